import { clampUnit, projected, SUM_TOLERANCE, type Opinion } from './opinion.js';
import { bad, good, type Result } from './result.js';

/** Both of two independent propositions hold. P multiplies. Undefined where both base rates are 1. */
export function multiply(x: Opinion, y: Opinion): Result<Opinion> {
  const rest = 1 - x.a * y.a;
  if (rest <= 0) return bad('operator-undefined', 'A conjunction needs a base rate below 1');
  const b = x.b * y.b + ((1 - x.a) * y.a * x.b * y.u + x.a * (1 - y.a) * x.u * y.b) / rest;
  const d = x.d + y.d - x.d * y.d;
  const u = x.u * y.u + ((1 - y.a) * x.b * y.u + (1 - x.a) * x.u * y.b) / rest;
  return good(settled(b, d, u, x.a * y.a));
}

/** At least one of two independent propositions holds. Undefined where both base rates are 0. */
export function comultiply(x: Opinion, y: Opinion): Result<Opinion> {
  const rest = x.a + y.a - x.a * y.a;
  if (rest <= 0) return bad('operator-undefined', 'A disjunction needs a base rate above 0');
  const b = x.b + y.b - x.b * y.b;
  const d = x.d * y.d + (x.a * (1 - y.a) * x.d * y.u + (1 - x.a) * y.a * x.u * y.d) / rest;
  const u = x.u * y.u + (y.a * x.d * y.u + x.a * x.u * y.d) / rest;
  return good(settled(b, d, u, rest));
}

export const complement = (o: Opinion): Opinion => ({ b: o.d, d: o.b, u: o.u, a: 1 - o.a });

/** One of two propositions that exclude each other holds. Undefined where the result is no opinion. */
export function add(x: Opinion, y: Opinion): Result<Opinion> {
  const a = x.a + y.a;
  if (a <= 0) return bad('operator-undefined', 'A disjoint sum needs a base rate above 0');
  const b = x.b + y.b;
  const d = (x.a * (x.d - y.b) + y.a * (y.d - x.b)) / a;
  const u = (x.a * x.u + y.a * y.u) / a;
  if ([b, d, u, a].some((part) => !(part >= -SUM_TOLERANCE && part <= 1 + SUM_TOLERANCE))) {
    return bad('operator-undefined', 'The propositions cannot exclude each other: their sum is no opinion');
  }
  return good(settled(b, d, u, a));
}

/** The most uncertain opinion with the same projected probability and base rate; b or d becomes 0. */
export function uncertaintyMaximise(o: Opinion): Opinion {
  const p = projected(o);
  const byBelief = o.a > 0 ? p / o.a : Infinity;
  const byDisbelief = o.a < 1 ? (1 - p) / (1 - o.a) : Infinity;
  // A base rate of 0 (1) bounds the uncertainty by disbelief (belief) alone.
  const u = clampUnit(Math.min(byBelief, byDisbelief));
  const b = byBelief <= byDisbelief ? 0 : p - o.a * u;
  const d = byBelief <= byDisbelief ? 1 - u : 0;
  return settled(b, d, u, o.a);
}

/** How much two opinions disagree: |P₁ − P₂| as far as both are certain. In [0, 1]. */
export function degreeOfConflict(x: Opinion, y: Opinion): number {
  return Math.abs(projected(x) - projected(y)) * (1 - x.u) * (1 - y.u);
}

function settled(b: number, d: number, u: number, a: number): Opinion {
  return { b: clampUnit(b), d: clampUnit(d), u: clampUnit(u), a: clampUnit(a) };
}
