import { describe, expect, it } from 'vitest';
import {
  greedyCover,
  supplierImpact,
  supplierPairs,
  type ImpactDemands,
  type SupplierImpactInput,
  type SupplierPairsInput,
} from '../../src/impact/index.js';
import { offsetsOf, partyLists, randomNetwork, seededNumbers } from './random-network.js';
import { legState, takenOut } from './reference.js';

/** Demands with several path legs and set legs on a random network; every third weight is absent, one in nine is 0. */
function randomInput(seed: number, options: { forward?: boolean; pairs?: boolean } = {}): SupplierPairsInput {
  const { links, out, pairOut, partyCount, legs } = randomNetwork(seed, options);
  const random = seededNumbers(seed + 77);
  const count = 1 + random(4);
  const n = links.elementCount;
  const sets = Array.from({ length: random(4) }, () => Array.from({ length: 1 + random(3) }, () => random(n)));
  return {
    links,
    out,
    partyCount,
    ...(options.pairs ? { pairOut } : {}),
    demands: {
      count,
      ...(random(3) === 0 ? {} : { weights: Float64Array.from({ length: count }, () => random(9) / 10) }),
      path: { ...legs, demand: legs.from.map(() => random(count)) },
      set: {
        demand: Int32Array.from(sets, () => random(count)),
        offsets: offsetsOf(sets),
        elements: Int32Array.from(sets.flat()),
      },
    },
  };
}

/** State of every demand while these parties are gone; legs that nothing connects make it `gone`. */
function demandStates(input: SupplierPairsInput, gone: readonly number[]) {
  const { links, out, demands, pairOut } = input;
  const n = links.elementCount;
  const nothing = takenOut(n, out, []);
  const lost = takenOut(n, out, gone, pairOut);
  const twoWay = (leg: number): boolean => links.forward === undefined || demands.path.twoWay?.[leg] === 1;
  return Array.from({ length: demands.count }, (_, demand) => {
    const states: string[] = [];
    for (const [leg, owner] of demands.path.demand.entries()) {
      if (owner !== demand) continue;
      const from = demands.path.from[leg]!;
      const to = demands.path.to[leg]!;
      if (legState(links, nothing, from, to, twoWay(leg)) !== 'served') return 'gone';
      states.push(legState(links, lost, from, to, twoWay(leg)));
    }
    const set = demands.set!;
    for (const [leg, owner] of set.demand.entries())
      if (owner === demand)
        states.push(
          [...set.elements.subarray(set.offsets[leg], set.offsets[leg + 1])].some((v) => lost[v])
            ? 'endpoint'
            : 'served',
        );
    if (states.includes('endpoint')) return 'endpoint';
    return states.includes('path') ? 'path' : 'served';
  });
}

function sums(input: SupplierImpactInput, states: readonly string[], ...kinds: string[]) {
  const hit = states.flatMap((state, demand) => (kinds.includes(state) ? [demand] : []));
  return { count: hit.length, weight: hit.reduce((sum, demand) => sum + (input.demands.weights?.[demand] ?? 1), 0) };
}

const close = (sum: { count: number; weight: number }) => ({
  count: sum.count,
  weight: expect.closeTo(sum.weight, 9) as number,
});

