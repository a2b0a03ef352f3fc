import { condense } from '../kernel/condense.js';
import type { Condensation, Network } from '../types.js';

/** Mutual availability dependencies as components, computed on first use: assessments without outages skip it. */
export function availabilityOrder(network: Network): Condensation {
  const known = memo.get(network);
  if (known) return known;
  const { off, memberOff, member } = network.availability;
  const arcOff = new Int32Array(network.count + 1);
  for (let e = 0; e <= network.count; e++) arcOff[e] = memberOff[off[e]!]!;
  const order = condense(network.count, arcOff, member);
  memo.set(network, order);
  return order;
}

const memo = new WeakMap<Network, Condensation>();
