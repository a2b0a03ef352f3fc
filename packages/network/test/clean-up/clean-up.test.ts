import { beforeAll, describe, expect, it } from 'vitest';
import {
  cleanUp,
  loadSolver,
  prepareCleanUp,
  solveInstance,
  type CleanUpInstance,
  type Highs,
} from '../../src/index.js';
import { randomOf, randomRecords, shuffled } from '../random-records.js';
import { analyse, type Records } from '../records.js';
import { cheapestByTrial } from './reference.js';

let highs: Highs;
beforeAll(async () => {
  highs = await loadSolver();
}, 60_000);

const RUNS = 1000;

describe('the cheapest clean-up set', () => {
  it(`costs what trying every set gives, on ${RUNS} random networks of every feature`, () => {
    let solved = 0;
    let chosen = 0;
    let hopeless = 0;
    for (let seed = 1; seed <= RUNS; seed++) {
      const records = withFixtures(randomRecords(seed), seed);
      const { table } = analyse(records);
      const costs = costsOf(records, seed);
      const unknownAsUntrusted = seed % 3 === 0;
      const result = cleanUp(table, highs, { costs, unknownAsUntrusted });
      const want = cheapestByTrial(records, costs, unknownAsUntrusted);
      expect({ seed, cost: result.cost }).toEqual({ seed, cost: want.cost });
      expect({ seed, hopeless: result.hopeless.map(({ demand }) => demand).sort() }).toEqual({
        seed,
        hopeless: want.hopeless,
      });
      expect({ seed, status: result.status, gap: result.gap }).toEqual({ seed, status: 'optimal', gap: 0 });
      expect(result.chosen.reduce((sum, e) => sum + costs[e]!, 0)).toBeCloseTo(result.cost, 9);
      solved++;
      chosen += result.chosen.length;
      hopeless += result.hopeless.length;
    }
    expect(solved).toBe(RUNS);
    expect(chosen).toBeGreaterThan(RUNS / 4);
    expect(hopeless).toBeGreaterThan(20);
  });

  it('does not depend on the order of the rows', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const records = randomRecords(seed);
      const mixed = { ...records, elements: shuffled(records.elements, randomOf(seed)) };
      const ids = [records, mixed].map((r) => {
        const { table } = analyse(r);
        return cleanUp(table, highs).chosen.map((e) => r.elements[e]!.id);
      });
      expect(ids[1]).toEqual(ids[0]);
    }
  });

  it('finds the optimum of random graphs with shared causes, reductions and branching included', () => {
    let branched = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const instance = randomInstance(seed, 12, 16);
      const solution = solveInstance(instance, highs);
      expect({ seed, cost: solution.cost }).toEqual({ seed, cost: cheapestChoice(instance) });
      expect(solution.lowerBound).toBe(solution.cost);
      branched += solution.effort.branchings;
    }
    expect(branched).toBeGreaterThan(0);
  });

  it('stops when told, and when the time is over with the best set and an honest bound', () => {
    const instance = randomInstance(7, 60, 40);
    const exact = solveInstance(instance, highs);
    expect(() => solveInstance(instance, highs, { signal: { aborted: true } })).toThrow(
      expect.objectContaining({ code: 'cancelled' }) as Error,
    );
    let now = 0;
    const late = solveInstance(instance, highs, { clock: () => now++, timeLimitMs: 8 });
    expect(late.cost).toBeGreaterThanOrEqual(exact.cost);
    expect(late.lowerBound).toBeLessThanOrEqual(exact.cost);
    expect(late.cost).toBeLessThan(Infinity);
  });

  it('reports bounds that close in on the answer', () => {
    const seen: [number, number][] = [];
    const instance = randomInstance(11, 60, 40);
    const { cost } = solveInstance(instance, highs, {
      onProgress: ({ cost: upper, lowerBound }) => seen.push([lowerBound, upper]),
    });
    expect(seen.length).toBeGreaterThan(1);
    for (const [lower, upper] of seen) {
      expect(lower).toBeLessThanOrEqual(cost + 1e-6);
      expect(upper).toBeGreaterThanOrEqual(cost - 1e-6);
    }
  });

  it('sends its problem to a worker: it survives a structured clone', () => {
    const { table } = analyse(randomRecords(5));
    const { instance } = prepareCleanUp(table);
    expect(solveInstance(structuredClone(instance), highs)).toEqual(solveInstance(instance, highs));
  });

  it('takes everything on a shortest path where routing is fixed', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const records = randomRecords(seed);
      const { table } = analyse(records);
      const routed = cleanUp(table, highs, { meaning: 'routed' });
      expect(routed.cost).toBeGreaterThanOrEqual(cleanUp(table, highs, { demands: routed.served }).cost);
      expect(routed.status).toBe('optimal');
    }
  });
});

