import { byCodeUnits, VERDICTS, type Assessment, type DemandReport } from '@cleanpath/model';
import type { AssessmentComparison, VerdictOrAbsent } from './comparison.js';

/** One service as both assessments have it. */
export interface DemandPair {
  readonly id: string;
  readonly name: string;
  readonly before: DemandReport | undefined;
  readonly after: DemandReport | undefined;
  readonly from: VerdictOrAbsent;
  readonly to: VerdictOrAbsent;
}

/** Every service of either assessment, by id. */
export function demandPairs(earlier: Assessment, later: Assessment): DemandPair[] {
  const before = new Map(earlier.demands.map((demand) => [demand.id, demand]));
  const after = new Map(later.demands.map((demand) => [demand.id, demand]));
  return [...new Set([...before.keys(), ...after.keys()])].sort(byCodeUnits).map((id) => {
    const [old, now] = [before.get(id), after.get(id)];
    return {
      id,
      name: (now ?? old)!.name,
      before: old,
      after: now,
      from: old?.verdict ?? 'absent',
      to: now?.verdict ?? 'absent',
    };
  });
}

const COLUMNS: readonly VerdictOrAbsent[] = [...VERDICTS, 'absent'];

export function verdictFlow(pairs: readonly DemandPair[]): AssessmentComparison['flow'] {
  return COLUMNS.flatMap((from) =>
    COLUMNS.flatMap((to) => {
      const count = pairs.reduce((sum, pair) => sum + (pair.from === from && pair.to === to ? 1 : 0), 0);
      return count === 0 ? [] : [{ from, to, count }];
    }),
  );
}

/** Above 0 where the verdict became better; 0 where it is the same or a service came or went. */
export function improvement({ before, after }: DemandPair): number {
  if (!before || !after) return 0;
  return VERDICTS.indexOf(before.verdict) - VERDICTS.indexOf(after.verdict);
}
