import { certaintyWeightedBaseRate, LEAST_CERTAINTY, mean } from './base-rate.js';
import { ccf } from './consensus-fusion.js';
import { normalised, opinion, vacuous, type Opinion } from './opinion.js';
import { bad, good, type Result } from './result.js';

export const FUSION_OPERATORS = ['cbf', 'abf', 'wbf', 'bcf', 'ccf'] as const;
export type FusionOperator = (typeof FUSION_OPERATORS)[number];

/**
 * Fuses opinions of several sources about one thing as one batch (folding pairs gives other results for all but CBF
 * and BCF). No opinion gives the vacuous one, one gives itself.
 * Errors: `opinion-invalid` for a bad member, `total-conflict` for BCF where no common ground is left.
 * Source: Jøsang, Wang, Zhang, FUSION 2017; van der Heijden, Kopp, Kargl, arXiv:1805.01388.
 */
export function fuse(operator: FusionOperator, opinions: readonly Opinion[]): Result<Opinion> {
  for (const member of opinions) {
    const checked = opinion(member.b, member.d, member.u, member.a);
    if (!checked.ok) return checked;
  }
  switch (operator) {
    case 'cbf':
      return good(cbf(opinions));
    case 'abf':
      return good(abf(opinions));
    case 'wbf':
      return good(wbf(opinions));
    case 'bcf':
      return bcf(opinions);
    case 'ccf':
      return good(ccf(opinions));
  }
}

/** Cumulative fusion: independent observations add up. Vacuous members change nothing. */
export function cbf(opinions: readonly Opinion[]): Opinion {
  const only = trivial(opinions);
  if (only) return only;
  // Multiplied through by the least uncertainty met so far, so that a tiny u cannot overflow b/u.
  let least = 1;
  let b = 0;
  let d = 0;
  let a = 0;
  let weight = 0;
  for (const o of opinions) {
    if (o.u < least) {
      const shrink = o.u / least;
      b *= shrink;
      d *= shrink;
      a *= shrink;
      weight *= shrink;
      least = o.u;
      if (least === 0) return meanOfDogmatic(opinions, (members) => mean(members.filter(isDogmatic).map((m) => m.a)));
    }
    const w = least / o.u;
    b += o.b * w;
    d += o.d * w;
    const n = (o.b + o.d) * w;
    a += o.a * n;
    weight += n;
  }
  return normalised(b, d, least, weight > LEAST_CERTAINTY ? a / weight : mean(opinions.map((o) => o.a)));
}

/** Averaging fusion: dependent observations; vacuous members dilute. */
export function abf(opinions: readonly Opinion[]): Opinion {
  const only = trivial(opinions);
  if (only) return only;
  const least = leastUncertainty(opinions);
  const a = mean(opinions.map((o) => o.a));
  if (least === 0) return meanOfDogmatic(opinions, () => a);
  let b = 0;
  let d = 0;
  for (const o of opinions) {
    b += (o.b * least) / o.u;
    d += (o.d * least) / o.u;
  }
  return normalised(b, d, least * opinions.length, a);
}

/** Weighted fusion: averaging with the certainty 1 − u as weight; vacuous members change nothing. */
export function wbf(opinions: readonly Opinion[]): Opinion {
  const only = trivial(opinions);
  if (only) return only;
  const least = leastUncertainty(opinions);
  const a = certaintyWeightedBaseRate(opinions);
  if (least === 0) return meanOfDogmatic(opinions, () => a);
  let b = 0;
  let d = 0;
  let certainty = 0;
  for (const o of opinions) {
    const c = o.b + o.d;
    b += (c * o.b * least) / o.u;
    d += (c * o.d * least) / o.u;
    certainty += c;
  }
  return certainty > LEAST_CERTAINTY ? normalised(b, d, certainty * least, a) : vacuous(a);
}

/** Constraint fusion (Dempster's rule): only for comparison, it turns conflict into certainty (Zadeh's example). */
export function bcf(opinions: readonly Opinion[]): Result<Opinion> {
  const only = trivial(opinions);
  if (only) return good(only);
  const a = certaintyWeightedBaseRate(opinions);
  let result = opinions[0]!;
  for (const o of opinions.slice(1)) {
    const b = result.b * o.b + result.b * o.u + result.u * o.b;
    const d = result.d * o.d + result.d * o.u + result.u * o.d;
    const u = result.u * o.u;
    if (b + d + u < Number.EPSILON) return bad('total-conflict', 'The opinions share no common ground (K = 1)');
    result = normalised(b, d, u, a);
  }
  return good(result);
}

const isDogmatic = (o: Opinion): boolean => o.u === 0;

function trivial(opinions: readonly Opinion[]): Opinion | undefined {
  return opinions.length === 0 ? vacuous() : opinions.length === 1 ? opinions[0] : undefined;
}

function leastUncertainty(opinions: readonly Opinion[]): number {
  let least = 1;
  for (const o of opinions) if (o.u < least) least = o.u;
  return least;
}

/** Dogmatic members outweigh all others; among themselves they count alike. */
function meanOfDogmatic(opinions: readonly Opinion[], baseRate: (all: readonly Opinion[]) => number): Opinion {
  const dogmatic = opinions.filter(isDogmatic);
  return normalised(mean(dogmatic.map((o) => o.b)), mean(dogmatic.map((o) => o.d)), 0, baseRate(opinions));
}
