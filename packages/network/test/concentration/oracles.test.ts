import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  bandOf,
  concentration,
  concentrationBounds,
  criticalityWeighted,
  hhiAfterRemoval,
  judgeConcentration,
  marketIndices,
  mergerDelta,
  unbiasedHhi,
  type ConcentrationThresholds,
  type MarketIndices,
} from '../../src/concentration/index.js';
import { sharedData } from '../../../../scripts/shared-data.js';
import { hasZoo, ZOO_SUPPLIERS, zooLinks, zooOracles, zooSuppliers } from '../impact/zoo.js';
import { market } from './market.js';

describe('worked examples', () => {
  it('59/25/16 gives 4362 and 2.292526 effective suppliers', () => {
    const [cell] = concentration(
      market([
        [0, 59],
        [1, 25],
        [2, 16],
      ]),
      { scope: [], measure: 'capacity', depth: 'prime' },
    );
    expect(cell!.bounds!.hhi).toEqual({ lower: 4362, upper: 4362 });
    expect(cell!.bounds!.nEff.lower).toBeCloseTo(2.292526, 6);
    expect(cell!.bounds!.nEff.upper).toBeCloseTo(2.292526, 6);
  });

  it('50/40 with 10 unknown gives [4100, 5200]', () => {
    const [cell] = concentration(
      market([
        [0, 50],
        [-1, 10],
        [1, 40],
      ]),
      { scope: [], measure: 'capacity', depth: 'prime' },
    );
    expect(cell!.bounds!.hhi).toEqual({ lower: 4100, upper: 5200 });
    expect(cell!.bounds!.cr1).toEqual({ lower: 0.5, upper: 0.6 });
    expect(cell).toMatchObject({ total: 100, unknown: 10, indices: null });
  });

  it('nothing but unknown gives the whole range and no upper bound of suppliers', () => {
    expect(concentrationBounds([], 7)).toEqual({
      hhi: { lower: 0, upper: 10_000 },
      nEff: { lower: 1, upper: null },
      cr1: { lower: 0, upper: 1 },
      cr4: { lower: 0, upper: 1 },
    });
  });
});

const frPath = sharedData('topology/ran-fr/sites-mobiles-2018-01-l93.csv.gz');

it.runIf(frPath === undefined)('skipped: shared data not found (national radio sites)', () => {
  expect(frPath).toBeUndefined();
});

it.skipIf(frPath === undefined)('counts 77,147 radio sites of four operators: HHI 2638.600, 3.78989 effective', () => {
  const rows = gunzipSync(readFileSync(frPath!)).toString('ascii').trim().split(/\r?\n/).slice(1);
  const usable = rows.filter((row) => !row.includes('#N/A')).map((row) => row.split(';')[0]!);
  const operators = [...new Set(usable)].sort();
  const input = market(usable.map((operator) => [operators.indexOf(operator), 1]));
  const [cell] = concentration(input, { scope: [], measure: 'count', depth: 'prime' });
  expect(cell!.shares.map((row) => row.value)).toEqual([24612, 21449, 18816, 12270]);
  expect(cell!.indices!.hhi).toBeCloseTo(2638.6, 3);
  expect(cell!.indices!.effectiveNumber).toBeCloseTo(3.78989, 5);
});

describe.skipIf(!hasZoo)('real networks with synthetic suppliers', () => {
  it.each(zooOracles())('%s: supplier counts, HHI and effective number', (name, oracle) => {
    const suppliers = zooSuppliers(zooLinks(name).elementCount);
    const input = market(
      [...suppliers].map((party) => [party, 1]),
      ZOO_SUPPLIERS,
    );
    const [cell] = concentration(input, { scope: [], measure: 'count', depth: 'prime' });
    const counts = new Map(cell!.shares.map((row) => [row.party, row.value]));
    expect(oracle.supplierCounts.map((_, party) => counts.get(party) ?? 0)).toEqual(oracle.supplierCounts);
    expect(cell!.indices!.hhi).toBeCloseTo(oracle.hhi, 3);
    expect(cell!.indices!.effectiveNumber).toBeCloseTo(oracle.nEff, 5);
  });
});

interface DiversityOracles {
  readonly tolerance: unknown;
  readonly diversity: {
    readonly indices: (MarketIndices & { readonly shares: number[] })[];
    readonly merger: {
      readonly shares: number[];
      readonly merge: [number, number];
      readonly delta: number;
      readonly after: number;
    };
    readonly removal: { readonly shares: number[]; readonly remove: number; readonly after: number };
    readonly unknown: {
      readonly known: number[];
      readonly unknown: number;
      readonly lower: number;
      readonly upper: number;
    };
    readonly unbiased: { readonly counts: number[]; readonly biased: number; readonly unbiased: number };
    readonly grouping: { readonly brands: number[]; readonly byBrand: number; readonly byController: number };
    readonly weighted: {
      readonly elements: { readonly supplier: string; readonly tierWeight: number; readonly traffic: number }[];
      readonly hhiUnweighted: number;
      readonly hhiWeighted: number;
    };
    readonly empty: { readonly shares: number[] };
  };
}

const oraclePath = sharedData('catalogs/supplier-oracles.json');
const thresholdPath = sharedData('catalogs/concentration-thresholds.json');
const oracles =
  oraclePath === undefined ? undefined : (JSON.parse(readFileSync(oraclePath, 'utf8')) as DiversityOracles).diversity;

