import { numberValue } from '@cleanpath/model';
import type { Network, TrustView } from '../types.js';
import { allRoots } from '../trust/roots.js';

/**
 * Cost of making an element clean: the summed replacement cost of its roots. A root without a stated cost counts as
 * the median of the stated ones, or 1 where none is stated, so that missing figures never look free.
 */
export function cleaningCost(view: TrustView, scope: number, element: number): number {
  const perView = memo.get(view) ?? new Map<string, number>();
  memo.set(view, perView);
  const key = `${scope}:${element}`;
  const known = perView.get(key);
  if (known !== undefined) return known;
  if (perView.size >= CACHE_SIZE) perView.clear();
  const column = view.network.elements.number.replacementCost;
  const typical = typicalCost(view.network);
  let cost = 0;
  for (const root of allRoots(view, element, scope)) cost += numberValue(column, root) ?? typical;
  perView.set(key, cost);
  return cost;
}

/** Costs kept per view; beyond it they are computed again. */
const CACHE_SIZE = 500_000;

const memo = new WeakMap<TrustView, Map<string, number>>();
const typicals = new WeakMap<Network, number>();

/** Lower median of the stated replacement costs; 1 where none is stated. */
export function typicalCost(network: Network): number {
  const known = typicals.get(network);
  if (known !== undefined) return known;
  const stated = network.elements.number.replacementCost.filter((cost) => !Number.isNaN(cost)).sort();
  const typical = stated[(stated.length - 1) >> 1] ?? 1;
  typicals.set(network, typical);
  return typical;
}
