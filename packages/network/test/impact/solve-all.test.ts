import { describe, expect, it } from 'vitest';
import { connectedLegs, solveAll, solveForward, visitPairs, type BrokenLegs } from '../../src/impact/index.js';
import { arcsOf, randomNetwork, type RandomNetwork } from './random-network.js';
import { legState, takenOut } from './reference.js';

type Row = [party: string, leg: number, state: 'endpoint' | 'path'];

function rowsOf(broken: BrokenLegs): Row[] {
  const rows: Row[] = [];
  for (let x = 0; x < broken.offsets.length - 1; x++)
    for (let i = broken.offsets[x]!; i < broken.offsets[x + 1]!; i++)
      rows.push([String(x), broken.legs[i]!, broken.endpoint[i] === 1 ? 'endpoint' : 'path']);
  return rows;
}

/** Recomputes every leg for every set of gone parties. */
function expected(network: RandomNetwork, gone: readonly number[][], oneWay: boolean, pairs: boolean) {
  const { links, out, pairOut, legs } = network;
  const n = links.elementCount;
  const nothing = takenOut(n, out, []);
  const twoWay = (leg: number): boolean => !oneWay || legs.twoWay![leg] === 1;
  const state = (lost: boolean[], leg: number) => legState(links, lost, legs.from[leg]!, legs.to[leg]!, twoWay(leg));
  const all = [...legs.from.keys()];
  const connected = all.filter((leg) => state(nothing, leg) === 'served');
  const rows: Row[] = [];
  for (const parties of gone) {
    const lost = takenOut(n, out, parties, pairs ? pairOut : undefined);
    for (const leg of connected) {
      const now = state(lost, leg);
      if (now !== 'served') rows.push([parties.join(), leg, now]);
    }
  }
  return { rows, disconnected: all.filter((leg) => !connected.includes(leg)) };
}

const parties = (network: RandomNetwork): number[] => Array.from({ length: network.partyCount }, (_, x) => x);

describe('solveAll', () => {
  it('agrees with recomputation per party on 6,000 random networks', () => {
    let broken = 0;
    for (let seed = 1; seed <= 6000; seed++) {
      const network = randomNetwork(seed);
      const { links, out, partyCount, legs } = network;
      const result = solveAll(links, out, partyCount, legs);
      expect(solveAll({ ...links, arcs: arcsOf(links) }, out, partyCount, legs)).toEqual(result);
      const reference = expected(
        network,
        parties(network).map((x) => [x]),
        false,
        false,
      );
      expect(rowsOf(result), `seed ${seed}`).toEqual(reference.rows);
      expect([...result.disconnected], `seed ${seed}`).toEqual(reference.disconnected);
      broken += reference.rows.length;
    }
    // The comparison means something only where much breaks.
    expect(broken).toBeGreaterThan(10_000);
  });

  it('agrees on larger networks with up to 60 parties, where blocks are split many times', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const network = randomNetwork(seed, { elements: 150, parties: 60 });
      const { links, out, partyCount, legs } = network;
      const reference = expected(
        network,
        parties(network).map((x) => [x]),
        false,
        false,
      );
      expect(rowsOf(solveAll(links, out, partyCount, legs)), `seed ${seed}`).toEqual(reference.rows);
    }
  });

  it('is not disturbed by a path of a million elements', () => {
    const n = 1_000_000;
    const links = {
      elementCount: n,
      from: Int32Array.from({ length: n - 1 }, (_, i) => i),
      to: Int32Array.from({ length: n - 1 }, (_, i) => i + 1),
    };
    const out = {
      offsets: Int32Array.from({ length: n + 1 }, (_, i) => i),
      parties: Int32Array.from({ length: n }, (_, i) => (i === 500_000 ? 1 : i === 0 ? 2 : 0)),
    };
    const legs = { from: Int32Array.of(0, 499_999), to: Int32Array.of(n - 1, 500_001) };
    expect(rowsOf(solveAll(links, out, 3, legs))).toEqual([
      ['0', 0, 'endpoint'],
      ['0', 1, 'endpoint'],
      ['1', 0, 'path'],
      ['1', 1, 'path'],
      ['2', 0, 'endpoint'],
    ]);
  });

  it('keeps its recursion shallow when the parties have very uneven weights', () => {
    const n = 1 << 16;
    const links = { elementCount: n, from: new Int32Array(0), to: new Int32Array(0) };
    const out = {
      offsets: Int32Array.from({ length: n + 1 }, (_, i) => i),
      // Party p has about n / 2^p elements; then ten thousand with one each.
      parties: Int32Array.from({ length: n }, (_, i) => (i < n - 10_000 ? Math.clz32(i + 1) : 32 + i - (n - 10_000))),
    };
    const legs = { from: Int32Array.of(0, n - 1), to: Int32Array.of(0, n - 1) };
    expect(rowsOf(solveAll(links, out, 10_032, legs))).toEqual([
      ['31', 0, 'endpoint'],
      ['10031', 1, 'endpoint'],
    ]);
  });

  it('stops when it is cancelled and tells how far it is', () => {
    const { links, out, partyCount, legs } = randomNetwork(5);
    const all = [...Array(40).keys()]
      .map((i) => randomNetwork(i + 1))
      .find((x) => solveAll(x.links, x.out, x.partyCount, x.legs).legs.length > 0)!;
    expect(() => solveAll(all.links, all.out, all.partyCount, all.legs, { signal: { aborted: true } })).toThrow(
      expect.objectContaining({ code: 'cancelled' }) as Error,
    );
    const steps: number[] = [];
    solveAll(all.links, all.out, all.partyCount, all.legs, { progress: (done, total) => steps.push(done / total) });
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(solveAll(links, out, partyCount, legs)).toEqual(solveAll(links, out, partyCount, legs));
  });
});

