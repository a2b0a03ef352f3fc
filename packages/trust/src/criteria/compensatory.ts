import { boundsByMoments, type Belief, type Bounds, type VoiceSet } from './belief.js';
import { unionOf } from './voice-set.js';

/**
 * Weighted mean of the children. The mean and the variance Σ w_k·w_l·cov_kl are exact; the shape is the Beta
 * distribution with these moments.
 */
export function compensatory(
  children: readonly Belief[],
  weights: ArrayLike<number>,
  covariance: Float64Array,
  contested: boolean,
  tail: number,
): Belief {
  return new CompensatoryBelief(children, weights, covariance, contested, tail);
}

class CompensatoryBelief implements Belief {
  readonly mean: number;
  readonly coverage: number;
  readonly contested: boolean;
  readonly variance: number;
  readonly #children: readonly Belief[];
  readonly #weights: ArrayLike<number>;
  readonly #tail: number;
  #bounds: Bounds | undefined;
  #opinion: Belief['opinion'] | undefined;
  #masses: Float64Array | undefined;
  #supporting: VoiceSet | undefined;
  #refuting: VoiceSet | undefined;
  #independent: VoiceSet | undefined;

  constructor(
    children: readonly Belief[],
    weights: ArrayLike<number>,
    covariance: Float64Array,
    contested: boolean,
    tail: number,
  ) {
    const n = children.length;
    let mean = 0;
    let coverage = 0;
    let variance = 0;
    for (let k = 0; k < n; k++) {
      const w = weights[k]!;
      mean += w * children[k]!.mean;
      coverage += w * children[k]!.coverage;
      let row = 0.5 * w * covariance[k * n + k]!;
      for (let l = 0; l < k; l++) row += weights[l]! * covariance[k * n + l]!;
      variance += 2 * w * row;
    }
    this.mean = Math.min(1, mean);
    this.coverage = coverage;
    this.variance = variance;
    this.contested = contested;
    this.#children = children;
    this.#weights = weights;
    this.#tail = tail;
  }

  get conflict(): number {
    return Math.max(...this.#children.map((child) => child.conflict));
  }

  get supporting(): VoiceSet {
    return (this.#supporting ??= unionOf(this.#children.map((child) => child.supporting)));
  }

  get refuting(): VoiceSet {
    return (this.#refuting ??= unionOf(this.#children.map((child) => child.refuting)));
  }

  get independent(): VoiceSet {
    return (this.#independent ??= unionOf([this.supporting, this.refuting]));
  }

  get opinion(): Belief['opinion'] {
    return (this.#opinion ??= this.#weightedOpinion());
  }

  get uncertainty(): number {
    return this.opinion.u;
  }

  get masses(): Float64Array {
    return (this.#masses ??= this.#weightedMasses());
  }

  get lower(): number {
    return this.#shape.lower;
  }

  get upper(): number {
    return this.#shape.upper;
  }

  lowerAtLeast(threshold: number): boolean {
    return this.#shape.lowerAtLeast(threshold);
  }

  upperAtMost(threshold: number): boolean {
    return this.#shape.upperAtMost(threshold);
  }

  get #shape(): Bounds {
    return (this.#bounds ??= boundsByMoments(this.mean, this.variance, this.#tail));
  }

  #weightedOpinion(): Belief['opinion'] {
    let [b, d, u, au] = [0, 0, 0, 0];
    this.#children.forEach(({ opinion }, k) => {
      const w = this.#weights[k]!;
      b += w * opinion.b;
      d += w * opinion.d;
      u += w * opinion.u;
      au += w * opinion.u * opinion.a;
    });
    return { b, d, u, a: u > 0 ? au / u : 0.5 };
  }

  #weightedMasses(): Float64Array {
    const masses = new Float64Array(Math.max(...this.#children.map((child) => child.masses.length)));
    this.#children.forEach((child, k) => {
      for (let s = 0; s < child.masses.length; s++) masses[s]! += this.#weights[k]! * child.masses[s]!;
    });
    return masses;
  }
}
