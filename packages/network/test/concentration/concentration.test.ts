import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  concentration,
  demandWeightOfElements,
  singleSupplierCells,
  type ConcentrationCell,
  type ConcentrationInput,
  type ConcentrationQuestion,
} from '../../src/concentration/index.js';
import { offsetsOf, partyLists } from '../impact/random-network.js';
import { market } from './market.js';

const PARTIES = 6;
const SEED = { seed: 7_654_321, numRuns: 300 };

interface Thing {
  readonly prime: number;
  readonly value: number;
  readonly plane: number;
  readonly region: number;
  readonly reach: readonly number[];
  readonly open: boolean;
  readonly counts: boolean;
}

const thing: fc.Arbitrary<Thing> = fc.record({
  prime: fc.integer({ min: -1, max: PARTIES - 1 }),
  value: fc.oneof(
    fc.constant(Number.NaN),
    fc.constant(0),
    fc.double({ min: 0.001, max: 1e9, noNaN: true }),
    fc.nat(50),
  ),
  plane: fc.nat(2),
  region: fc.integer({ min: -1, max: 3 }),
  reach: fc.uniqueArray(fc.nat(PARTIES - 1), { maxLength: 4 }),
  open: fc.boolean(),
  counts: fc.boolean(),
});
const things = fc.array(thing, { maxLength: 25 });
const OWNER = Int32Array.of(3, 3, -1, 3, 5, 5);

function inputOf(list: readonly Thing[]): ConcentrationInput {
  const closure = list.map(({ reach, prime }) =>
    [...new Set(prime < 0 ? reach : [...reach, prime])].sort((a, b) => a - b),
  );
  return {
    elementCount: list.length,
    partyCount: PARTIES,
    prime: Int32Array.from(list, (one) => one.prime),
    include: Uint8Array.from(list, (one) => (one.counts ? 1 : 0)),
    owner: OWNER,
    closure: partyLists(closure),
    closureUnknown: Uint8Array.from(list, (one) => (one.open || one.prime < 0 ? 1 : 0)),
    dimensions: {
      plane: Uint8Array.from(list, (one) => one.plane),
      region: Int32Array.from(list, (one) => one.region),
    },
    measures: { capacity: Float64Array.from(list, (one) => one.value) },
  };
}

const QUESTIONS: ConcentrationQuestion[] = (['prime', 'owner', 'closure'] as const).flatMap((depth) =>
  (['count', 'capacity'] as const).flatMap((measure) =>
    [[], ['plane'], ['region', 'plane'], ['operator']].map(
      (scope) => ({ scope, measure, depth }) as ConcentrationQuestion,
    ),
  ),
);

/** Shares of one cell by definition, with plain sums. */
function byDefinition(list: readonly Thing[], { depth, measure }: ConcentrationQuestion) {
  const held = new Map<number, number>();
  const present = new Map<number, number>();
  const sums = { total: 0, unknown: 0, unmeasured: 0 };
  const add = (map: Map<number, number>, party: number, value: number) => map.set(party, (map.get(party) ?? 0) + value);
  for (const one of list) {
    const value = measure === 'count' ? 1 : one.value;
    if (Number.isNaN(value)) {
      sums.unmeasured++;
      continue;
    }
    sums.total += value;
    const reach = [...new Set(one.prime < 0 ? one.reach : [...one.reach, one.prime])];
    const holder = depth === 'owner' && one.prime >= 0 ? OWNER[one.prime]! : one.prime;
    if (depth !== 'closure') {
      if (holder < 0) sums.unknown += value;
      else add(held, holder, value);
      continue;
    }
    const open = one.open || one.prime < 0 || reach.length === 0;
    for (const party of reach) add(held, party, value / (reach.length + (open ? 1 : 0)));
    for (const party of reach) add(present, party, value);
    if (open) sums.unknown += value / (reach.length + 1);
  }
  return { ...sums, held, present };
}

const near = (value: number) => expect.closeTo(value, 3) as number;

