import type { Opinion } from './opinion.js';

/** Observations that support (r) and refute (q). */
export interface EvidencePair {
  readonly r: number;
  readonly q: number;
}

/** Weight of the prior in the usual non-informative setting, observations. */
export const DEFAULT_PRIOR_WEIGHT = 2;

/** b = r/(r+q+W), d = q/(r+q+W), u = W/(r+q+W). */
export function fromEvidence(pair: EvidencePair, a = 0.5, W = DEFAULT_PRIOR_WEIGHT): Opinion {
  const total = pair.r + pair.q + W;
  return { b: pair.r / total, d: pair.q / total, u: W / total, a };
}

/** r = W·b/u, q = W·d/u. Infinite for a dogmatic opinion (u = 0). */
export function toEvidence(o: Opinion, W = DEFAULT_PRIOR_WEIGHT): EvidencePair {
  return { r: o.b === 0 ? 0 : (W * o.b) / o.u, q: o.d === 0 ? 0 : (W * o.d) / o.u };
}

/**
 * Trust discount in evidence space: b' = p·b and d' = p·d without the cancellation of 1 − p(b + d).
 * Whatever r and q are, the source adds less than W·p/(1−p) observations.
 */
export function discountEvidence(pair: EvidencePair, p: number, W = DEFAULT_PRIOR_WEIGHT): EvidencePair {
  const factor = (W * p) / ((1 - p) * (pair.r + pair.q) + W);
  return { r: factor * pair.r, q: factor * pair.q };
}
