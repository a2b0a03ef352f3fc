import type { Evidence, Policy, TrustParameters } from '@cleanpath/model';
import type { Belief } from '../criteria/belief.js';
import type { CriteriaTree, TreeNode } from '../criteria/criteria-tree.js';
import { criterionBelief } from '../criteria/criterion-belief.js';
import { evaluateTree, type Evaluation } from '../criteria/evaluate-tree.js';
import { fuseEvidence, type FusedEvidence } from '../evidence/fused-evidence.js';
import { poolEvidence, poolWithout, type CriterionItem, type PooledEvidence } from '../evidence/pooled-evidence.js';
import type { Voice } from '../evidence/source-voices.js';
import type { ItemWeight } from '../evidence/weigh-item.js';
import type { DropReason } from '../supplier-assessment.js';

/** An item of evidence in the case of one supplier. */
export interface CaseItem {
  readonly evidence: Evidence;
  readonly weight: ItemWeight;
  /** Index of its voice; −1 where the source is unknown. */
  readonly voice: number;
  /** Nodes (criteria or products of a criterion) it counts for. */
  readonly leaves: readonly number[];
  readonly dropped: DropReason | undefined;
  /** Supplier it was recorded for, when it reaches this one through ownership. */
  readonly inheritedFrom: string | undefined;
  /** Share with which it counts: 1, or less when it comes from an owner. */
  readonly factor: number;
}

/** Everything the assessment of one supplier is computed from. */
export interface SupplierCase {
  readonly supplier: { readonly id: string; readonly name: string };
  readonly tree: CriteriaTree;
  /** The nodes of the tree, with products below their criterion where several are in use. */
  readonly nodes: readonly TreeNode[];
  /** Ascending by evidence id. */
  readonly items: readonly CaseItem[];
  readonly voices: readonly Voice[];
  readonly trust: Float64Array;
  /** Items by leaf node; nodes that are no leaf have none. */
  readonly itemsOfLeaf: readonly (readonly CriterionItem[])[];
  /** The same items added up by voice. */
  readonly poolsOfLeaf: readonly PooledEvidence[];
  readonly parameters: TrustParameters;
  readonly policy: Policy;
}

/** Changes to a case for sensitivity. */
export interface LeafChange {
  readonly withoutItem?: number;
  readonly withoutVoice?: number;
  /** Trust per voice; longer than the voices of the case where `voices` is. */
  readonly trust?: ArrayLike<number>;
  readonly items?: readonly CriterionItem[];
  readonly voices?: readonly Pick<Voice, 'id' | 'affiliated'>[];
}

export function leafEvidence(
  theCase: SupplierCase,
  leaf: TreeNode,
  tierBaseRate: number | undefined,
  change: LeafChange = {},
): FusedEvidence {
  return fuseEvidence(changedPools(theCase, leaf, change), {
    voices: change.voices ?? theCase.voices,
    trust: change.trust ?? theCase.trust,
    parameters: theCase.parameters,
    baseRate: baseRateOf(theCase, leaf, tierBaseRate),
  });
}

function changedPools(theCase: SupplierCase, leaf: TreeNode, change: LeafChange): PooledEvidence {
  const voices = (change.voices ?? theCase.voices).length;
  const items = change.items ?? theCase.itemsOfLeaf[leaf.index]!;
  if (change.items !== undefined || change.withoutVoice !== undefined) {
    return poolEvidence(items, voices, change.withoutVoice);
  }
  const pools = theCase.poolsOfLeaf[leaf.index]!;
  return change.withoutItem === undefined ? pools : poolWithout(pools, items, voices, change.withoutItem);
}

export function leafBelief(
  theCase: SupplierCase,
  leaf: TreeNode,
  tierBaseRate: number | undefined,
  change?: LeafChange,
): Belief {
  return criterionBelief(
    leafEvidence(theCase, leaf, tierBaseRate, change),
    baseRateOf(theCase, leaf, tierBaseRate),
    theCase.parameters,
  );
}

/** The tree of a case at the base rate of a tier (undefined: the general one). */
export function evaluateCase(theCase: SupplierCase, tierBaseRate: number | undefined): Evaluation {
  return evaluateTree(theCase.nodes, (leaf) => leafBelief(theCase, leaf, tierBaseRate), theCase.parameters);
}

/** A criterion's own base rate wins over that of the tier. */
function baseRateOf({ parameters, nodes }: SupplierCase, leaf: TreeNode, tierBaseRate: number | undefined): number {
  const criterion = leaf.criterion ?? nodes[leaf.parent]?.criterion;
  return criterion?.baseRate ?? tierBaseRate ?? parameters.opinion.baseRate;
}
