import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedData } from '../../../scripts/shared-data.js';
import { demandEvidence, verdictCounts } from '../src/index.js';
import { checkEvidence } from './checker.js';
import { analyse } from './records.js';
import { zooRecords } from './zoo-records.js';

const oracles = sharedData('topology/oracles/zoo-oracles.json');

interface Oracle {
  readonly nodes: number;
  readonly firstDemands: [number, number][];
  readonly demands: number;
  readonly disconnected: number;
  readonly scenarios: Record<
    string,
    { endpointUntrusted: number; existsClean: number; existsClean_ifS3unknown: [number, number] }
  >;
}

describe.skipIf(!oracles)(oracles ? 'real operator networks' : 'skipped: shared data not found', () => {
  const expected = oracles ? (JSON.parse(readFileSync(oracles, 'utf8')) as Record<string, Oracle>) : {};
  const scenarios = Object.entries(expected).flatMap(([name, oracle]) =>
    Object.keys(oracle.scenarios).map((scenario) => ({ name, scenario, oracle })),
  );

  it('are 16 networks with 3 scenarios each', () => expect(scenarios).toHaveLength(48));

  it.each(scenarios)('$name, $scenario: verdicts as expected, every one proved', ({ name, scenario, oracle }) => {
    const want = oracle.scenarios[scenario]!;
    const untrusted = scenario.slice(0, 2);
    const records = zooRecords(name, oracle.demands, { [untrusted]: 'untrusted' });
    expect(records.elements).toHaveLength(oracle.nodes);
    const { table, view } = analyse(records);
    const counts = verdictCounts(table);
    expect(counts).toMatchObject({ clean: want.existsClean, undetermined: 0, disconnected: oracle.disconnected });
    const { from, to } = table.demands;
    const ends = records.demands.filter(
      (_, d) => table.verdict[d] !== 3 && (view.own.state[from[d]!] === 2 || view.own.state[to[d]!] === 2),
    );
    expect(ends).toHaveLength(want.endpointUntrusted);
    for (const evidence of demandEvidence(table, records.demands.keys()))
      expect(checkEvidence(records, evidence, 'overall')).toEqual([]);

    const unsure = zooRecords(name, oracle.demands, { [untrusted]: 'untrusted', S3: 'unknown' });
    const second = verdictCounts(analyse(unsure).table);
    expect([second.clean, second.clean + second.undetermined]).toEqual(want.existsClean_ifS3unknown);
  });
});
