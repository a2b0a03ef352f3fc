import type { InnerKind, Outcome, Tier, TierThresholds } from '@cleanpath/model';

/** A binomial opinion: belief + disbelief + uncertainty = 1; `a` is the base rate. */
export interface OpinionFigures {
  readonly b: number;
  readonly d: number;
  readonly u: number;
  readonly a: number;
}

/** A catalog or policy a result rests on. */
export interface VersionedId {
  readonly id: string;
  readonly version: string;
}

/** `product` nodes are one criterion seen at one product; their parent is the criterion. */
export type NodeKind = InnerKind | 'criterion' | 'product';

export interface NodeAssessment {
  /** Node id of the criteria catalog; products append `/<product id>`. */
  readonly id: string;
  readonly title: string;
  readonly kind: NodeKind;
  readonly parent?: string;
  readonly children: readonly string[];
  /** Normalised weight among the children of a compensatory parent. */
  readonly weight?: number;
  readonly opinion: OpinionFigures;
  /** Projected probability. */
  readonly mean: number;
  readonly sd: number;
  /** Central credible interval at the credible level of the parameters. */
  readonly lower: number;
  readonly upper: number;
  /** Share of belief that evidence settles, 1 − uncertainty. */
  readonly coverage: number;
  /** Degree of conflict between supporting and refuting sources; inner nodes: the highest below. */
  readonly conflict: number;
  /** Criteria: conflict above the threshold. Inner nodes: a contested mandatory criterion below. */
  readonly contested: boolean;
  readonly mandatory: boolean;
  /** Explanation bars: what each child adds to the mean against its base rate. Empty for criteria. */
  readonly contributions: readonly { readonly node: string; readonly value: number }[];
  /** Child that gives the lower (upper) bound of a knock-out node. */
  readonly bindingLower?: string;
  readonly bindingUpper?: string;
  /** Independent sources by id, ascending; `supporting` and `refuting` are parts of `independent`. */
  readonly independent: readonly string[];
  readonly supporting: readonly string[];
  readonly refuting: readonly string[];
  /** Contested criteria: other fusions of the same sources, for the analyst. */
  readonly alternatives?: { readonly wbf: OpinionFigures; readonly ccf: OpinionFigures };
}

/** Which rule of the decision procedure fired; the first match wins. */
export type DecisionRule =
  | 'veto-upheld'
  | 'excluded-at-lower-tier'
  | 'insufficient-evidence'
  | 'evidence-refutes'
  | 'evidence-supports'
  | 'otherwise-restricted';

export type DecisionReasonCode =
  | 'veto-upheld'
  | 'veto-open'
  | 'excluded-at-lower-tier'
  | 'coverage-low'
  | 'sources-few'
  | 'mandatory-coverage-low'
  | 'mandatory-no-source'
  | 'upper-bound-low'
  | 'lower-bound-high'
  | 'below-accept'
  | 'single-source-adverse'
  | 'supporting-sources-few'
  | 'contested'
  | 'fragile';

export interface DecisionReason {
  readonly code: DecisionReasonCode;
  readonly text: string;
  readonly node?: string;
}

export interface TierDecision {
  readonly tier: Tier;
  readonly outcome: Outcome;
  readonly rule: DecisionRule;
  readonly reasons: readonly DecisionReason[];
  /** Bounds and coverage of the root at the base rate of this tier. */
  readonly lower: number;
  readonly upper: number;
  readonly coverage: number;
  readonly required: TierThresholds;
  /** The criterion or group that decides: follow it to see why. */
  readonly bindingNode: string;
  /** The decision as a sentence to be read aloud. */
  readonly sentence: string;
  /** What is missing to reach "trusted" at this tier; empty when trusted. */
  readonly missing: readonly DecisionReason[];
}

export type DropReason =
  | 'not-yet-observed'
  | 'not-yet-recorded'
  | 'expired'
  | 'repeats-another'
  | 'credibility-without-weight'
  | 'no-support-stated'
  | 'disputed-suspended'
  | 'retracted'
  | 'tampered'
  | 'superseded'
  | 'criterion-not-in-tree'
  | 'catalog-version'
  | 'product-not-in-use'
  | 'source-unknown'
  | 'type-unknown'
  | 'weaker-repeat-of-its-group';

export interface OutcomeChange {
  readonly tier: Tier;
  readonly from: Outcome;
  readonly to: Outcome;
}

