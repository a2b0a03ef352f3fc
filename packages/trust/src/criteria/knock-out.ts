import type { Belief, VoiceSet } from './belief.js';
import { sizeOf } from './voice-set.js';

/** The weakest child decides: every figure is the least over the children. The id of a child settles ties. */
export function knockOut(
  children: readonly Belief[],
  idOf: (child: number) => string,
  contested: boolean,
): WeakestBelief {
  return new WeakestBelief(children, idOf, contested);
}

export class WeakestBelief implements Belief {
  readonly mean: number;
  readonly coverage: number;
  readonly contested: boolean;
  readonly #children: readonly Belief[];
  readonly #idOf: (child: number) => string;
  #low: number | undefined;
  #high: number | undefined;
  #independent: VoiceSet | undefined;
  #supporting: VoiceSet | undefined;

  constructor(children: readonly Belief[], idOf: (child: number) => string, contested: boolean) {
    this.#children = children;
    this.#idOf = idOf;
    this.contested = contested;
    let [mean, coverage] = [1, 1];
    for (const child of children) {
      if (child.mean < mean) mean = child.mean;
      if (child.coverage < coverage) coverage = child.coverage;
    }
    this.mean = mean;
    this.coverage = coverage;
  }

  /** Child with the smallest lower bound; of equal ones the more uncertain, then the smaller id. */
  get bindingLower(): number {
    return (this.#low ??= this.#least((child) => child.lower));
  }

  get bindingUpper(): number {
    return (this.#high ??= this.#least((child) => child.upper));
  }

  get conflict(): number {
    return Math.max(...this.#children.map((child) => child.conflict));
  }

  get independent(): VoiceSet {
    return (this.#independent ??= this.#fewest((child) => child.independent));
  }

  get supporting(): VoiceSet {
    return (this.#supporting ??= this.#fewest((child) => child.supporting));
  }

  get refuting(): VoiceSet {
    return this.#children[this.bindingUpper]!.refuting;
  }

  get opinion(): Belief['opinion'] {
    return this.#children[this.bindingLower]!.opinion;
  }

  get uncertainty(): number {
    return this.opinion.u;
  }

  get variance(): number {
    return this.#children[this.bindingLower]!.variance;
  }

  get masses(): Float64Array {
    return this.#children[this.bindingLower]!.masses;
  }

  get lower(): number {
    return this.#children[this.bindingLower]!.lower;
  }

  get upper(): number {
    return this.#children[this.bindingUpper]!.upper;
  }

  lowerAtLeast(threshold: number): boolean {
    return this.#children.every((child) => child.lowerAtLeast(threshold));
  }

  upperAtMost(threshold: number): boolean {
    return this.#children.some((child) => child.upperAtMost(threshold));
  }

  #least(figure: (child: Belief) => number): number {
    let best = 0;
    for (let k = 1; k < this.#children.length; k++) {
      const [x, y] = [this.#children[k]!, this.#children[best]!];
      const order = figure(x) - figure(y) || y.uncertainty - x.uncertainty;
      if (order < 0 || (order === 0 && this.#idOf(k) < this.#idOf(best))) best = k;
    }
    return best;
  }

  #fewest(set: (child: Belief) => VoiceSet): VoiceSet {
    let best = set(this.#children[0]!);
    for (const child of this.#children) if (sizeOf(set(child)) < sizeOf(best)) best = set(child);
    return best;
  }
}
