import { TIERS, type Outcome } from '@cleanpath/model';
import type { Study, Variant } from '../case/study.js';
import type { OutcomeChange } from '../supplier-assessment.js';

/** Outcomes of a variant that differ from the study, by tier. */
export function outcomeChanges(base: Study, outcomes: readonly Outcome[]): readonly OutcomeChange[] {
  if (outcomes.every((outcome, index) => outcome === base.verdicts[index]!.outcome)) return NO_CHANGES;
  const changes: OutcomeChange[] = [];
  TIERS.forEach((tier, index) => {
    const [from, to] = [base.verdicts[index]!.outcome, outcomes[index]!];
    if (from !== to) changes.push({ tier, from, to });
  });
  return changes;
}

/** Shared, as most variants change nothing. */
const NO_CHANGES: readonly OutcomeChange[] = [];

export const changesOf = (base: Study, variant: Variant): readonly OutcomeChange[] =>
  outcomeChanges(base, variant.outcomes);