describe('concentration', () => {
  it('agrees with the definition in every cell, for every depth, measure and scope', () => {
    fc.assert(
      fc.property(things, (list) => {
        for (const question of QUESTIONS) {
          const counted = list.filter((one) => one.counts);
          const code = (one: Thing, dimension: string): number =>
            dimension === 'plane' ? one.plane : dimension === 'region' ? one.region : -1;
          const keys = [...new Set(counted.map((one) => question.scope.map((d) => code(one, d)).join()))];
          const cells = concentration(inputOf(list), question);
          expect(cells.map((cell) => Object.values(cell.scope).join()).sort()).toEqual(keys.sort());
          for (const cell of cells) {
            const members = counted.filter((one) => question.scope.every((d) => code(one, d) === cell.scope[d]));
            const expected = byDefinition(members, question);
            expect(cell.elements).toBe(members.length);
            expect(cell).toMatchObject({
              unmeasured: expected.unmeasured,
              total: near(expected.total),
              unknown: near(expected.unknown),
            });
            const positive = [...expected.held].filter(([, value]) => value > 0);
            expect(new Map(cell.shares.map((row) => [row.party, row.value]))).toEqual(
              new Map(positive.map(([party, value]) => [party, near(value)])),
            );
            if (question.depth === 'closure')
              expect(new Map(cell.presence!.map((row) => [row.party, row.value]))).toEqual(
                new Map([...expected.present].filter(([, v]) => v > 0).map(([party, value]) => [party, near(value)])),
              );
          }
        }
      }),
      SEED,
    );
  });

  it('keeps its bounds: HHI within 1/n and 1, closure presence at least the share, hidden part not negative', () => {
    fc.assert(
      fc.property(things, (list) => {
        for (const question of QUESTIONS) for (const cell of concentration(inputOf(list), question)) checkBounds(cell);
      }),
      SEED,
    );
  });

  it('does not depend on the order of the elements, to the last bit', () => {
    fc.assert(
      fc.property(things, fc.infiniteStream(fc.nat()), (list, keys) => {
        const shuffled = list
          .map((one) => ({ one, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        for (const question of QUESTIONS)
          expect(concentration(inputOf(shuffled), question)).toEqual(concentration(inputOf(list), question));
      }),
      SEED,
    );
  });

  it('does not change its indices when every value is scaled', () => {
    fc.assert(
      fc.property(things, fc.constantFrom(2, 1024, 0.125), (list, factor) => {
        const scaled = list.map((one) => ({ ...one, value: one.value * factor }));
        for (const question of QUESTIONS.filter((one) => one.measure === 'capacity')) {
          const indices = (cells: ConcentrationCell[]) =>
            cells.map(({ scope, bounds, judgement, shares }) => ({
              scope,
              bounds,
              judgement,
              shares: shares.map((row) => [row.party, row.share]),
            }));
          expect(indices(concentration(inputOf(scaled), question))).toEqual(
            indices(concentration(inputOf(list), question)),
          );
        }
      }),
      SEED,
    );
  });

  it('has no cell, or null indices, where there is no market: never 0', () => {
    const none = concentration(market([]), { scope: [], measure: 'count', depth: 'prime' });
    expect(none).toEqual([]);
    const [zero] = concentration(
      market([
        [0, 0],
        [1, Number.NaN],
      ]),
      { scope: [], measure: 'capacity', depth: 'prime' },
    );
    expect(zero).toMatchObject({
      elements: 2,
      unmeasured: 1,
      total: 0,
      shares: [],
      bounds: null,
      indices: null,
      judgement: null,
    });
    const unwritten = { ...market([[0, 1]]), measures: { population: new Float64Array(0) } };
    expect(concentration(unwritten, { scope: [], measure: 'population', depth: 'prime' })[0]).toMatchObject({
      unmeasured: 1,
      bounds: null,
    });
  });

  it('finds a supplier hidden below many primes', () => {
    // Four primes in equal parts, each relying on the software of party 4.
    const input: ConcentrationInput = {
      ...market([
        [0, 1],
        [1, 1],
        [2, 1],
        [3, 1],
      ]),
      closure: partyLists([
        [0, 4],
        [1, 4],
        [2, 4],
        [3, 4],
      ]),
    };
    const [cell] = concentration(input, { scope: [], measure: 'count', depth: 'closure' });
    expect(cell!.hidden).toEqual({ party: 4, presence: 1, primeShare: 0, hidden: 1, deltaHhi: 625 });
    expect(cell!.presence![0]).toEqual({ party: 4, value: 4, share: { lower: 1, upper: 1 } });
    expect(cell!.shares[0]).toEqual({ party: 4, value: 2, share: 0.5 });
  });

  it('orders equal shares by id where ids are given', () => {
    const input = {
      ...market([
        [0, 1],
        [1, 1],
        [2, 1],
      ]),
      partyIds: ['c', 'a', 'b'],
    };
    const [cell] = concentration(input, { scope: [], measure: 'count', depth: 'prime' });
    expect(cell!.shares.map((row) => row.party)).toEqual([1, 2, 0]);
  });

  it('lists the regions with a single supplier', () => {
    const regions = { region: Int32Array.of(0, 0, 1, 1, 2) };
    const input = {
      ...market([
        [0, 1],
        [0, 1],
        [0, 1],
        [1, 1],
        [-1, 1],
      ]),
      dimensions: regions,
    };
    const cells = concentration(input, { scope: ['region'], measure: 'count', depth: 'prime' });
    expect(singleSupplierCells(cells).map((cell) => cell.scope)).toEqual([{ region: 0 }]);
  });

  it('answers with more combinations than a table holds', () => {
    const n = 5000;
    const spread = (step: number) => Int32Array.from({ length: n }, (_, v) => (v * step) % n);
    const input = {
      ...market(Array.from({ length: n }, (_, v) => [v % 3, 1])),
      dimensions: { region: spread(7), operator: spread(11) },
    };
    const cells = concentration(input, { scope: ['region', 'operator'], measure: 'count', depth: 'prime' });
    expect(cells).toHaveLength(n);
    expect(cells[1]!.scope).toEqual({ region: 1, operator: spread(11)[spread(7).indexOf(1)] });
    expect(cells.every((cell) => cell.elements === 1)).toBe(true);
  });

  it('refuses a depth without its data, and values no measure can have', () => {
    const ask = (input: ConcentrationInput, depth: 'prime' | 'owner' | 'closure') => () =>
      concentration(input, { scope: [], measure: 'capacity', depth });
    const code = (name: string) => expect.objectContaining({ code: name }) as Error;
    expect(ask(market([[0, 1]]), 'owner')).toThrow(code('value-missing'));
    expect(ask(market([[0, 1]]), 'closure')).toThrow(code('value-missing'));
    expect(ask(market([[0, -1]]), 'prime')).toThrow(code('value-out-of-range'));
    expect(ask(market([[0, Infinity]]), 'prime')).toThrow(code('value-out-of-range'));
    expect(ask(market([[9, 1]]), 'prime')).toThrow(code('value-out-of-range'));
    expect(ask({ ...market([[0, 1]]), prime: new Int32Array(2) }, 'prime')).toThrow(code('value-invalid'));
  });
});

function checkBounds(cell: ConcentrationCell): void {
  if (!cell.bounds) {
    expect(cell.total).toBe(0);
    return;
  }
  const { hhi, nEff, cr1, cr4 } = cell.bounds;
  const holders = cell.shares.length;
  expect(hhi.lower).toBeLessThanOrEqual(hhi.upper);
  expect(hhi.upper).toBeLessThanOrEqual(10_000 * (1 + 1e-9));
  if (cell.unknown === 0) expect(hhi.lower).toBeGreaterThanOrEqual((10_000 / holders) * (1 - 1e-9));
  expect(nEff.lower).toBeGreaterThanOrEqual(1 - 1e-9);
  if (nEff.upper === null) expect(holders).toBe(0);
  else expect(nEff.upper).toBeGreaterThanOrEqual(nEff.lower);
  expect(cr1.lower).toBeLessThanOrEqual(cr4.lower);
  expect(cr1.upper).toBeLessThanOrEqual(cr4.upper);
  const sum = cell.shares.reduce((total, row) => total + row.value, cell.unknown);
  expect(sum / cell.total).toBeCloseTo(1, 9);
  if (!cell.presence) return;
  const shares = new Map(cell.shares.map((row) => [row.party, row.share]));
  for (const { party, share } of cell.presence) {
    expect(share.lower).toBeGreaterThanOrEqual(shares.get(party)! * (1 - 1e-9));
    expect(share.upper).toBeGreaterThanOrEqual(share.lower);
    expect(share.upper).toBeLessThanOrEqual(1);
  }
  if (cell.hidden) expect(cell.hidden.hidden).toBeGreaterThanOrEqual(-1e-9);
}

describe('demandWeightOfElements', () => {
  it('adds the weight of each demand once to every element it names', () => {
    const sets = [[3, 3, 2]];
    const weights = demandWeightOfElements(4, {
      count: 2,
      weights: Float64Array.of(2, 5),
      path: { demand: Int32Array.of(0, 0), from: Int32Array.of(0, 0), to: Int32Array.of(1, 2) },
      set: { demand: Int32Array.of(1), offsets: offsetsOf(sets), elements: Int32Array.from(sets.flat()) },
    });
    expect([...weights]).toEqual([2, 2, 7, 5]);
  });
});
