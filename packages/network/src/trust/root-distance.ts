import { offsets } from '../kernel/arcs.js';
import type { Network, TrustView } from '../types.js';
import { rootState } from './effective-trust.js';

/**
 * Fewest dependency steps from each element to a root of at least the trust code `level` in the scope; -1 where none
 * is reached. One breadth-first search over the reversed dependencies serves all witnesses of a view.
 */
export function rootDistance(view: TrustView, scope: number, level: number): Int32Array {
  const perView = memo.get(view) ?? new Map<number, Int32Array>();
  memo.set(view, perView);
  const key = scope * 4 + level;
  let distance = perView.get(key);
  if (!distance) perView.set(key, (distance = search(view, scope, level)));
  return distance;
}

/** Views are immutable, so a derived array belongs to its view and lives as long. */
const memo = new WeakMap<TrustView, Map<number, Int32Array>>();
const dependentsOf = new WeakMap<Network, { off: Int32Array; adj: Int32Array }>();

function search(view: TrustView, scope: number, level: number): Int32Array {
  const { network } = view;
  const { count } = network;
  const distance = new Int32Array(count).fill(-1);
  const queue = new Int32Array(count);
  let tail = 0;
  for (let e = 0; e < count; e++) {
    if (rootState(view, e, scope) < level) continue;
    distance[e] = 0;
    queue[tail++] = e;
  }
  if (network.exposure.adj.length === 0) return distance;
  const { off, adj } = dependents(network);
  for (let head = 0; head < tail; head++) {
    const u = queue[head]!;
    const next = distance[u]! + 1;
    const end = off[u + 1]!;
    for (let i = off[u]!; i < end; i++) {
      const v = adj[i]!;
      if (distance[v] !== -1) continue;
      distance[v] = next;
      queue[tail++] = v;
    }
  }
  return distance;
}

/** Reversed exposure dependencies: who needs the element. */
export function dependents(network: Network): { off: Int32Array; adj: Int32Array } {
  const known = dependentsOf.get(network);
  if (known) return known;
  const { off, adj } = network.exposure;
  const into = offsets(network.count, adj, adj.length);
  const next = into.slice();
  const from = new Int32Array(adj.length);
  for (let v = 0; v < network.count; v++) {
    const end = off[v + 1]!;
    for (let i = off[v]!; i < end; i++) from[next[adj[i]!]!++] = v;
  }
  const result = { off: into, adj: from };
  dependentsOf.set(network, result);
  return result;
}
