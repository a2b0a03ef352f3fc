import type { Outcome } from '@cleanpath/model';
import type { Belief } from '../criteria/belief.js';
import { changedBeliefs, type Evaluation } from '../criteria/evaluate-tree.js';
import { decideTiers, type DecisionInput, type Verdict } from '../decision/decide.js';
import type { VetoState } from '../decision/veto.js';
import { evaluateCase, leafBelief, type LeafChange, type SupplierCase } from './supplier-case.js';

/** A case with its evaluation and decision, ready to be varied. */
export interface Study {
  readonly theCase: SupplierCase;
  /** One evaluation per distinct base rate of the tiers; the first is at the general one. */
  readonly evaluations: readonly Evaluation[];
  readonly baseRates: readonly (number | undefined)[];
  /** Evaluation of each tier. */
  readonly evaluationOfTier: readonly number[];
  /** Node indices of the mandatory criteria. */
  readonly mandatory: readonly number[];
  readonly veto: VetoState;
  readonly verdicts: readonly Verdict[];
}

/** What a change of the evidence leads to. */
export interface Variant {
  readonly mean: number;
  /** Beliefs by node at the general base rate. */
  readonly beliefs: readonly Belief[];
  readonly outcomes: readonly Outcome[];
}

export function study(theCase: SupplierCase, veto: VetoState): Study {
  const general = theCase.parameters.opinion.baseRate;
  const baseRates: (number | undefined)[] = [undefined];
  const evaluationOfTier = theCase.parameters.tiers.map(({ baseRate }) => {
    const rate = baseRate === general ? undefined : baseRate;
    const known = baseRates.indexOf(rate);
    return known >= 0 ? known : baseRates.push(rate) - 1;
  });
  const evaluations = baseRates.map((rate) => evaluateCase(theCase, rate));
  const mandatory = theCase.nodes.filter((node) => node.criterion?.mandatory === true).map((node) => node.index);
  const beliefs = evaluations.map((evaluation) => evaluation.beliefs);
  const verdicts = decideTiers(inputs(beliefs, evaluationOfTier, mandatory), theCase.parameters, veto);
  return { theCase, evaluations, baseRates, evaluationOfTier, mandatory, veto, verdicts };
}

/** The case with some leaves changed; unchanged parts are taken over. */
export function vary(base: Study, leaves: Iterable<number>, changeOf: (leaf: number) => LeafChange): Variant {
  const all = [...leaves];
  const { theCase } = base;
  const beliefs = base.evaluations.map((evaluation, e) => {
    if (all.length === 0) return evaluation.beliefs;
    const changed = new Map(
      all.map((leaf) => [leaf, leafBelief(theCase, theCase.nodes[leaf]!, base.baseRates[e], changeOf(leaf))]),
    );
    return changedBeliefs(evaluation, changed);
  });
  const verdicts = decideTiers(inputs(beliefs, base.evaluationOfTier, base.mandatory), theCase.parameters, base.veto);
  return { mean: beliefs[0]![0]!.mean, beliefs: beliefs[0]!, outcomes: verdicts.map((verdict) => verdict.outcome) };
}

/** Decision under other beliefs about the root alone, as when weights vary. */
export function decideRoots(base: Study, roots: readonly Belief[]): Outcome[] {
  const input = inputs(
    base.evaluations.map((evaluation) => evaluation.beliefs),
    base.evaluationOfTier,
    base.mandatory,
  );
  return decideTiers(
    (tier) => ({ ...input(tier), root: roots[base.evaluationOfTier[tier]!]! }),
    base.theCase.parameters,
    base.veto,
  ).map((verdict) => verdict.outcome);
}

function inputs(
  beliefs: readonly (readonly Belief[])[],
  evaluationOfTier: readonly number[],
  mandatory: readonly number[],
): (tier: number) => DecisionInput {
  const made: (DecisionInput | undefined)[] = beliefs.map(() => undefined);
  return (tier) => {
    const e = evaluationOfTier[tier]!;
    return (made[e] ??= { root: beliefs[e]![0]!, beliefs: beliefs[e]!, mandatory });
  };
}
