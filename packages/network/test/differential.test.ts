import { VERDICTS, type Plane } from '@cleanpath/model';
import { describe, expect, it } from 'vitest';
import {
  compileNetwork,
  demandEvidence,
  effectiveState,
  explainExposure,
  explainFailure,
  failures,
  supplierExposure,
  supplierFailure,
  type SupplierRows,
} from '../src/index.js';
import { checkChain, checkEvidence, checkFailure } from './checker.js';
import { demandVerdict, effective, exposedSuppliers, failed, fatalSuppliers, rootsAt, simplePaths } from './naive.js';
import { randomOf, randomRecords } from './random-records.js';
import { analyse, ownState, tables, type Records } from './records.js';

const NETWORKS = 3_000;
const seeds = Array.from({ length: NETWORKS }, (_, i) => i + 1);

describe(`${NETWORKS} random networks of up to 12 elements against the definitions`, () => {
  it('gives every element its own and effective state, with a chain that holds', () => {
    for (const seed of seeds) {
      const records = randomRecords(seed);
      const { view } = analyse(records);
      records.elements.forEach((element, row) => {
        const where = `network ${seed}, ${element.id}`;
        expect(['trusted', 'unknown', 'untrusted'][view.own.state[row]!], where).toBe(ownState(records, element));
        for (const scope of view.scopes) {
          const state = effective(records, element.id, scope);
          expect(effectiveState(view, row, scope), `${where}, ${scope}`).toBe(state);
          const chain = explainExposure(view, row, scope);
          expect(chain?.state ?? 'trusted', where).toBe(state);
          if (chain) expect(checkChain(records, chain, row, scope), where).toEqual([]);
        }
      });
    }
  });

  it('gives every demand its verdict, overall and per plane', () => {
    for (const seed of seeds) {
      const records = randomRecords(seed);
      const { view, table } = analyse(records);
      const planes = view.scopes.slice(1) as Plane[];
      records.demands.forEach((demand, d) => {
        const where = `network ${seed}, ${demand.id}`;
        expect(VERDICTS[table.verdict[d]!], where).toBe(demandVerdict(records, demand, 'overall'));
        planes.forEach((plane, p) => {
          const verdict = VERDICTS[table.planeVerdict[d * planes.length + p]!];
          expect(verdict, `${where}, ${plane}`).toBe(demandVerdict(records, demand, plane));
        });
      });
    }
  });

  it('proves every verdict with witnesses that hold on the records alone', () => {
    const kinds = new Map<string, number>();
    for (const seed of seeds) {
      const records = randomRecords(seed);
      const { view, table } = analyse(records);
      for (const scope of [view.scopes[0]!, view.scopes[1 + (seed % (view.scopes.length - 1))]!])
        for (const evidence of demandEvidence(table, records.demands.keys(), { scope })) {
          const where = `network ${seed}, demand ${evidence.demand}, ${scope}`;
          expect(evidence.verdict, where).toBe(demandVerdict(records, records.demands[evidence.demand]!, scope));
          expect(checkEvidence(records, evidence, scope), where).toEqual([]);
          for (const leg of evidence.legs)
            for (const part of ['path', 'cut', 'route', 'offenders', 'unknown', 'pathBack'] as const)
              if (leg[part]) kinds.set(part, (kinds.get(part) ?? 0) + 1);
        }
    }
    for (const part of ['path', 'cut', 'route', 'offenders', 'unknown', 'pathBack'])
      expect(kinds.get(part), `${part} never occurred`).toBeGreaterThan(100);
  });

  it('takes shortest clean paths and cheapest routes', () => {
    for (const seed of seeds) {
      const records = randomRecords(seed);
      const { view, table } = analyse(records);
      const cost = cleaningCosts(records);
      for (const evidence of demandEvidence(table, records.demands.keys()))
        evidence.legs.forEach((leg, i) => {
          const { from, to } = records.demands[evidence.demand]!.legs[i]!;
          const where = `network ${seed}, demand ${evidence.demand}`;
          if (leg.path) {
            const bad = leg.verdict === 'clean' ? ['untrusted', 'unknown'] : ['untrusted'];
            const usable = (id: string): boolean => !bad.includes(effectiveState(view, rowOf(records, id)));
            const lengths = [...simplePaths(records, from!, to!, usable)].map((path) => path.length);
            expect(leg.path.elements.length, where).toBe(Math.min(...lengths));
          }
          if (!leg.route) return;
          expect(leg.route.basis, where).toBe('cheapest');
          const [start, end] = leg.direction === 'back' ? [to!, from!] : [from!, to!];
          const costs = [...simplePaths(records, start, end, () => true)].map((path) =>
            path.reduce((sum, id) => sum + cost(id), 0),
          );
          expect(leg.route.cost, where).toBeCloseTo(Math.min(...costs), 9);
        });
    }
  });

  it('still proves every verdict when the searches run out of budget', () => {
    for (const seed of seeds) {
      const records = randomRecords(seed);
      const { table } = analyse(records);
      for (const evidence of demandEvidence(table, records.demands.keys(), { pathBudget: 0, routeBudget: 0 }))
        expect(checkEvidence(records, evidence, 'overall'), `network ${seed}`).toEqual([]);
    }
  });

  it('knows the suppliers each element is exposed to, and those whose removal fails it', () => {
    for (const seed of seeds) {
      const records = randomRecords(seed);
      const network = compileNetwork(tables(records), records.policy);
      const exposure = supplierExposure(network);
      const failure = supplierFailure(network);
      records.elements.forEach(({ id }, row) => {
        expect(named(records, exposure, row), `network ${seed}, ${id}`).toEqual(exposedSuppliers(records, id));
        expect(named(records, failure, row), `network ${seed}, ${id}`).toEqual(fatalSuppliers(records, id));
      });
    }
  });

  it('finds what fails once elements are lost, with a proof without circles', () => {
    for (const seed of seeds) {
      const records = randomRecords(seed);
      const network = compileNetwork(tables(records), records.policy);
      const random = randomOf(seed);
      const lost = new Set(records.elements.map(({ id }) => id).filter(() => random() < 0.25));
      const view = failures(
        network,
        Uint8Array.from(records.elements, ({ id }) => (lost.has(id) ? 1 : 0)),
      );
      const down = failed(records, lost);
      records.elements.forEach(({ id }, row) => {
        expect(view.round[row] !== 0, `network ${seed}, ${id}`).toBe(down.has(id));
        const proof = explainFailure(view, row);
        expect(proof !== undefined).toBe(down.has(id));
        if (proof) expect(checkFailure(records, proof, row, lost), `network ${seed}, ${id}`).toEqual([]);
      });
    }
  });
});

function named(records: Records, { rows, words, first, suppliers }: SupplierRows, row: number): string[] {
  const found: string[] = [];
  for (let s = 0; s < suppliers; s++)
    if (((rows[row * words + (s >> 5)]! >> (s & 31)) & 1) === 1) found.push(records.suppliers[first + s]!);
  return found.sort();
}

const rowOf = (records: Records, id: string): number => records.elements.findIndex((element) => element.id === id);

/** Summed cost of the untrusted roots of an element; without a stated cost the lower median of the stated ones. */
function cleaningCosts(records: Records): (id: string) => number {
  const stated = records.elements.flatMap((e) => (e.replacementCost === undefined ? [] : [e.replacementCost]));
  stated.sort((a, b) => a - b);
  const typical = stated[Math.floor((stated.length - 1) / 2)] ?? 1;
  const known = new Map<string, number>();
  return (id) => {
    const roots = known.has(id) ? [] : rootsAt(records, id, 'overall', ['untrusted']);
    const cost =
      known.get(id) ??
      roots.reduce((sum, r) => sum + (records.elements[rowOf(records, r)]!.replacementCost ?? typical), 0);
    known.set(id, cost);
    return cost;
  };
}
