import { betaQuantile, incompleteBeta, logBeta } from '../opinion/index.js';

/** Independent voices by index, as a bit set in 32-bit words. */
export type VoiceSet = Uint32Array;

/** What is believed about one node of a criteria tree. Bounds are computed when first asked for. */
export interface Belief {
  /** Projected probability. */
  readonly mean: number;
  /** Share of belief that evidence settles. */
  readonly coverage: number;
  readonly conflict: number;
  /** A contested criterion; products pass it to their criterion, groups take it from mandatory criteria. */
  readonly contested: boolean;
  readonly independent: VoiceSet;
  readonly supporting: VoiceSet;
  readonly refuting: VoiceSet;
  /** Opinion and variance that are passed upwards. */
  readonly opinion: { readonly b: number; readonly d: number; readonly u: number; readonly a: number };
  /** Uncertainty of that opinion. */
  readonly uncertainty: number;
  readonly variance: number;
  /** Evidence mass by voice, for the overlap between criteria. */
  readonly masses: Float64Array;
  readonly lower: number;
  readonly upper: number;
  /** Whether the lower (upper) bound is at least (at most) a threshold, by one evaluation of the distribution. */
  lowerAtLeast(threshold: number): boolean;
  upperAtMost(threshold: number): boolean;
}

/** A Beta distribution given by its mean and variance or by its parameters. */
export class BetaBounds {
  readonly alpha: number;
  readonly beta: number;
  /** Probability mass below the lower bound, (1 − c)/2. */
  readonly tail: number;
  #lower: number | undefined;
  #upper: number | undefined;
  // Thresholds already decided: the lower bound lies in [lowFrom, lowTo), the upper in (highFrom, highTo].
  #lowFrom = 0;
  #lowTo = Infinity;
  #highFrom = -Infinity;
  #highTo = 1;
  #logNorm: number | undefined;

  constructor(alpha: number, beta: number, tail: number) {
    this.alpha = alpha;
    this.beta = beta;
    this.tail = tail;
  }

  get lower(): number {
    return (this.#lower ??= betaQuantile(this.tail, this.alpha, this.beta));
  }

  get upper(): number {
    return (this.#upper ??= betaQuantile(1 - this.tail, this.alpha, this.beta));
  }

  lowerAtLeast(threshold: number): boolean {
    if (threshold <= this.#lowFrom) return true;
    if (threshold >= this.#lowTo) return false;
    const holds = this.alpha > 0 && this.#cumulative(threshold) <= this.tail;
    if (holds) this.#lowFrom = threshold;
    else this.#lowTo = threshold;
    return holds;
  }

  upperAtMost(threshold: number): boolean {
    if (threshold >= this.#highTo) return true;
    if (threshold <= this.#highFrom) return false;
    const holds = this.beta > 0 && (this.alpha <= 0 || this.#cumulative(threshold) >= 1 - this.tail);
    if (holds) this.#highTo = threshold;
    else this.#highFrom = threshold;
    return holds;
  }

  #cumulative(x: number): number {
    this.#logNorm ??= -logBeta(this.alpha, this.beta);
    return incompleteBeta(x, this.alpha, this.beta, this.#logNorm);
  }
}

/**
 * Bounds of a distribution on [0, 1] with the given mean and variance, by the Beta distribution with the same
 * moments. No variance gives a point; the largest possible, μ(1 − μ), two points at the ends.
 */
export function boundsByMoments(mean: number, variance: number, tail: number): BetaBounds | PointBounds {
  const room = mean * (1 - mean);
  if (!(variance > 0) || room <= 0) return new PointBounds(mean, mean);
  const strength = room / variance - 1;
  if (strength <= LEAST_STRENGTH) return new PointBounds(1 - mean > tail ? 0 : 1, mean > tail ? 1 : 0);
  return new BetaBounds(mean * strength, (1 - mean) * strength, tail);
}

/** α + β below which a Beta distribution is two points for every double. */
const LEAST_STRENGTH = 1e-9;

/** Bounds that are known without a distribution. */
export class PointBounds {
  readonly lower: number;
  readonly upper: number;

  constructor(lower: number, upper: number) {
    this.lower = lower;
    this.upper = upper;
  }

  lowerAtLeast(threshold: number): boolean {
    return this.lower >= threshold;
  }

  upperAtMost(threshold: number): boolean {
    return this.upper <= threshold;
  }
}

export type Bounds = BetaBounds | PointBounds;
