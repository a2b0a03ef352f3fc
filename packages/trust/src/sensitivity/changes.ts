import { TIERS, type Outcome } from '@cleanpath/model';
import type { Study, Variant } from '../case/study.js';
import type { OutcomeChange } from '../supplier-assessment.js';

/** Outcomes of a variant that differ from the study, by tier. */
export function outcomeChanges(base: Study, outcomes: readonly Outcome[]): OutcomeChange[] {
  const changes: OutcomeChange[] = [];
  TIERS.forEach((tier, index) => {
    const [from, to] = [base.verdicts[index]!.outcome, outcomes[index]!];
    if (from !== to) changes.push({ tier, from, to });
  });
  return changes;
}

export const changesOf = (base: Study, variant: Variant): OutcomeChange[] => outcomeChanges(base, variant.outcomes);
