import { bad, good, type Result } from './result.js';

/**
 * Binomial opinion of subjective logic (Jøsang 2016): belief, disbelief and uncertainty, each in [0, 1] with sum 1,
 * and the base rate `a` in [0, 1], the probability in the absence of evidence.
 */
export interface Opinion {
  readonly b: number;
  readonly d: number;
  readonly u: number;
  readonly a: number;
}

/** Rounding accepted in b + d + u = 1: opinions with twelve decimals pass. */
export const SUM_TOLERANCE = 3e-12;

export const DEFAULT_BASE_RATE = 0.5;

/** Checks the four figures; the error is `opinion-invalid`. */
export function opinion(b: number, d: number, u: number, a: number = DEFAULT_BASE_RATE): Result<Opinion> {
  if (!isUnit(b) || !isUnit(d) || !isUnit(u) || !isUnit(a)) {
    return bad(
      'opinion-invalid',
      `Belief, disbelief, uncertainty and base rate lie in [0, 1], not (${b}, ${d}, ${u}, ${a})`,
    );
  }
  if (!(Math.abs(b + d + u - 1) <= SUM_TOLERANCE)) {
    return bad('opinion-invalid', `Belief, disbelief and uncertainty sum to 1, not ${b + d + u}`);
  }
  return good({ b, d, u, a });
}

/** No evidence at all. */
export const vacuous = (a: number = DEFAULT_BASE_RATE): Opinion => ({ b: 0, d: 0, u: 1, a });

/** Projected probability P = b + a·u. */
export const projected = (o: Opinion): number => o.b + o.a * o.u;

/** Scales non-negative masses to sum 1; the masses must not all be 0. */
export function normalised(b: number, d: number, u: number, a: number): Opinion {
  const total = b + d + u;
  return { b: b / total, d: d / total, u: u / total, a: clampUnit(a) };
}

export const clampUnit = (x: number): number => (x < 0 ? 0 : x > 1 ? 1 : x);

const isUnit = (x: number): boolean => x >= 0 && x <= 1;