export interface EvidenceAssessment {
  readonly id: string;
  /** Criteria of the tree it speaks to. */
  readonly criteria: readonly string[];
  readonly source: string;
  /** Source it is pooled with: its own, its publisher's, or the one voice of the supplier. */
  readonly voice: string;
  readonly grade: string;
  readonly affiliated: boolean;
  /** Supplier it was recorded for, when it reaches this one through ownership. */
  readonly inheritedFrom?: string;
  readonly ageDays: number;
  /** Ageing factor, 0 to 1. */
  readonly kappa: number;
  /** Credibility factor, 0 to 1. */
  readonly gamma: number;
  /** Supporting and refuting observations before the source is discounted. */
  readonly r: number;
  readonly q: number;
  /** Observations it adds after the discount and the fusion of dependent sources; the largest over its criteria. */
  readonly effectiveWeight: number;
  readonly stale: boolean;
  readonly dropped?: DropReason;
  /** What happens without the item; absent when sensitivity was not asked for. */
  readonly effect?: {
    /** Mean with the item minus mean without it, at the root. */
    readonly deltaMean: number;
    /** The same at its criterion (the largest change over its criteria). */
    readonly deltaCriterion: number;
    readonly changes: readonly OutcomeChange[];
  };
}

/** Something whose change alone changes an outcome. */
export interface Flip extends OutcomeChange {
  readonly cause: 'without-item' | 'without-source' | 'source-one-grade-lower' | 'source-one-grade-higher';
  /** Evidence or source id. */
  readonly id: string;
}

export interface SmaaSummary {
  readonly draws: number;
  readonly seed: number;
  readonly weights: 'dirichlet' | 'uniform';
  readonly acceptability: Readonly<Record<Tier, Readonly<Record<Outcome, number>>>>;
  /** Largest standard error of the shares. */
  readonly standardError: number;
  /** Tiers whose decided outcome does not hold in enough draws. */
  readonly weightSensitive: readonly Tier[];
}

export interface ParameterShift {
  readonly parameter: string;
  readonly value: string;
  readonly mean: number;
  readonly changes: readonly OutcomeChange[];
}

export interface SupplierSensitivity {
  /** True when the removal of one item changes an outcome. */
  readonly fragile: boolean;
  /** One sentence per fragile tier, first item first. */
  readonly sentences: readonly string[];
  readonly flips: readonly Flip[];
  /** The five items that moved the mean most, strongest first. */
  readonly mostInfluential: readonly string[];
  readonly smaa?: SmaaSummary;
  /** Outcomes under other values of the parameters. */
  readonly parameters?: readonly ParameterShift[];
}

export interface EvidenceSuggestion {
  readonly tier: Tier;
  readonly criterion: string;
  readonly type: string;
  readonly grade: string;
  /** Probability that one item of the kind changes the outcome at the tier. */
  readonly flipProbability: number;
  readonly favourable: Outcome;
  readonly adverse: Outcome;
  readonly text: string;
}

export interface SupplierOwnership {
  /** The controlling entity no other entity controls, or the supplier itself. */
  readonly group: string;
  /** Entities that control the supplier, and entities it controls, at the as-of date. */
  readonly controlledBy: readonly string[];
  readonly controls: readonly string[];
  /** Holders that share control without one of them having it. */
  readonly jointControl: readonly string[];
  /** Equity nobody is named for, 0 to 1; absent when no owner is named at all or a share is unknown. */
  readonly undisclosedShare?: number;
  /** Affiliates for review: connected above the influence share, with the witness in words. */
  readonly review: readonly { readonly id: string; readonly why: string }[];
}

/** Favourable evidence that together would reach "trusted" at a tier; a short list, not always the shortest. */
export interface PathToTrust {
  readonly tier: Tier;
  readonly steps: readonly { readonly criterion: string; readonly type: string; readonly grade: string }[];
  readonly sentence: string;
}

/** What is concluded about one supplier, from which evidence, and how firmly. */
export interface SupplierAssessment {
  readonly supplier: string;
  readonly asOf: string;
  readonly knownAt: string;
  readonly criteria: VersionedId;
  readonly parameters: VersionedId;
  readonly policy: VersionedId;
  readonly root: string;
  /** Depth first from the root, children in catalog order, products by id. */
  readonly nodes: readonly NodeAssessment[];
  readonly tiers: Readonly<Record<Tier, TierDecision>>;
  /** Ascending by id. */
  readonly evidence: readonly EvidenceAssessment[];
  /** Criteria (or criterion/product) whose evidence is contested. */
  readonly contested: readonly string[];
  /** Evidence that has expired. */
  readonly stale: readonly string[];
  readonly ownership: SupplierOwnership;
  readonly sensitivity?: SupplierSensitivity;
  /** Next evidence worth collecting, best first. */
  readonly suggestions: readonly EvidenceSuggestion[];
  /** Per tier that is not trusted but could become so through evidence, the least strict first. */
  readonly pathsToTrust: readonly PathToTrust[];
}
