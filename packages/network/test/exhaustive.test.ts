import { VERDICTS, type Relation, type TrustState } from '@cleanpath/model';
import { describe, expect, it } from 'vitest';
import { compileDemands, compileNetwork, demandEvidence, effectiveTrust, ownStates, verdicts } from '../src/index.js';
import { checkEvidence } from './checker.js';
import { demandVerdict, effective } from './naive.js';
import { ownInput, POLICY, tables, type Records } from './records.js';

const STATES: readonly TrustState[] = ['trusted', 'unknown', 'untrusted'];

describe('every small network', () => {
  it.each([2, 3, 4, 5])('of %i elements: every graph up to renaming, every trust assignment, every pair', (size) => {
    const ids = names(size);
    let networks = 0;
    for (const links of graphs(size)) {
      const base: Omit<Records, 'supplierState'> = {
        elements: ids.map((id) => ({ id, kind: 'transport-node', supplier: `s${id}` })),
        relations: links.map(([a, b]): Relation => ({ from: ids[a]!, to: ids[b]!, type: 'link' })),
        suppliers: ids.map((id) => `s${id}`),
        demands: ids.flatMap((from) =>
          ids.map((to) => ({ id: `${from}${to}`, legs: [{ plane: 'transmission' as const, from, to }] })),
        ),
        policy: POLICY,
      };
      const network = compileNetwork(tables(base), POLICY);
      const demands = compileDemands(network, base.demands);
      for (const supplierState of assignments(base.suppliers)) {
        const records: Records = { ...base, supplierState };
        const table = verdicts(effectiveTrust(network, ownStates(network, ownInput(records))), demands);
        networks++;
        records.demands.forEach((demand, d) => {
          const expected = demandVerdict(records, demand, 'overall');
          if (VERDICTS[table.verdict[d]!] !== expected)
            expect.fail(`${demand.id} should be ${expected} with ${JSON.stringify({ links, supplierState })}`);
        });
        if (size > 4) continue;
        for (const evidence of demandEvidence(table, records.demands.keys())) {
          const faults = checkEvidence(records, evidence, 'overall');
          if (faults.length > 0) expect.fail(`${faults.join()} with ${JSON.stringify({ links, supplierState })}`);
        }
      }
    }
    // Graphs on n unlabelled nodes (OEIS A000088) times 3^n assignments.
    expect(networks).toBe({ 2: 2 * 9, 3: 4 * 27, 4: 11 * 81, 5: 34 * 243 }[size]);
  });

  it('of 3 elements: every dependency digraph, every trust assignment', () => {
    const ids = names(3);
    const arcs = ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => ({ from, to })));
    for (let mask = 0; mask < 1 << arcs.length; mask++) {
      const base: Omit<Records, 'supplierState'> = {
        elements: ids.map((id) => ({ id, kind: 'nfvi-host', supplier: `s${id}` })),
        relations: arcs.filter((_, i) => (mask >> i) & 1).map((arc): Relation => ({ ...arc, type: 'hosted-on' })),
        suppliers: ids.map((id) => `s${id}`),
        demands: [],
        policy: POLICY,
      };
      const network = compileNetwork(tables(base), POLICY);
      for (const supplierState of assignments(base.suppliers)) {
        const records: Records = { ...base, supplierState };
        const { taint } = effectiveTrust(network, ownStates(network, ownInput(records)));
        const states = ids.map((_, row) =>
          (taint[row]! & 1) !== 0 ? 'untrusted' : (taint[row]! & 2) !== 0 ? 'unknown' : 'trusted',
        );
        expect(states).toEqual(ids.map((id) => effective(records, id, 'overall')));
      }
    }
  });
});

const names = (size: number): string[] => Array.from({ length: size }, (_, i) => String.fromCharCode(97 + i));

/** One graph of every isomorphism class: the one whose edge mask is smallest among all renamings. */
function graphs(size: number): [number, number][][] {
  const pairs: [number, number][] = [];
  for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) pairs.push([a, b]);
  const position = new Map(pairs.map(([a, b], i) => [a * size + b, i]));
  const renamings = permutations(size).map((order) =>
    pairs.map(([a, b]) => {
      const [x, y] = [order[a]!, order[b]!];
      return position.get(Math.min(x, y) * size + Math.max(x, y))!;
    }),
  );
  const found: [number, number][][] = [];
  for (let mask = 0; mask < 1 << pairs.length; mask++) {
    const smallest = renamings.every(
      (renaming) => renaming.reduce((m, to, from) => m | (((mask >> from) & 1) << to), 0) >= mask,
    );
    if (smallest) found.push(pairs.filter((_, i) => (mask >> i) & 1));
  }
  return found;
}

function permutations(size: number): number[][] {
  if (size === 0) return [[]];
  return permutations(size - 1).flatMap((order) =>
    Array.from({ length: size }, (_, at) => [...order.slice(0, at), size - 1, ...order.slice(at)]),
  );
}

function* assignments(suppliers: readonly string[]): Generator<Record<string, TrustState>> {
  for (let code = 0; code < 3 ** suppliers.length; code++)
    yield Object.fromEntries(suppliers.map((id, i) => [id, STATES[Math.floor(code / 3 ** i) % 3]!]));
}
