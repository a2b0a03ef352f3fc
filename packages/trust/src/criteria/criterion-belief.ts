import type { TrustParameters } from '@cleanpath/model';
import type { FusedEvidence } from '../evidence/fused-evidence.js';
import { BetaBounds, type Belief, type VoiceSet } from './belief.js';
import { unionOf, voiceSet } from './voice-set.js';

/** Belief about a criterion from its fused evidence: Beta(r + aW, q + (1 − a)W). */
export function criterionBelief(evidence: FusedEvidence, baseRate: number, parameters: TrustParameters): Belief {
  return new CriterionBelief(evidence, baseRate, parameters);
}

class CriterionBelief extends BetaBounds implements Belief {
  readonly mean: number;
  readonly coverage: number;
  readonly conflict: number;
  readonly contested: boolean;
  readonly independent: VoiceSet;
  readonly supporting: VoiceSet;
  readonly refuting: VoiceSet;
  readonly variance: number;
  readonly masses: Float64Array;
  readonly uncertainty: number;
  readonly #evidence: FusedEvidence;
  readonly #baseRate: number;
  readonly #priorWeight: number;
  #opinion: Belief['opinion'] | undefined;

  constructor(evidence: FusedEvidence, a: number, { opinion, conflict }: TrustParameters) {
    const { r, q } = evidence;
    const W = opinion.priorWeight;
    super(r + a * W, q + (1 - a) * W, (1 - opinion.credibleLevel) / 2);
    const total = r + q + W;
    this.mean = (r + a * W) / total;
    this.coverage = (r + q) / total;
    this.variance = (this.mean * (1 - this.mean)) / (total + 1);
    this.uncertainty = W / total;
    this.#evidence = evidence;
    this.#baseRate = a;
    this.#priorWeight = W;
    this.conflict = evidence.conflict;
    this.contested = evidence.conflict > conflict.threshold;
    this.masses = evidence.masses;
    this.supporting = voiceSet(evidence.masses.length, evidence.supporting);
    this.refuting = voiceSet(evidence.masses.length, evidence.refuting);
    this.independent = unionOf([this.supporting, this.refuting]);
  }

  get opinion(): Belief['opinion'] {
    const { r, q } = this.#evidence;
    const total = r + q + this.#priorWeight;
    return (this.#opinion ??= { b: r / total, d: q / total, u: this.uncertainty, a: this.#baseRate });
  }
}
