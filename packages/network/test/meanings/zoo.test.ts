import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedData } from '../../../../scripts/shared-data.js';
import { blocksOf, judgeMeaning, mustPass, type Meaning } from '../../src/index.js';
import { analyse } from '../records.js';
import { zooRecords } from '../zoo-records.js';

const oracles = sharedData('topology/oracles/zoo-oracles.json');

interface Oracle {
  readonly demands: number;
  readonly disconnected: number;
  readonly scenarios: Record<string, Record<keyof typeof FIELDS, number>>;
  readonly topMustPass: [number, number][];
}

/** Field of the expected results and the meaning it counts. */
const FIELDS = {
  existsClean: { kind: 'exists' },
  everyShortestClean: { kind: 'routed' },
  someShortestClean: { kind: 'some-routed' },
  everySimplePathClean: { kind: 'simple' },
  everyWalkClean: { kind: 'walk' },
  twoDisjointClean: { kind: 'disjoint', paths: 2 },
} as const satisfies Record<string, Meaning>;

describe.skipIf(!oracles)(oracles ? 'meanings on real networks' : 'skipped: shared data not found', () => {
  const expected = oracles ? (JSON.parse(readFileSync(oracles, 'utf8')) as Record<string, Oracle>) : {};

  it.each(Object.entries(expected))('%s: every meaning in every scenario', (name, oracle) => {
    for (const [scenario, want] of Object.entries(oracle.scenarios)) {
      const { view, table } = analyse(zooRecords(name, oracle.demands, { [scenario.slice(0, 2)]: 'untrusted' }));
      for (const [field, meaning] of Object.entries(FIELDS)) {
        const codes = judgeMeaning(view, table.demands, meaning);
        const clean = codes.reduce((sum, code) => sum + (code === 0 ? 1 : 0), 0);
        expect(`${scenario} ${field} ${clean}`).toBe(`${scenario} ${field} ${want[field as keyof typeof FIELDS]}`);
      }
    }
  });

  it.each(Object.entries(expected))('%s: the elements most demands cannot avoid', (name, oracle) => {
    const { view, table } = analyse(zooRecords(name, oracle.demands, {}));
    const blocks = blocksOf(view.network);
    const count = new Map<number, number>();
    table.demands.from.forEach((from, leg) => {
      for (const e of mustPass(blocks, from, table.demands.to[leg]!)) count.set(e, (count.get(e) ?? 0) + 1);
    });
    const ranked = [...count].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 5);
    expect(ranked.map(([, demands]) => demands)).toEqual(oracle.topMustPass.map(([, demands]) => demands));
    for (const [element, demands] of oracle.topMustPass) expect(count.get(element)).toBe(demands);
  });
});
