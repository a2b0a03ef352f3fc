import { problem, TIERS, type Problem, type SourcePlace, type TierThresholds } from '@cleanpath/model';

const RISING = ['acceptLower', 'excludeUpper', 'minCoverage', 'minIndependent', 'excludeMinIndependent'] as const;

/**
 * Faults of a tier table. Every column must not fall from the least strict tier on, each tier must accept above what
 * it excludes, and a base rate must not rise with strictness: else a supplier could be trusted where more is at
 * stake and not where less is.
 */
export function checkThresholds(
  tiers: readonly TierThresholds[],
  baseRate: number,
  place: SourcePlace = {},
): Problem[] {
  const problems: Problem[] = [];
  const fault = (index: number, message: string): void => {
    const pointer = `${place.pointer ?? ''}/tiers/${index}`;
    problems.push(problem('policy-thresholds', { ...place, pointer, message }));
  };
  tiers.forEach((row, index) => {
    if (row.tier !== TIERS[index]) fault(index, `Tier ${index + 1} is "${row.tier}", not "${TIERS[index] ?? 'none'}"`);
    if (!(row.acceptLower > row.excludeUpper)) {
      fault(
        index,
        `Tier "${row.tier}" accepts at ${row.acceptLower}, which is not above its exclusion ${row.excludeUpper}`,
      );
    }
    const before = tiers[index - 1];
    if (before === undefined) return;
    for (const column of RISING) {
      if (row[column] < before[column]) {
        fault(index, `"${column}" falls from ${before[column]} at "${before.tier}" to ${row[column]} at "${row.tier}"`);
      }
    }
    if ((row.baseRate ?? baseRate) > (before.baseRate ?? baseRate)) {
      fault(index, `The base rate rises from "${before.tier}" to "${row.tier}"`);
    }
  });
  return problems;
}
