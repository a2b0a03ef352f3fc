import { coarsePart, finePart, sumGrid } from './order-free-sum.js';
import type { CountAndWeight } from './types.js';

/** Weights prepared for sums that do not depend on the order of the demands; undefined: 1 each. */
export type DemandWeights = { readonly coarse: Float64Array; readonly fine: Float64Array } | undefined;

export function demandWeights(weights: Float64Array | undefined): DemandWeights {
  if (!weights) return undefined;
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, weight);
  const grid = sumGrid(largest, weights.length);
  return {
    coarse: weights.map((weight) => coarsePart(grid, weight)),
    fine: weights.map((weight) => finePart(grid, weight)),
  };
}

/** Counts demands and adds up their weights. */
export class WeightSum {
  readonly #weights: DemandWeights;
  #count = 0;
  #coarse = 0;
  #fine = 0;

  constructor(weights: DemandWeights) {
    this.#weights = weights;
  }

  add(demand: number): void {
    this.#count++;
    this.#coarse += this.#weights?.coarse[demand] ?? 1;
    this.#fine += this.#weights?.fine[demand] ?? 0;
  }

  get value(): CountAndWeight {
    return { count: this.#count, weight: this.#coarse + this.#fine };
  }
}

export function plus(a: CountAndWeight, b: CountAndWeight): CountAndWeight {
  return { count: a.count + b.count, weight: a.weight + b.weight };
}