describe('visitPairs', () => {
  it('agrees with recomputation per pair on 2,000 random networks, redundancy across two parties included', () => {
    let broken = 0;
    for (let seed = 1; seed <= 2000; seed++) {
      const large = seed % 100 === 0 ? { elements: 40, parties: 16 } : {};
      const network = randomNetwork(seed, { pairs: seed % 2 === 0, ...large });
      const { links, out, pairOut, partyCount, legs } = network;
      const rows: Row[] = [];
      // Sorted links every other time: then dead ends are dropped first.
      const given = seed % 4 < 2 ? { ...links, arcs: arcsOf(links) } : links;
      visitPairs(given, out, pairOut, partyCount, legs, connectedLegs(links, legs).connected, (x, y, leaf) => {
        for (let i = 0; i < leaf.count; i++)
          rows.push([`${x},${y}`, leaf.legs[i]!, leaf.endpoint[i] === 1 ? 'endpoint' : 'path']);
      });
      const active = new Set([...out.parties, ...pairOut.first, ...pairOut.second]);
      const all = parties(network);
      const pairs = all.flatMap((x) => all.filter((y) => y > x && active.has(x) && active.has(y)).map((y) => [x, y]));
      const reference = expected(network, pairs, false, true).rows;
      const sorted = rows.sort((a, b) => pairOrder(a[0]) - pairOrder(b[0]) || a[1] - b[1]);
      expect(sorted, `seed ${seed}`).toEqual(reference);
      broken += reference.length;
    }
    expect(broken).toBeGreaterThan(5_000);
  });
});

const pairOrder = (pair: string): number => Number(pair.split(',')[0]) * 100 + Number(pair.split(',')[1]);

describe('solveForward', () => {
  it('agrees with recomputation on 2,000 random networks with one-way links', () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const network = randomNetwork(seed, { forward: true });
      const { links, out, partyCount, legs } = network;
      const result = solveForward(links, out, partyCount, legs);
      const reference = expected(
        network,
        parties(network).map((x) => [x]),
        true,
        false,
      );
      expect(rowsOf(result), `seed ${seed}`).toEqual(reference.rows);
      expect([...result.disconnected], `seed ${seed}`).toEqual(reference.disconnected);
    }
  });

  it('agrees with the undirected kernel where every link works both ways, beyond one block of 256 parties', () => {
    const partyCount = 600;
    for (let seed = 1; seed <= 20; seed++) {
      const { links, out, legs } = randomNetwork(seed);
      const spread = { ...out, parties: out.parties.map((party) => party * 97) };
      const both = { ...links, forward: new Uint8Array(links.from.length) };
      expect(solveForward(both, spread, partyCount, legs)).toEqual(solveAll(links, spread, partyCount, legs));
    }
  });

  it('asks for consent before a very long analysis', () => {
    const { links, out, partyCount, legs } = randomNetwork(9, { forward: true });
    expect(() => solveForward(links, out, partyCount, legs, { maxWordOperations: 1 })).toThrow(
      expect.objectContaining({ code: 'limit-exceeded' }) as Error,
    );
  });
});
