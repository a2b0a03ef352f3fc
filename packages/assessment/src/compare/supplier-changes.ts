import { byCodeUnits, TIERS, type Assessment, type Outcome, type Tier } from '@cleanpath/model';
import type { AssessmentComparison, OutcomeOrAbsent } from './comparison.js';

export interface DecisionChange {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  readonly from: OutcomeOrAbsent;
  readonly to: OutcomeOrAbsent;
}

/** Decisions that differ, by supplier and tier; `absent` where one of the assessments has none. */
export function supplierChanges(earlier: Assessment, later: Assessment): AssessmentComparison['suppliers'] {
  const [before, after] = [decisionsOf(earlier), decisionsOf(later)];
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort(byCodeUnits);
  return ids.flatMap((id) => {
    const [old, now] = [before.get(id), after.get(id)];
    return TIERS.flatMap((tier): DecisionChange[] => {
      const from = old?.tiers.get(tier) ?? 'absent';
      const to = now?.tiers.get(tier) ?? 'absent';
      return from === to ? [] : [{ id, name: (now ?? old)!.name, tier, from, to }];
    });
  });
}

function decisionsOf({ suppliers }: Assessment): Map<string, { name: string; tiers: Map<Tier, Outcome> }> {
  return new Map(
    suppliers.map(({ id, name, decisions }) => [
      id,
      { name, tiers: new Map(decisions.map(({ tier, outcome }) => [tier, outcome])) },
    ]),
  );
}
