import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RelationTableBuilder } from '@cleanpath/model';
import {
  impactDemands,
  linkList,
  mapPartyLists,
  PartyListBuilder,
  partyListsOfBits,
  partyListsOfPrime,
} from '../../src/impact/index.js';
import { coarsePart, finePart, sumGrid } from '../../src/impact/order-free-sum.js';
import { partyLists } from './random-network.js';

const SEED = { seed: 20_240_601 };

describe('party lists', () => {
  it('read every bit of a row, block after block, while the rows are reused', () => {
    const bits = fc.array(fc.uniqueArray(fc.nat(99), { maxLength: 20 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(bits, (sets) => {
        const builder = new PartyListBuilder(sets.length);
        const rows = new Int32Array(sets.length * 2);
        for (const first of [0, 64]) {
          rows.fill(0);
          for (const [v, set] of sets.entries())
            for (const party of set)
              if (party >= first && party < first + 64) rows[v * 2 + ((party - first) >> 5)]! |= 1 << (party & 31);
          builder.add({ first, words: 2, rows });
        }
        expect(builder.finish()).toEqual(partyLists(sets.map((set) => [...set].sort((a, b) => a - b))));
      }),
      SEED,
    );
    expect(partyListsOfBits(2, { first: 5, words: 1, rows: Int32Array.of(-1 << 31, 1) })).toEqual(
      partyLists([[36], [5]]),
    );
    expect(new PartyListBuilder(2).finish()).toEqual(partyLists([[], []]));
  });

  it('merge parties of one group and drop those of none', () => {
    const lists = partyLists([[0, 1, 2], [3], [1, 4]]);
    expect(mapPartyLists(lists, Int32Array.of(7, 2, 7, -1, 1))).toEqual(partyLists([[2, 7], [], [1, 2]]));
    expect(partyListsOfPrime(Int32Array.of(3, -1, 0))).toEqual(partyLists([[3], [], [0]]));
  });
});

describe('linkList and impactDemands', () => {
  it('keep links only, and the direction only where one is one-way', () => {
    const table = new RelationTableBuilder();
    table.add({ from: 0, to: 1, type: 'link' });
    table.add({ from: 0, to: 2, type: 'hosted-on' });
    expect(linkList(3, table.finish())).toEqual({ elementCount: 3, from: Int32Array.of(0), to: Int32Array.of(1) });
    const arcs = { off: Int32Array.of(0, 1, 2, 2), adj: Int32Array.of(1, 0) };
    expect(linkList(3, table.finish(), arcs).arcs).toEqual({ offsets: arcs.off, targets: arcs.adj });
    table.add({ from: 2, to: 1, type: 'link', direction: 'forward' });
    expect(linkList(3, table.finish(), arcs).arcs).toBeUndefined();
    expect(linkList(3, table.finish()).forward).toEqual(Uint8Array.of(0, 1));
  });

  it('sort legs into paths and sets', () => {
    const demands = impactDemands({
      count: 2,
      weight: Float64Array.of(2, 3),
      legDemand: Int32Array.of(0, 1, 1),
      from: Int32Array.of(4, -1, 6),
      to: Int32Array.of(5, -1, 7),
      twoWay: Uint8Array.of(1, 0, 0),
      memberOff: Int32Array.of(0, 0, 2, 2),
      member: Int32Array.of(8, 9),
    });
    expect(demands).toEqual({
      count: 2,
      weights: Float64Array.of(2, 3),
      path: {
        demand: Int32Array.of(0, 1),
        from: Int32Array.of(4, 6),
        to: Int32Array.of(5, 7),
        twoWay: Uint8Array.of(1, 0),
      },
      set: { demand: Int32Array.of(1), offsets: Int32Array.of(0, 2), elements: Int32Array.of(8, 9) },
    });
  });
});

describe('order-free sums', () => {
  const sum = (values: readonly number[]): number => {
    const grid = sumGrid(Math.max(0, ...values), values.length);
    let coarse = 0;
    let fine = 0;
    for (const value of values) {
      coarse += coarsePart(grid, value);
      fine += finePart(grid, value);
    }
    return coarse + fine;
  };

  it('have the same bits in any order and are as good as plain sums', () => {
    const value = fc.oneof(fc.double({ min: 0, max: 1e12, noNaN: true }), fc.nat(1000), fc.constantFrom(0.1, 1 / 3));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), fc.nat(), (values, turn) => {
        const at = values.length === 0 ? 0 : turn % values.length;
        const moved = [...values.slice(at), ...values.slice(0, at).reverse()];
        expect(sum(moved)).toBe(sum(values));
        const plain = values.reduce((a, b) => a + b, 0);
        expect(Math.abs(sum(values) - plain)).toBeLessThanOrEqual(1e-12 * plain + Number.MIN_VALUE);
      }),
      SEED,
    );
  });

  it('are exact for integers', () => {
    expect(sum([2 ** 40 + 1, 2 ** 40 + 3, 7])).toBe(2 ** 41 + 11);
    expect(sum([])).toBe(0);
    expect(sum([0, 0])).toBe(0);
  });
});
