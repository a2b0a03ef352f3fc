import { PLANES, TRUST_STATES, UNKNOWN, UNTRUSTED, type TrustState } from '@cleanpath/model';
import { spreadWord } from '../kernel/spread.js';
import type { Network, OwnStates, Scope, TrustView } from '../types.js';

/**
 * Exposure: an element is tainted by every untrusted (or unknown) element it depends on, directly or through others.
 * Redundancy does not help, since either of two managers can do harm. All scopes, optimistic and pessimistic, run in
 * one pass.
 */
export function effectiveTrust(network: Network, own: OwnStates): TrustView {
  const scopes: readonly Scope[] = ['overall', ...network.policy.planes.filter((p, i, all) => all.indexOf(p) === i)];
  const taint = rootBits(network, own, scopes);
  spreadWord(network.exposureOrder, network.exposure.off, network.exposure.adj, taint);
  return { network, own, scopes, taint };
}

/** Trust state of an element with everything it depends on. */
export function effectiveState(view: TrustView, element: number, scope: Scope = 'overall'): TrustState {
  const bits = view.taint[element]! >> (2 * scopeIndex(view, scope));
  return TRUST_STATES[(bits & 1) !== 0 ? UNTRUSTED : (bits & 2) !== 0 ? UNKNOWN : 0];
}

/** Bit of the optimistic run (an untrusted root is reached). */
export const optimisticBit = (scope: number): number => 1 << (2 * scope);

/** Bit of the pessimistic run (an untrusted or unknown root is reached). */
export const pessimisticBit = (scope: number): number => 2 << (2 * scope);

/** Position of a scope in the view; a plane the policy does not count has no roots and is refused. */
export function scopeIndex(view: TrustView, scope: Scope): number {
  const index = view.scopes.indexOf(scope);
  if (index < 0) throw new RangeError(`The policy does not count the plane ${scope}`);
  return index;
}

/** Own trust code of an element as a root in a scope: trusted where the scope does not count its plane. */
export function rootState(view: TrustView, element: number, scope: number): number {
  if (scope > 0 && PLANES[view.network.plane[element]!] !== view.scopes[scope]) return 0;
  return view.own.root[element]!;
}

function rootBits(network: Network, own: OwnStates, scopes: readonly Scope[]): Uint16Array {
  const bitsOfPlane = Int32Array.from(PLANES, (plane) => {
    const scope = scopes.indexOf(plane);
    return scope < 0 ? 1 : 1 | optimisticBit(scope);
  });
  const word = new Uint16Array(network.count);
  for (let e = 0; e < network.count; e++) {
    const state = own.root[e]!;
    if (state === 0) continue;
    const low = bitsOfPlane[network.plane[e]!]!;
    word[e] = state === UNTRUSTED ? low | (low << 1) : low << 1;
  }
  return word;
}
