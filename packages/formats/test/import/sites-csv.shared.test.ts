import { describe, expect, it } from 'vitest';
import { lambert93ToDegrees } from '../../src/import/sites-csv/lambert93.js';
import { hasShared, importDraft, kindCounts, sharedFile } from './import-shared.js';

describe.skipIf(!hasShared)('site list: 77,148 rows (skipped: shared data not found)', () => {
  const { draft, report } = importDraft('sites-csv', sharedFile('topology/ran-fr/sites-mobiles-2018-01-l93.csv.gz'));

  it('takes all rows but the bad one, which is rejected with its line', () => {
    expect(report.tallies).toEqual({
      'rows accepted': 77_147,
      'distinct positions': 70_818,
      'repeated operator and position, kept with a number': 469,
      'rows without any technology': 1574,
    });
    expect(report.rejected.map(({ line, code }) => [line, code])).toEqual([[77_149, 'import-row-rejected']]);
    expect(kindCounts(draft)).toEqual({ 'base-station': 77_147, 'base-station-site': 70_818 });
    expect(draft.relations.size).toBe(77_147);
  });

  it('gives the shares of the operators', () => {
    const counts = new Map<string, number>();
    for (const { record } of draft.elements.values()) {
      if (record.operator !== undefined) counts.set(record.operator, (counts.get(record.operator) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({
      'operator:20801': 24_612,
      'operator:20810': 21_449,
      'operator:20820': 18_816,
      'operator:20815': 12_270,
    });
    const hhi = [...counts.values()].reduce((sum, count) => sum + (count / 77_147) ** 2, 0) * 1e4;
    expect(hhi).toBeCloseTo(2638.6, 3);
  });
});

describe('Lambert-93', () => {
  it.each([
    [700_000, 6_600_000, 3, 46.5],
    [102_980, 6_847_973, -5.0888561, 48.4565746],
    [652_381, 6_862_047, 2.3509991, 48.8566991],
  ])('(%d, %d) is %d E, %d N', (x, y, lon, lat) => {
    const degrees = lambert93ToDegrees(x, y);
    expect(Math.abs(degrees.lon - lon)).toBeLessThan(1e-6);
    expect(Math.abs(degrees.lat - lat)).toBeLessThan(1e-6);
  });
});
