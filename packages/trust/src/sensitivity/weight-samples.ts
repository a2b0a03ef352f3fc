import type { TreeNode } from '../criteria/criteria-tree.js';
import { gammaVariate, seededRandom } from './random.js';

/** Samples kept for others: suppliers differ only where products weigh in, and a set takes about a megabyte. */
const MOST_KEPT = 8;

/** Weight vectors drawn before, by what they depend on; suppliers assessed against one tree share them. */
export type SampledWeights = Map<string, Float64Array>;

export interface WeightSampling {
  readonly seed: number;
  readonly draws: number;
  /** Dirichlet concentration per unit of weight; undefined: uniform over the simplex. */
  readonly concentration: number | undefined;
}

/**
 * Random weights of the children of some nodes: draw after draw, node after node, child after child, each node's
 * summing to 1. The same seed gives the same weights whatever is assessed with them.
 */
export function weightSamples(
  nodes: readonly Pick<TreeNode, 'weights'>[],
  sampling: WeightSampling,
  known: SampledWeights = new Map(),
): Float64Array {
  const { seed, draws, concentration } = sampling;
  const key = JSON.stringify([seed, draws, concentration ?? null, nodes.map((node) => [...node.weights])]);
  const found = known.get(key);
  if (found) return found;
  const random = seededRandom(seed);
  const width = nodes.reduce((sum, node) => sum + node.weights.length, 0);
  const samples = new Float64Array(draws * width);
  let at = 0;
  for (let draw = 0; draw < draws; draw++) {
    for (const { weights } of nodes) {
      let sum = 0;
      for (let k = 0; k < weights.length; k++) {
        const weight = weights[k]!;
        const value = weight > 0 ? gammaVariate(random, concentration === undefined ? 1 : concentration * weight) : 0;
        samples[at + k] = value;
        sum += value;
      }
      // All variates can underflow where the concentration is tiny; the catalog's weights then stand.
      for (let k = 0; k < weights.length; k++) samples[at + k] = sum > 0 ? samples[at + k]! / sum : weights[k]!;
      at += weights.length;
    }
  }
  if (known.size < MOST_KEPT) known.set(key, samples);
  return samples;
}
