/**
 * Sums that do not depend on the order of the addends: each value is rounded to a grid so coarse that adding any
 * `addends` of them is exact, and the rest to a second, finer grid. The order of input rows then cannot change a
 * single bit of a result. Method: Demmel & Nguyen, "Fast Reproducible Floating-Point Summation", ARITH 2013.
 * Error: below 2^-40 of the largest value for a million addends; integers with sums below 2^53 stay exact.
 */
export interface SumGrid {
  readonly coarse: number;
  readonly fine: number;
}

/** Bits of a double's significand: sums of grid points stay exact within them. */
const SIGNIFICAND = 52;

/** Grid for at most `addends` values of at most `largest` in magnitude. */
export function sumGrid(largest: number, addends: number): SumGrid {
  const bits = Math.ceil(Math.log2(addends + 1)) + 1;
  const exponent = largest > 0 ? Math.ceil(Math.log2(largest)) + 1 : 0;
  const step = exponent + bits - SIGNIFICAND;
  const fineStep = step - 1 + bits - SIGNIFICAND;
  const anchor = (unit: number): number => {
    // Added and taken away again, 1.5 · 2^52 units leave the nearest multiple of the unit.
    const value = 1.5 * 2 ** (SIGNIFICAND + unit);
    return Number.isFinite(value) ? value : 0;
  };
  return { coarse: anchor(step), fine: anchor(fineStep) };
}

export function coarsePart({ coarse }: SumGrid, value: number): number {
  return value + coarse - coarse;
}

/** What the coarse part leaves, on the finer grid. */
export function finePart(grid: SumGrid, value: number): number {
  const rest = value - coarsePart(grid, value);
  return rest + grid.fine - grid.fine;
}
