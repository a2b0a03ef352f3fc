import { SUPPLIERS } from './nation.mjs';

const UNKNOWN = 1;
const UNTRUSTED = 2;
const TIERS = 4;

/** One radio vendor and one of microwave links untrusted, two of the tail unknown, at every tier. */
export const supplierStates = new Uint8Array(SUPPLIERS * TIERS);
for (const [supplier, state] of [
  [3, UNTRUSTED],
  [9, UNTRUSTED],
  [150, UNKNOWN],
  [77, UNKNOWN],
])
  supplierStates.fill(state, supplier * TIERS, (supplier + 1) * TIERS);