it.runIf(!oracles)('skipped: shared data not found (market index oracles)', () => {
  expect(oracles).toBeUndefined();
});

describe.skipIf(!oracles)('market indices', () => {
  it('reproduce every index of the oracle', () => {
    for (const { shares, ...expected } of oracles!.indices) {
      const actual = marketIndices(shares)!;
      expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
      for (const [name, value] of Object.entries(expected))
        expect(actual[name as keyof MarketIndices], `${name} of ${shares.join()}`).toBeCloseTo(value, 9);
    }
    expect(marketIndices(oracles!.empty.shares)).toBeNull();
  });

  it('follow mergers, removals and small counts', () => {
    const { merger, removal, unbiased } = oracles!;
    const total = merger.shares.reduce((a, b) => a + b);
    const [a, b] = merger.merge;
    expect(mergerDelta(a / total, b / total)).toBeCloseTo(merger.delta, 9);
    expect(marketIndices(merger.shares)!.hhi + mergerDelta(a / total, b / total)).toBeCloseTo(merger.after, 9);
    expect(hhiAfterRemoval(removal.shares, removal.shares.indexOf(removal.remove))).toBeCloseTo(removal.after, 9);
    expect(hhiAfterRemoval([1], 0)).toBeNull();
    expect(marketIndices(unbiased.counts)!.hhi).toBeCloseTo(unbiased.biased, 9);
    expect(unbiasedHhi(unbiased.counts)).toBeCloseTo(unbiased.unbiased, 9);
    expect(unbiasedHhi([1])).toBeNull();
  });

  it('give bounds for unknown shares', () => {
    const { known, unknown, lower, upper } = oracles!.unknown;
    const { hhi } = concentrationBounds(known, unknown)!;
    expect(hhi.lower).toBeCloseTo(lower, 9);
    expect(hhi.upper).toBeCloseTo(upper, 9);
  });

  it('group brands by their controller and show the brands below', () => {
    const { brands, byBrand, byController } = oracles!.grouping;
    const input = {
      ...market(brands.map((value, party) => [party, value])),
      owner: Int32Array.of(5, 5, 6, 6, 7, 5, 6, 7),
    };
    const ask = (depth: 'prime' | 'owner') => concentration(input, { scope: [], measure: 'capacity', depth })[0]!;
    expect(ask('prime').indices!.hhi).toBeCloseTo(byBrand, 9);
    expect(ask('owner').indices!.hhi).toBeCloseTo(byController, 9);
    expect(
      ask('owner').shares.map((row) => [row.party, row.share, row.members!.map((member) => member.party)]),
    ).toEqual([
      [5, 0.4, [0, 1]],
      [6, 0.4, [2, 3]],
      [7, 0.2, [4]],
    ]);
  });

  it('weight a measure by criticality', () => {
    const { elements, hhiUnweighted, hhiWeighted } = oracles!.weighted;
    const input = market(elements.map((element) => [element.supplier === 'Q' ? 0 : 1, element.traffic]));
    const weights = elements.map((element) => element.tierWeight);
    const capacity = criticalityWeighted(input.measures.capacity!, Int32Array.from(elements.keys()), weights);
    const hhi = (of: typeof input) =>
      concentration(of, { scope: [], measure: 'capacity', depth: 'prime' })[0]!.indices!.hhi;
    expect(hhi(input)).toBeCloseTo(hhiUnweighted, 9);
    expect(hhi({ ...input, measures: { capacity } })).toBeCloseTo(hhiWeighted, 9);
  });
});

describe('threshold sets', () => {
  const set: ConcentrationThresholds = {
    id: 'example',
    bands: [
      { upTo: 2500, label: 'diverse' },
      { upTo: 5000, label: 'concentrated' },
      { upTo: 10_000, label: 'dependent' },
    ],
    maxSingleShare: 60,
    minIndependentSuppliers: 2,
  };
  const judge = (known: number[], unknown: number) =>
    judgeConcentration(set, concentrationBounds(known, unknown)!, known.length, unknown);

  it('hold values up to and including the end of a band', () => {
    expect([0, 2500, 2500.001, 5000, 10_000].map((hhi) => bandOf(set, hhi))).toEqual([
      'diverse',
      'diverse',
      'concentrated',
      'concentrated',
      'dependent',
    ]);
    expect(judge([1, 1, 1, 1], 0).band).toEqual({ lower: 'diverse', upper: 'diverse' });
  });

  it('leave open what unknown shares could decide', () => {
    expect(judge([50, 40], 10)).toEqual({
      set: 'example',
      band: { lower: 'concentrated', upper: 'dependent' },
      maxSingleShare: 'kept',
      minIndependentSuppliers: 'kept',
    });
    expect(judge([50, 30], 20).maxSingleShare).toBe('open');
    expect(judge([61, 39], 0).maxSingleShare).toBe('missed');
    expect(judge([1], 1).minIndependentSuppliers).toBe('open');
    expect(judge([1], 0).minIndependentSuppliers).toBe('missed');
  });

  it.skipIf(thresholdPath === undefined)('put an HHI of 2054 into the bands the oracle names', () => {
    const { sets } = JSON.parse(readFileSync(thresholdPath!, 'utf8')) as { sets: ConcentrationThresholds[] };
    const band = (id: string): string =>
      bandOf(
        sets.find((one) => one.id === id)!,
        2054,
      );
    expect(band('us-merger-2023')).toBe('highly concentrated');
    expect(band('us-merger-2010')).toBe('moderately concentrated');
  });
});
