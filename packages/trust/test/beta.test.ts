import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as sl from '../src/opinion/index.js';

describe('beta distribution', () => {
  it('has its closed forms', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        fc.double({ min: 0.05, max: 60, noNaN: true }),
        (x, n) =>
          Math.abs(sl.incompleteBeta(x, n, 1) - x ** n) < 1e-13 &&
          Math.abs(sl.incompleteBeta(x, 1, n) - (1 - (1 - x) ** n)) < 1e-13 &&
          Math.abs(sl.incompleteBeta(x, 0.5, 0.5) - (2 / Math.PI) * Math.asin(Math.sqrt(x))) < 1e-13,
      ),
      { numRuns: 3000, seed: 1 },
    );
  });
  it('inverts itself within 1e-12 and is symmetric', () => {
    const shape = fc.double({ min: 0.2, max: 400, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (p, alpha, beta) => {
        const x = sl.betaQuantile(p, alpha, beta);
        const mirrored = 1 - sl.betaQuantile(1 - p, beta, alpha);
        const below = sl.incompleteBeta(x - 1e-12, alpha, beta);
        const above = sl.incompleteBeta(x + 1e-12, alpha, beta);
        return below <= p + 1e-13 && above >= p - 1e-13 && Math.abs(x - mirrored) < 1e-12;
      }),
      { numRuns: 5000, seed: 2 },
    );
  });
  it('matches quantiles in closed form within 1e-12', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (p, n) =>
          Math.abs(sl.betaQuantile(p, n, 1) - p ** (1 / n)) < 1e-12 &&
          Math.abs(sl.betaQuantile(p, 1, n) - -Math.expm1(Math.log1p(-p) / n)) < 1e-12,
      ),
      { numRuns: 5000, seed: 3 },
    );
  });
  it('needs no luck with its start', () => {
    for (const start of [0, 1e-300, 0.2, 0.9999999999, 1]) {
      expect(sl.betaQuantile(0.05, 9, 3, start)).toBeCloseTo(0.529913200720824, 12);
    }
  });
  it('puts the mass at the ends where a parameter is 0', () => {
    expect([sl.betaQuantile(0.5, 0, 3), sl.betaQuantile(0.5, 3, 0)]).toEqual([0, 1]);
    expect([sl.betaQuantile(0, 2, 3), sl.betaQuantile(1, 2, 3)]).toEqual([0, 1]);
    expect([sl.incompleteBeta(0.5, 0, 2), sl.incompleteBeta(0.5, 2, 0), sl.incompleteBeta(0, 2, 2)]).toEqual([1, 0, 0]);
    expect(sl.incompleteBeta(1, 2, 2)).toBe(1);
  });
  it('gives the published interval of Beta(8, 2) and of ignorance', () => {
    const known = sl.credibleInterval({ b: 0.7, d: 0.1, u: 0.2, a: 0.5 }, 0.9);
    expect(known.lower).toBeCloseTo(0.570864453, 9);
    expect(known.upper).toBeCloseTo(0.958976832, 9);
    const nothing = sl.credibleInterval(sl.vacuous(), 0.9);
    expect(nothing.lower).toBeCloseTo(0.05, 12);
    expect(nothing.upper).toBeCloseTo(0.95, 12);
    expect(sl.credibleInterval({ b: 0.7, d: 0.3, u: 0, a: 0.5 }, 0.9)).toEqual({ lower: 0.7, upper: 0.7 });
  });
  it('has the variance of the opinion, none when dogmatic', () => {
    expect(sl.variance(sl.vacuous())).toBeCloseTo(1 / 12, 15);
    expect(sl.variance({ b: 0.7, d: 0.3, u: 0, a: 0.5 })).toBe(0);
  });
});
