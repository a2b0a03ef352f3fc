/** Decimals kept in published figures: a last-bit difference of a mathematics library cannot change a hash. */
const SCALE = 1e12;

/** Rounds a figure of the order of 1 (probabilities, observations, variances) to twelve decimals. */
export function roundFigure(value: number): number {
  // Adding 0 turns −0 into 0.
  return Math.round(value * SCALE) / SCALE + 0;
}
