import { describe, expect, it } from 'vitest';
import { afterMerger, afterRemoval, diversityIndices, hhiWithUnknown, unbiasedHhi } from '../src/index.js';

describe('diversity', () => {
  it('has the textbook indices', () => {
    const six = diversityIndices([31, 15, 13, 11, 7, 23])!;
    expect(six.hhi).toBeCloseTo(2054, 9);
    expect(six.effectiveNumber).toBeCloseTo(4.868549172, 9);
    expect(six.expShannon).toBeCloseTo(5.364683312, 9);
    expect(six.cr4).toBeCloseTo(0.82, 12);
    expect(six.gini).toBeCloseTo(0.263333333, 9);
    expect(diversityIndices([100])).toMatchObject({ hhi: 10_000, shannon: 0, simpson: 0, gini: 0, cr4: 1, holders: 1 });
    expect(diversityIndices([5, 5, 0])).toMatchObject({ hhi: 5000, holders: 2 });
  });
  it('is null without a market', () => {
    expect(diversityIndices([])).toBeNull();
    expect(diversityIndices([0, 0])).toBeNull();
    expect(hhiWithUnknown([], 0)).toBeNull();
    expect(unbiasedHhi([1])).toBeNull();
    expect(afterRemoval([1], 0)).toBeNull();
  });
  it('knows what mergers and removals do', () => {
    expect(afterMerger([31, 15, 13, 11, 7, 23], 1, 2)!.delta).toBeCloseTo(390, 9);
    expect(afterRemoval([40, 30, 20, 10], 0)).toBeCloseTo(3888.888888889, 9);
    expect(afterRemoval([40, 30, 30], 0, [0, 1, 0])).toBeCloseTo(10_000 * (0.7 ** 2 + 0.3 ** 2), 9);
  });
  it('bounds what unknown holders can do', () => {
    const { lower, upper, single } = hhiWithUnknown([40, 30], 30)!;
    expect([lower, upper, single].map(Math.round)).toEqual([2500, 5800, 3400]);
    expect(hhiWithUnknown([], 5)).toEqual({ lower: 0, upper: 10_000, single: 10_000 });
    expect(unbiasedHhi([5, 3, 2])).toBeCloseTo(3111.111111, 6);
  });
});
