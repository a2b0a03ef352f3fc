import { TIERS, type Outcome, type Tier } from '@cleanpath/model';
import type { Study } from '../case/study.js';
import { withHypothetical, type HypotheticalItem } from './hypothetical-evidence.js';

export interface InformationValue {
  /** Probability that the item turns out favourable: the mean of its criterion. */
  readonly piFavourable: number;
  readonly favourable: readonly Outcome[];
  readonly adverse: readonly Outcome[];
  /** Probability that the item changes the outcome, by tier. */
  readonly flipProbability: Readonly<Record<Tier, number>>;
}

/** What one more item could change before it is known how it turns out. */
export function valueOfInformation(base: Study, candidate: Omit<HypotheticalItem, 'support'>): InformationValue {
  const pi = base.evaluations[0]!.beliefs[candidate.leaf]!.mean;
  const favourable = withHypothetical(base, [{ ...candidate, support: 1 }]).outcomes;
  const adverse = withHypothetical(base, [{ ...candidate, support: 0 }]).outcomes;
  const flip = TIERS.map((tier, index): [Tier, number] => {
    const now = base.verdicts[index]!.outcome;
    return [tier, (favourable[index] === now ? 0 : pi) + (adverse[index] === now ? 0 : 1 - pi)];
  });
  return { piFavourable: pi, favourable, adverse, flipProbability: Object.fromEntries(flip) as Record<Tier, number> };
}
