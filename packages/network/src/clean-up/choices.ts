import { kernelArcs, type Kernel } from './kernel.js';
import type { Arcs } from '../types.js';

/**
 * What is left to decide, as the solver sees it. Causes that occur in the same places only make sense together and are
 * one choice. A place with one choice takes that choice's variable; places with the same several choices share a
 * variable of their own that no choice may exceed downwards.
 */
export interface ChoiceProblem {
  readonly places: number;
  readonly directed: boolean;
  readonly arcs: Arcs;
  /** Choices are the variables 0 … choices − 1; the others follow. */
  readonly choices: number;
  readonly variables: number;
  /** Cost of each choice. */
  readonly cost: Float64Array;
  /** Causes of each choice. */
  readonly causes: readonly (readonly number[])[];
  /** Variable of each place, -1 for a clean one. */
  readonly variableOf: Int32Array;
  /** Choices of a variable; a choice variable has itself only. */
  readonly parts: readonly (readonly number[])[];
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export function choiceProblem(kernel: Kernel): ChoiceProblem {
  const { places, arcs, position } = kernelArcs(kernel);
  const placesOf = new Map<number, number[]>();
  places.forEach((p, i) => {
    for (const c of kernel.causes[p]!) {
      const list = placesOf.get(c);
      if (list) list.push(i);
      else placesOf.set(c, [i]);
    }
  });
  const choiceOfKey = new Map<string, number>();
  const choiceOf = new Map<number, number>();
  const causes: number[][] = [];
  for (const c of [...placesOf.keys()].sort((a, b) => a - b)) {
    const key = placesOf.get(c)!.join();
    const known = choiceOfKey.get(key);
    const choice = known ?? causes.length;
    if (known === undefined) {
      choiceOfKey.set(key, choice);
      causes.push([]);
    }
    causes[choice]!.push(c);
    choiceOf.set(c, choice);
  }
  const parts: number[][] = causes.map((_, choice) => [choice]);
  const variableOfKey = new Map<string, number>();
  const variableOf = Int32Array.from(places, (p) => {
    const mine = [...new Set(kernel.causes[p]!.map((c) => choiceOf.get(c)!))].sort((a, b) => a - b);
    if (mine.length <= 1) return mine[0] ?? -1;
    const key = mine.join();
    const known = variableOfKey.get(key);
    if (known !== undefined) return known;
    variableOfKey.set(key, parts.length);
    return parts.push(mine) - 1;
  });
  return {
    places: places.length,
    directed: kernel.directed,
    arcs,
    choices: causes.length,
    variables: parts.length,
    cost: Float64Array.from(causes, (list) => list.reduce((sum, c) => sum + kernel.cost[c]!, 0)),
    causes,
    variableOf,
    parts,
    from: Int32Array.from(kernel.pairs, ([a]) => position.get(a)!),
    to: Int32Array.from(kernel.pairs, ([, b]) => position.get(b)!),
  };
}
