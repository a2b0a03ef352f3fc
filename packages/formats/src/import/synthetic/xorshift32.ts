/**
 * Marsaglia's xorshift32 with shifts 13, 17, 5 (Journal of Statistical Software 8(14), 2003): integer operations
 * only, so a seed gives the same numbers on every machine.
 */
export interface Random {
  /** Uniform integer in [0, bound). The bias is below bound / 2^32. */
  below(bound: number): number;
  /** Uniform number in [0, 1). */
  next(): number;
  /** Picks by weight. */
  weighted(weights: readonly number[]): number;
  /** Fisher–Yates, in place. */
  shuffle<T>(items: T[]): T[];
}

/** Zero is a fixed point of xorshift; it and every seed are mixed so that near seeds give unrelated sequences. */
const GOLDEN_RATIO = 0x9e3779b9;

export function xorshift32(seed: number): Random {
  let state = Math.imul(seed ^ GOLDEN_RATIO, 0x85ebca6b) >>> 0 || GOLDEN_RATIO;
  const draw = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  // The first outputs of small seeds are correlated.
  for (let i = 0; i < 16; i++) draw();
  const random: Random = {
    below: (bound) => Math.floor((draw() / 0x100000000) * bound),
    next: () => draw() / 0x100000000,
    weighted: (weights) => {
      let rest = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
      const index = weights.findIndex((weight) => (rest -= weight) < 0);
      return index === -1 ? weights.length - 1 : index;
    },
    shuffle: (items) => {
      for (let i = items.length - 1; i > 0; i--) {
        const j = random.below(i + 1);
        [items[i], items[j]] = [items[j]!, items[i]!];
      }
      return items;
    },
  };
  return random;
}

/** Zipf weights 1, 1/2, 1/3 … as market shares tend to fall. */
export function zipfWeights(count: number): number[] {
  return Array.from({ length: count }, (_, i) => 1 / (i + 1));
}
