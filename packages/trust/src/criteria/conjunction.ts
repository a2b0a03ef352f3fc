import { fail, type TrustParameters } from '@cleanpath/model';
import { betaOf, comultiply, multiply, projected, variance, type Opinion } from '../opinion/index.js';
import { BetaBounds, type Belief, type VoiceSet } from './belief.js';
import { sizeOf } from './voice-set.js';

/**
 * All-required (conjunction) or any-of (disjunction) of the children, by multiplication of opinions in child order.
 * Coverage is that of the least (most) covered child: a conjunction of nothing but ignorance has a low upper bound,
 * which must not look like guilt, so coverage is tested before exclusion.
 */
export function conjunction(
  kind: 'all-required' | 'any-of',
  children: readonly Belief[],
  contested: boolean,
  parameters: TrustParameters,
): Belief {
  return new ConjunctionBelief(kind, children, contested, parameters);
}

class ConjunctionBelief extends BetaBounds implements Belief {
  readonly mean: number;
  readonly coverage: number;
  readonly conflict: number;
  readonly contested: boolean;
  readonly independent: VoiceSet;
  readonly supporting: VoiceSet;
  readonly refuting: VoiceSet;
  readonly opinion: Opinion;
  readonly uncertainty: number;
  readonly variance: number;
  readonly masses: Float64Array;

  constructor(
    kind: 'all-required' | 'any-of',
    children: readonly Belief[],
    contested: boolean,
    { opinion: { priorWeight, credibleLevel } }: TrustParameters,
  ) {
    const all = kind === 'all-required';
    const opinion = children.slice(1).reduce((result, child) => join(all, result, child.opinion), children[0]!.opinion);
    // Evidence is bounded per source, so u > 0 and the Beta distribution exists.
    const { alpha, beta } = betaOf(opinion, priorWeight)!;
    super(alpha, beta, (1 - credibleLevel) / 2);
    this.opinion = opinion;
    this.uncertainty = opinion.u;
    this.mean = projected(opinion);
    this.variance = variance(opinion, priorWeight);
    const coverages = children.map((child) => child.coverage);
    this.coverage = all ? Math.min(...coverages) : Math.max(...coverages);
    this.conflict = Math.max(...children.map((child) => child.conflict));
    this.contested = contested;
    // One failing child refutes a conjunction, so its refuting sources count; a disjunction falls only with all.
    const carrier = (better: (x: Belief, y: Belief) => boolean): Belief =>
      children.reduce((best, child) => (better(child, best) ? child : best));
    const size = (set: (child: Belief) => VoiceSet) => (x: Belief, y: Belief) =>
      all ? sizeOf(set(x)) < sizeOf(set(y)) : sizeOf(set(x)) > sizeOf(set(y));
    this.independent = carrier(size((child) => child.independent)).independent;
    this.supporting = carrier(size((child) => child.supporting)).supporting;
    this.refuting = carrier((x, y) => (all ? x.upper < y.upper : sizeOf(x.refuting) < sizeOf(y.refuting))).refuting;
    this.masses = new Float64Array(Math.max(...children.map((child) => child.masses.length)));
    for (const child of children) {
      for (let s = 0; s < child.masses.length; s++) this.masses[s]! += child.masses[s]! / children.length;
    }
  }
}

function join(all: boolean, x: Opinion, y: Opinion): Opinion {
  const result = all ? multiply(x, y) : comultiply(x, y);
  if (!result.ok) throw fail(result.error.code, { message: result.error.message });
  return result.value;
}
