import { betaQuantile } from './beta.js';
import { DEFAULT_PRIOR_WEIGHT } from './evidence.js';
import { projected, type Opinion } from './opinion.js';

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Beta distribution of an opinion: α = W(b/u + a), β = W(d/u + 1 − a). Null where u = 0, a point mass at b. */
export function betaOf(o: Opinion, W = DEFAULT_PRIOR_WEIGHT): { readonly alpha: number; readonly beta: number } | null {
  if (o.u === 0) return null;
  return { alpha: W * (o.b / o.u + o.a), beta: W * (o.d / o.u + (1 - o.a)) };
}

/** Central credible interval of the probability; `level` is its mass, for example 0.9. */
export function credibleInterval(o: Opinion, level: number, W = DEFAULT_PRIOR_WEIGHT): Interval {
  const shape = betaOf(o, W);
  if (shape === null) return { lower: o.b, upper: o.b };
  const tail = (1 - level) / 2;
  return {
    lower: betaQuantile(tail, shape.alpha, shape.beta),
    upper: betaQuantile(1 - tail, shape.alpha, shape.beta),
  };
}

/** Variance of the Beta distribution, P(1 − P)/(W/u + 1); 0 for a dogmatic opinion. */
export function variance(o: Opinion, W = DEFAULT_PRIOR_WEIGHT): number {
  const p = projected(o);
  return o.u === 0 ? 0 : (p * (1 - p)) / (W / o.u + 1);
}
