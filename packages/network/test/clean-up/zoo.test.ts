import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedData } from '../../../../scripts/shared-data.js';
import { cleanUp, loadSolver, type Highs } from '../../src/index.js';
import { analyse } from '../records.js';
import { zooRecords } from '../zoo-records.js';

const oracles = sharedData('topology/oracles/cleanup-oracles.json');

interface Oracle {
  readonly network: string;
  readonly demands: number;
  readonly untrusted: number;
  readonly optimum: number;
}

/** Instances left to the benchmark: they take longer than a test should. */
const LONG = new Set(['Kdl']);

describe.skipIf(!oracles)(oracles ? 'clean-up of real operator networks' : 'skipped: shared data not found', () => {
  const { instances } = oracles
    ? (JSON.parse(readFileSync(oracles, 'utf8')) as { instances: Oracle[] })
    : { instances: [] };
  let highs: Highs;
  beforeAll(async () => {
    highs = await loadSolver();
  }, 60_000);

  it('are 15 with a proved optimum', () => expect(instances).toHaveLength(15));

  it.each(instances.filter(({ network }) => !LONG.has(network)))(
    '$network, $demands demands: optimum $optimum, proved',
    ({ network, demands, untrusted, optimum }) => {
      const records = zooRecords(network, demands, { S0: 'untrusted' });
      expect(records.elements.filter(({ supplier }) => supplier === 'S0')).toHaveLength(untrusted);
      const costs = Float64Array.from(records.elements, (_, i) => 1 + ((Math.imul(i + 1, 2654435761) >>> 8) % 9));
      const { table } = analyse(records);
      const result = cleanUp(table, highs, { costs });
      expect(result).toMatchObject({ status: 'optimal', cost: optimum, lowerBound: optimum, gap: 0 });
      expect(result.served.length).toBe(table.verdict.filter((code) => code === 1 || code === 2).length);
    },
  );
});