/** Some networks without one-way links, so that the reductions for those are met often. */
function withFixtures(records: Records, seed: number): Records {
  if (seed % 2 === 0) return records;
  return { ...records, relations: records.relations.map(({ direction: _, ...relation }) => relation) };
}

function costsOf(records: Records, seed: number): Float64Array {
  const random = randomOf(seed * 31);
  return Float64Array.from(records.elements, () => (random() < 0.12 ? Infinity : 1 + Math.floor(random() * 6)));
}

function randomInstance(seed: number, places: number, causes: number): CleanUpInstance {
  const random = randomOf(seed * 101 + 7);
  const below = (n: number): number => Math.floor(random() * n);
  const rows = Array.from({ length: places }, () => new Set<number>());
  const link = (a: number, b: number): void => {
    if (a === b) return;
    rows[a]!.add(b);
    rows[b]!.add(a);
  };
  for (let p = 1; p < places; p++) link(p, below(p));
  for (let i = 0; i < places; i++) link(below(places), below(places));
  const lists = rows.map(() =>
    random() < 0.3
      ? []
      : [...new Set(Array.from({ length: random() < 0.7 ? 1 : 2 }, () => below(causes)))].sort((a, b) => a - b),
  );
  const pairs = Array.from({ length: 2 + below(4) }, () => [below(places), below(places)] as const).filter(
    ([a, b]) => a !== b,
  );
  const off = [0];
  const causeOff = [0];
  for (const row of rows) off.push(off.at(-1)! + row.size);
  for (const list of lists) causeOff.push(causeOff.at(-1)! + list.length);
  return {
    places,
    off: Int32Array.from(off),
    adj: Int32Array.from(rows.flatMap((row) => [...row].sort((a, b) => a - b))),
    directed: false,
    causeOff: Int32Array.from(causeOff),
    cause: Int32Array.from(lists.flat()),
    cost: Float64Array.from({ length: causes }, () => 1 + below(9)),
    from: Int32Array.from(pairs, ([a]) => a),
    to: Int32Array.from(pairs, ([, b]) => b),
    forced: Int32Array.from(new Set(pairs.flat().flatMap((p) => lists[p]!))).sort(),
  };
}

/** Every choice of causes tried. */
function cheapestChoice(instance: CleanUpInstance): number {
  const { places, off, adj, causeOff, cause, cost, from, to, forced } = instance;
  const must = forced.reduce((mask, c) => mask | (1 << c), 0);
  const needs = Array.from({ length: places }, (_, p) =>
    cause.subarray(causeOff[p], causeOff[p + 1]).reduce((mask, c) => mask | (1 << c), 0),
  );
  let best = Infinity;
  for (let mask = 0; mask < 1 << cost.length; mask++) {
    if ((mask & must) !== must) continue;
    let total = 0;
    for (let c = 0; c < cost.length; c++) if (((mask >> c) & 1) === 1) total += cost[c]!;
    if (total >= best) continue;
    const served = from.every((start, i) => {
      const seen = new Set([start]);
      for (const p of seen)
        for (let a = off[p]!; a < off[p + 1]!; a++) if ((needs[adj[a]!]! & ~mask) === 0) seen.add(adj[a]!);
      return seen.has(to[i]!);
    });
    if (served) best = total;
  }
  return best;
}