describe('supplierImpact', () => {
  it.each([false, true])(
    'agrees with recomputation of demands with path and set legs (one-way links: %s)',
    (forward) => {
      for (let seed = 1; seed <= 1000; seed++) {
        const input = randomInput(seed, { forward });
        const result = supplierImpact(input);
        const before = demandStates(input, []);
        const gone = before.flatMap((state, demand) => (state === 'gone' ? [demand] : []));
        expect([...result.disconnected], `seed ${seed}`).toEqual(gone);
        for (const impact of result.parties) {
          const states = demandStates(input, [impact.party]);
          expect(impact.endpointLost, `seed ${seed}`).toEqual(close(sums(input, states, 'endpoint')));
          expect(impact.pathLost, `seed ${seed}`).toEqual(close(sums(input, states, 'path')));
          expect(impact.broken, `seed ${seed}`).toEqual(close(sums(input, states, 'endpoint', 'path')));
          const listed = [...impact.demands].map((demand, i) => [
            demand,
            impact.endpoint[i] === 1 ? 'endpoint' : 'path',
          ]);
          const expected = [...states.entries()].filter(([, state]) => state === 'endpoint' || state === 'path');
          expect(listed, `seed ${seed}`).toEqual(expected);
        }
      }
    },
  );

  it('never reconnects a demand by removing more (metamorphic 2): with two parties merged it breaks at least as much', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const input = randomInput(seed);
      if (input.partyCount < 2) continue;
      const lists = [...Array(input.links.elementCount).keys()].map((v) => [
        ...new Set(
          [...input.out.parties.subarray(input.out.offsets[v], input.out.offsets[v + 1])].map((p) => (p === 1 ? 0 : p)),
        ),
      ]);
      const alone = supplierImpact(input).parties;
      const merged = supplierImpact({ ...input, out: partyLists(lists) }).parties[0]!;
      for (const party of [0, 1])
        expect([...merged.demands], `seed ${seed}`).toEqual(expect.arrayContaining([...alone[party]!.demands]));
    }
  });

  it('does not depend on the order of demands and links, to the last bit', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const input = randomInput(seed);
      const { path, set, weights, count } = input.demands;
      const flip = (demand: number): number => count - 1 - demand;
      const turned: SupplierImpactInput = {
        ...input,
        links: { ...input.links, from: input.links.to.slice().reverse(), to: input.links.from.slice().reverse() },
        demands: {
          ...input.demands,
          ...(weights ? { weights: weights.slice().reverse() } : {}),
          path: { ...path, demand: path.demand.map(flip) },
          set: { ...set!, demand: set!.demand.map(flip) },
        },
      };
      const plain = ({ parties, considered }: ReturnType<typeof supplierImpact>) => ({
        considered,
        parties: parties.map(({ broken, endpointLost, pathLost }) => ({ broken, endpointLost, pathLost })),
      });
      expect(plain(supplierImpact(turned))).toEqual(plain(supplierImpact(input)));
    }
  });

  it('leaves a demand with one disconnected leg out of every count', () => {
    const demands: ImpactDemands = {
      count: 2,
      path: { demand: Int32Array.of(0, 0, 1), from: Int32Array.of(0, 0, 0), to: Int32Array.of(1, 2, 1) },
    };
    const links = { elementCount: 3, from: Int32Array.of(0), to: Int32Array.of(1) };
    const result = supplierImpact({ links, out: partyLists([[0], [], []]), partyCount: 1, demands });
    expect([...result.disconnected]).toEqual([0]);
    expect(result.considered).toEqual({ count: 1, weight: 1 });
    expect([...result.parties[0]!.demands]).toEqual([1]);
  });

  it('names the place of an index that leads nowhere', () => {
    const input = randomInput(3);
    const wrong = { ...input, links: { elementCount: 2, from: Int32Array.of(0), to: Int32Array.of(2) } };
    expect(() => supplierImpact({ ...wrong, out: partyLists([[], []]) })).toThrow(
      expect.objectContaining({ code: 'value-out-of-range', message: 'links.to[0] is not in 0..1' }) as Error,
    );
    const tooMany = { ...input, out: partyLists(Array.from({ length: input.links.elementCount + 1 }, () => [])) };
    expect(() => supplierImpact(tooMany)).toThrow(expect.objectContaining({ code: 'value-invalid' }) as Error);
  });
});

