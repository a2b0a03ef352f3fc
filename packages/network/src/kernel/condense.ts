import type { Condensation } from '../types.js';

/** No element is left out. */
export const NOTHING_LEFT_OUT = new Uint16Array(0);

/**
 * Strongly connected components (Tarjan 1972, iterative), numbered so that every component comes after all it has
 * arcs to. Elements whose `skip` word has a bit of `mask` are left out and get component -1.
 */
export function condense(
  count: number,
  off: Int32Array,
  adj: Int32Array,
  skip: Uint16Array = NOTHING_LEFT_OUT,
  mask = 0,
): Condensation {
  const component = new Int32Array(count).fill(-1);
  const members = new Int32Array(count);
  const starts = new Int32Array(count + 1);
  const components = tarjan(count, off, adj, skip, mask, component, members, starts);
  const size = starts[components]!;
  return { component, off: starts.slice(0, components + 1), members: members.subarray(0, size) };
}

function tarjan(
  count: number,
  off: Int32Array,
  adj: Int32Array,
  skip: Uint16Array,
  mask: number,
  component: Int32Array,
  members: Int32Array,
  starts: Int32Array,
): number {
  const filtered = skip.length > 0;
  const visit = new Int32Array(count); // 0 not seen, else visiting number
  const low = new Int32Array(count);
  const next = new Int32Array(count);
  const open = new Int32Array(count);
  const call = new Int32Array(count);
  let openTop = 0;
  let clock = 0;
  let components = 0;
  let placed = 0;
  for (let start = 0; start < count; start++) {
    if (visit[start] !== 0 || (filtered && (skip[start]! & mask) !== 0)) continue;
    if (off[start] === off[start + 1]) {
      // Without arcs it is a component of its own; most elements of a network are.
      visit[start] = ++clock;
      component[start] = components;
      members[placed++] = start;
      starts[++components] = placed;
      continue;
    }
    let callTop = 0;
    call[callTop++] = start;
    visit[start] = low[start] = ++clock;
    next[start] = off[start]!;
    open[openTop++] = start;
    while (callTop > 0) {
      const v = call[callTop - 1]!;
      const i = next[v]!;
      if (i < off[v + 1]!) {
        next[v] = i + 1;
        const u = adj[i]!;
        if (visit[u] === 0) {
          if (filtered && (skip[u]! & mask) !== 0) continue;
          visit[u] = low[u] = ++clock;
          next[u] = off[u]!;
          open[openTop++] = u;
          call[callTop++] = u;
        } else if (component[u] === -1 && visit[u]! < low[v]!) low[v] = visit[u]!;
        continue;
      }
      callTop--;
      if (low[v] === visit[v]) {
        let u: number;
        do {
          u = open[--openTop]!;
          component[u] = components;
          members[placed++] = u;
        } while (u !== v);
        starts[++components] = placed;
      }
      if (callTop > 0) {
        const parent = call[callTop - 1]!;
        if (low[v]! < low[parent]!) low[parent] = low[v]!;
      }
    }
  }
  return components;
}
