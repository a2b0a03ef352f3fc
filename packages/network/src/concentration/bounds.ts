import { descending, HHI_SCALE } from './indices.js';
import type { ConcentrationBounds } from './types.js';

/**
 * Concentration where a part of the market is unknown. Lower: the unknown part is spread over endlessly many
 * suppliers and adds nothing. Upper: all of it belongs to the largest. Null where there is no market.
 */
export function concentrationBounds(known: Iterable<number>, unknown: number): ConcentrationBounds | null {
  const held = descending(known);
  const total = held.reduce((a, b) => a + b, 0) + unknown;
  if (total === 0) return null;
  const largest = held[0] ?? 0;
  let others = 0;
  for (const value of held.slice(1)) others += value * value;
  const points = (first: number): number => (HHI_SCALE * (first * first + others)) / (total * total);
  const hhi = { lower: points(largest), upper: points(largest + unknown) };
  const four = held.slice(0, 4).reduce((a, b) => a + b, 0);
  return {
    hhi,
    nEff: { lower: HHI_SCALE / hhi.upper, upper: hhi.lower > 0 ? HHI_SCALE / hhi.lower : null },
    cr1: { lower: largest / total, upper: Math.min(1, (largest + unknown) / total) },
    cr4: { lower: Math.min(1, four / total), upper: Math.min(1, (four + unknown) / total) },
  };
}