describe('supplierPairs', () => {
  it('agrees with recomputation, breaks at least what each breaks alone (metamorphic 3) and ranks by excess', () => {
    for (let seed = 1; seed <= 600; seed++) {
      const input = randomInput(seed, { pairs: seed % 2 === 0 });
      const singles = supplierImpact(input);
      const { pairs, total } = supplierPairs(input, { limit: 1000 });
      expect(pairs).toHaveLength(total);
      for (const pair of pairs) {
        const states = demandStates(input, [pair.first, pair.second]);
        expect(pair.endpointLost, `seed ${seed}`).toEqual(close(sums(input, states, 'endpoint')));
        expect(pair.pathLost, `seed ${seed}`).toEqual(close(sums(input, states, 'path')));
        const alone = [pair.first, pair.second].map((party) => singles.parties[party]!);
        const either = new Set(alone.flatMap((impact) => [...impact.demands]));
        expect(pair.excess.count, `seed ${seed}`).toBe(pair.broken.count - either.size);
        for (const impact of alone) expect(pair.broken.count).toBeGreaterThanOrEqual(impact.broken.count);
      }
      expect(pairs.map((pair) => pair.excess.weight)).toEqual(
        pairs.map((pair) => pair.excess.weight).sort((a, b) => b - a),
      );
      expect(total, `seed ${seed}`).toBe(breakingPairs(input));
      expect(supplierPairs(input, { limit: 2, singles }).pairs).toEqual(pairs.slice(0, 2));
    }
  });

  it('sees redundancy across two suppliers: one of two hosts suffices, so only the pair breaks (small cases 2, 3)', () => {
    const input: SupplierPairsInput = {
      links: { elementCount: 2, from: Int32Array.of(0), to: Int32Array.of(1) },
      out: partyLists([[], []]),
      pairOut: { offsets: Int32Array.of(0, 1, 1), first: Int32Array.of(0), second: Int32Array.of(1) },
      partyCount: 3,
      demands: { count: 1, path: { demand: Int32Array.of(0), from: Int32Array.of(0), to: Int32Array.of(1) } },
    };
    expect(supplierImpact(input).parties.map((party) => party.broken.count)).toEqual([0, 0, 0]);
    const one = { count: 1, weight: 1 };
    const none = { count: 0, weight: 0 };
    expect(supplierPairs(input).pairs).toEqual([
      { first: 0, second: 1, broken: one, endpointLost: one, pathLost: none, excess: one },
    ]);
  });

  it('refuses one-way links and too many pairs', () => {
    const code = expect.objectContaining({ code: 'limit-exceeded' }) as Error;
    const oneWay = randomInput(4);
    const forward = new Uint8Array(oneWay.links.from.length + 1).fill(1);
    const links = {
      ...oneWay.links,
      from: Int32Array.of(...oneWay.links.from, 0),
      to: Int32Array.of(...oneWay.links.to, 0),
      forward,
    };
    expect(() => supplierPairs({ ...oneWay, links })).toThrow(code);
    expect(() => supplierPairs(randomInput(1), { maxPairs: -1 })).toThrow(code);
  });
});

function breakingPairs(input: SupplierPairsInput): number {
  const active = new Set([...input.out.parties, ...(input.pairOut?.first ?? []), ...(input.pairOut?.second ?? [])]);
  let count = 0;
  for (const x of active)
    for (const y of active)
      if (x < y && sums(input, demandStates(input, [x, y]), 'endpoint', 'path').count > 0) count++;
  return count;
}

describe('greedyCover', () => {
  it('adds the heaviest remaining party each time and stops when nothing is added', () => {
    const links = { elementCount: 4, from: new Int32Array(0), to: new Int32Array(0) };
    const at = Int32Array.of(0, 1, 2, 3);
    const result = supplierImpact({
      links,
      out: partyLists([[0, 1], [0], [1, 2], [2]]),
      partyCount: 4,
      demands: { count: 4, weights: Float64Array.of(1, 1, 1, 5), path: { demand: at, from: at, to: at } },
    });
    const steps = greedyCover(result, 9, Float64Array.of(1, 1, 1, 5));
    expect(steps.map((step) => [step.party, step.added.weight, step.covered.weight])).toEqual([
      [2, 6, 6],
      [0, 2, 8],
    ]);
  });
});
