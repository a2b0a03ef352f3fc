import type { Opinion } from './opinion.js';

/** Base rate of WBF, BCF and CCF: mean with weights 1 − u; the plain mean where all are vacuous. */
export function certaintyWeightedBaseRate(opinions: readonly Opinion[]): number {
  let sum = 0;
  let weight = 0;
  for (const o of opinions) {
    sum += (o.b + o.d) * o.a;
    weight += o.b + o.d;
  }
  return weight > LEAST_CERTAINTY ? sum / weight : mean(opinions.map((o) => o.a));
}

/** Below this a sum of certainties is rounding: the members count as vacuous. */
export const LEAST_CERTAINTY = 1e-300;

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
