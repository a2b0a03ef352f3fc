import type { ConcentrationInput } from '../../src/concentration/index.js';

/** One element per holding: `holdings` lists [party or -1, value]; the value is the capacity. */
export function market(
  holdings: readonly (readonly [party: number, value: number])[],
  partyCount = 8,
): ConcentrationInput {
  return {
    elementCount: holdings.length,
    partyCount,
    prime: Int32Array.from(holdings, ([party]) => party),
    dimensions: {},
    measures: { capacity: Float64Array.from(holdings, ([, value]) => value) },
  };
}
