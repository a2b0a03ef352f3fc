import { numberValue } from '@cleanpath/model';
import { allRoots } from '../trust/roots.js';
import type { Network, TrustView } from '../types.js';

export interface CleaningCosts {
  /** Cost of making an element clean; 0 for a clean one. */
  readonly of: (element: number) => number;
}

/**
 * Cost of making elements clean in a scope: the summed replacement cost of their roots, each figure computed when first
 * asked for. A root without a stated cost counts as the median of the stated ones, or 1 where none is stated, so that
 * missing figures never look free.
 */
export function cleaningCosts(view: TrustView, scope: number): CleaningCosts {
  const perView = memo.get(view) ?? new Map<number, CleaningCosts>();
  memo.set(view, perView);
  let costs = perView.get(scope);
  if (!costs) perView.set(scope, (costs = newCosts(view, scope)));
  return costs;
}

const memo = new WeakMap<TrustView, Map<number, CleaningCosts>>();
const typicals = new WeakMap<Network, number>();

function newCosts(view: TrustView, scope: number): CleaningCosts {
  const column = view.network.elements.number.replacementCost;
  const typical = typicalCost(view.network);
  const known = new Float64Array(view.network.count).fill(-1);
  return {
    of: (element) => {
      if (known[element] !== -1) return known[element]!;
      let cost = 0;
      for (const root of allRoots(view, element, scope)) cost += numberValue(column, root) ?? typical;
      known[element] = cost;
      return cost;
    },
  };
}

/** Lower median of the stated replacement costs; 1 where none is stated. */
function typicalCost(network: Network): number {
  const known = typicals.get(network);
  if (known !== undefined) return known;
  const stated = network.elements.number.replacementCost.filter((cost) => !Number.isNaN(cost)).sort();
  const typical = stated[(stated.length - 1) >> 1] ?? 1;
  typicals.set(network, typical);
  return typical;
}
