import type { MarketIndices } from './types.js';

/** HHI points of a monopoly: shares squared are counted in ten-thousandths. */
export const HHI_SCALE = 10_000;

/**
 * The usual indices of a market from the holders' values (any unit; zeros hold nothing). Null for an empty market:
 * no market is not a diverse one. Formulas: supplier trust brief §12.
 */
export function marketIndices(values: Iterable<number>): MarketIndices | null {
  const held = descending(values);
  const total = sum(held);
  if (total === 0) return null;
  const squares = sum(held.map((value) => value * value)) / (total * total);
  const shannon = held.length === 1 ? 0 : -sum(held.map((value) => (value / total) * Math.log(value / total)));
  const n = held.length;
  const ranked = held.map((value, i) => (n + 1 - 2 * (i + 1)) * value);
  return {
    hhi: HHI_SCALE * squares,
    effectiveNumber: 1 / squares,
    shannon,
    expShannon: Math.exp(shannon),
    simpson: 1 - squares,
    cr1: held[0]! / total,
    cr4: Math.min(1, sum(held.slice(0, 4)) / total),
    gini: sum(ranked) / (n * total),
  };
}

/** Rise of the HHI when two holders merge, from their shares (0..1): 2 · s₁ · s₂ in HHI points. */
export function mergerDelta(first: number, second: number): number {
  return 2 * HHI_SCALE * first * second;
}

/** HHI after one holder leaves and the others take over in proportion; null when nobody is left. */
export function hhiAfterRemoval(values: readonly number[], removed: number): number | null {
  return marketIndices(values.filter((_, i) => i !== removed))?.hhi ?? null;
}

/** HHI of counted things without the upward bias of small samples: Σ nᵢ(nᵢ − 1) / (N(N − 1)); null below two things. */
export function unbiasedHhi(counts: readonly number[]): number | null {
  const total = sum(counts);
  return total < 2 ? null : (HHI_SCALE * sum(counts.map((n) => n * (n - 1)))) / (total * (total - 1));
}

/** Largest first, so that sums do not depend on the order of the holders. */
export function descending(values: Iterable<number>): number[] {
  return [...Float64Array.from(values).sort().reverse()].filter((value) => value > 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
