import { fail } from '@cleanpath/model';
import type { ImpactDemands } from '../impact/types.js';
import type { ConcentrationInput, ConcentrationMeasure } from './types.js';

/** Values of a measure per element, NaN where absent; refuses negative and infinite ones. */
export function measureValues(input: ConcentrationInput, measure: ConcentrationMeasure): Float64Array {
  if (measure === 'count') return new Float64Array(input.elementCount).fill(1);
  const given = input.measures[measure];
  const values = new Float64Array(input.elementCount).fill(Number.NaN);
  // A column nobody wrote is shorter than the table and reads as absent.
  if (given) values.set(given.subarray(0, input.elementCount));
  for (let v = 0; v < values.length; v++)
    if (values[v]! < 0 || values[v] === Infinity)
      throw fail('value-out-of-range', {
        message: `${measure} of element ${v} is not a number from 0`,
        value: values[v],
      });
  return values;
}

/** Demand weight per element: the summed weight of the demands that name it as an end or as a member of a set. */
export function demandWeightOfElements(elementCount: number, demands: ImpactDemands): Float64Array {
  const values = new Float64Array(elementCount);
  const named = Array.from({ length: demands.count }, () => new Set<number>());
  const { path, set } = demands;
  for (let i = 0; i < path.demand.length; i++) named[path.demand[i]!]!.add(path.from[i]!).add(path.to[i]!);
  if (set)
    for (let i = 0; i < set.demand.length; i++)
      for (let m = set.offsets[i]!; m < set.offsets[i + 1]!; m++) named[set.demand[i]!]!.add(set.elements[m]!);
  // Heaviest first, so that the sums do not depend on the order of the demands.
  const weight = (demand: number): number => demands.weights?.[demand] ?? 1;
  const order = [...named.keys()].sort((a, b) => weight(b) - weight(a));
  for (const demand of order) for (const v of named[demand]!) values[v]! += weight(demand);
  return values;
}

/** A measure weighted by criticality: each value times the weight of the tier code of its element (0 for -1). */
export function criticalityWeighted(
  values: Float64Array,
  tier: Int32Array | Uint8Array,
  tierWeights: readonly number[],
): Float64Array {
  return values.map((value, v) => value * (tierWeights[tier[v]!] ?? 0));
}
