import { byCodeUnits, numberValue, UNTRUSTED } from '@cleanpath/model';
import type { ElementFinding, RootList, Scope, TrustView } from '../types.js';
import { optimisticBit, pessimisticBit, rootState, scopeIndex } from './effective-trust.js';
import { explainExposure, taintLevel } from './explain-exposure.js';
import { ownSuppliers } from './own-suppliers.js';

/** Roots listed per element unless the caller asks for more. */
export const DEFAULT_ROOT_LIMIT = 20;

/**
 * Roots an element is exposed to: untrusted ones, or unknown ones where no untrusted root is reached. Sorted by id;
 * the list holds at most `limit`, the total counts all.
 */
export function rootsOf(view: TrustView, element: number, options: { scope?: Scope; limit?: number } = {}): RootList {
  const scope = scopeIndex(view, options.scope ?? 'overall');
  const all = allRoots(view, element, scope);
  return { total: all.length, roots: all.slice(0, options.limit ?? DEFAULT_ROOT_LIMIT) };
}

/** What a report says about an element that is not clean; undefined where it is clean in the scope. */
export function elementFinding(
  view: TrustView,
  element: number,
  options: { scope?: Scope; rootLimit?: number } = {},
): ElementFinding | undefined {
  const scopeName = options.scope ?? 'overall';
  const chain = explainExposure(view, element, scopeName);
  if (!chain) return undefined;
  const scope = scopeIndex(view, scopeName);
  const all = allRoots(view, element, scope);
  const costs = view.network.elements.number.replacementCost;
  let replacementCost = 0;
  let costUnknown = 0;
  for (const root of all) {
    const cost = numberValue(costs, root);
    if (cost === undefined) costUnknown++;
    else replacementCost += cost;
  }
  const roots = all.slice(0, options.rootLimit ?? DEFAULT_ROOT_LIMIT);
  return {
    element,
    state: chain.state,
    chain,
    roots: { total: all.length, roots },
    suppliers: ownSuppliers(view, roots, chain.state),
    replacementCost,
    costUnknown,
  };
}

/** Every root at the level of the element, sorted by id. Shared between calls: do not change. */
export function allRoots(view: TrustView, element: number, scope: number): readonly number[] {
  const level = taintLevel(view, element, scope);
  if (level === 0) return [];
  const { off } = view.network.exposure;
  // An element that needs nothing can only be its own root; most untrusted elements are of this kind.
  if (off[element] === off[element + 1]) return [element];
  const cache = cacheOf(view);
  const key = `${scope}:${view.network.exposureOrder.component[element]!}`;
  let roots = cache.lists.get(key);
  if (!roots) {
    roots = search(view, element, scope, level);
    cache.lists.set(key, roots);
    cache.size += roots.length + 1;
  }
  return roots;
}

/** Members of one component of dependencies reach the same roots, so one entry serves them all. */
interface RootCache {
  readonly lists: Map<string, readonly number[]>;
  /** Rows held by all lists together. */
  size: number;
}

const memo = new WeakMap<TrustView, RootCache>();

/** Rows kept per view (32 MB); beyond it all lists are forgotten and found again when asked for. */
const CACHE_SIZE = 4_000_000;

function cacheOf(view: TrustView): RootCache {
  const cache = memo.get(view) ?? { lists: new Map<string, readonly number[]>(), size: 0 };
  memo.set(view, cache);
  if (cache.size < CACHE_SIZE) return cache;
  cache.lists.clear();
  cache.size = 0;
  return cache;
}

function search(view: TrustView, element: number, scope: number, level: number): readonly number[] {
  const { off, adj } = view.network.exposure;
  const mask = level === UNTRUSTED ? optimisticBit(scope) : pessimisticBit(scope);
  const seen = new Set([element]);
  const stack = [element];
  const roots: number[] = [];
  for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
    if (rootState(view, v, scope) >= level) roots.push(v);
    for (let i = off[v]!; i < off[v + 1]!; i++) {
      const u = adj[i]!;
      // Roots lie behind tainted elements only.
      if ((view.taint[u]! & mask) === 0 || seen.has(u)) continue;
      seen.add(u);
      stack.push(u);
    }
  }
  const ids = view.network.elements.ids;
  return roots.sort((a, b) => byCodeUnits(ids[a]!, ids[b]!));
}
