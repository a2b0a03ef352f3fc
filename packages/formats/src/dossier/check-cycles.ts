import { byCodeUnits } from '@cleanpath/model';
import type { ProblemList } from './problem-list.js';
import type { RelationStore } from './relation-store.js';

/** Circles told in full; national networks with mutual management have thousands, and all are legal. */
const MAX_CYCLES = 25;
/** Elements of one circle named in its message. */
const MAX_CHAIN = 8;

/** Warns of circular dependencies, one shortest circle for each strongly connected part. */
export function checkCycles(store: RelationStore, elements: number, problems: ProblemList): void {
  const { off, adj } = dependencyArcs(store, elements);
  const { component, sizes } = strongComponents(off, adj, elements);
  const members = new Map<number, number[]>();
  let total = 0;
  for (const size of sizes) if (size > 1) total++;
  if (total === 0) return;
  for (let v = 0; v < elements; v++) {
    const c = component[v]!;
    if (sizes[c]! < 2) continue;
    const list = members.get(c);
    if (list) list.push(v);
    else if (members.size < MAX_CYCLES) members.set(c, [v]);
  }
  for (const list of members.values()) {
    const start = list.reduce((best, v) => (byCodeUnits(store.idText(v), store.idText(best)) < 0 ? v : best));
    const cycle = shortestCycle(off, adj, component, start);
    const chain = cycle.map((v) => store.idText(v));
    const shortened =
      chain.length > MAX_CHAIN ? [...chain.slice(0, MAX_CHAIN - 1), `… (${chain.length - MAX_CHAIN} more)`] : chain;
    problems.note('dependency-cycle', {
      ...store.source.place(arcRow(store, start, cycle[1] ?? start)),
      value: store.idText(start),
      message: `${list.length} elements depend on each other in a circle: ${[...shortened, chain[0]!].join(' → ')}`,
    });
  }
  problems.count('dependency-cycle', total - members.size);
}

/** The relation that states a dependency, for its place. */
function arcRow(store: RelationStore, from: number, to: number): number {
  for (let r = 0; r < store.count; r++)
    if (store.from[r] === from && store.to[r] === to && store.type[r] !== 0) return r;
  return -1;
}

function dependencyArcs(store: RelationStore, elements: number): { off: Int32Array; adj: Int32Array } {
  const { from, to, type, count } = store;
  const off = new Int32Array(elements + 1);
  for (let r = 0; r < count; r++) if (type[r] !== 0) off[from[r]! + 1]!++;
  for (let v = 0; v < elements; v++) off[v + 1]! += off[v]!;
  const next = off.slice(0, elements);
  const adj = new Int32Array(off[elements]!);
  for (let r = 0; r < count; r++) if (type[r] !== 0) adj[next[from[r]!]!++] = to[r]!;
  return { off, adj };
}

/** Above every index. */
const FINISHED = 0x7fffffff;

/** Tarjan's strongly connected components with explicit stacks: a chain of a million elements must not overflow. */
export function strongComponents(
  off: Int32Array,
  adj: Int32Array,
  n: number,
): { readonly component: Int32Array; readonly sizes: readonly number[] } {
  const component = new Int32Array(n).fill(-1);
  const index = new Int32Array(n);
  const low = new Int32Array(n);
  const next = new Int32Array(n);
  const stack = new Int32Array(n);
  const calls = new Int32Array(n);
  const sizes: number[] = [];
  let counter = 0;
  let stacked = 0;
  for (let root = 0; root < n; root++) {
    if (index[root] !== 0) continue;
    let depth = 0;
    calls[0] = root;
    index[root] = low[root] = ++counter;
    next[root] = off[root]!;
    stack[stacked++] = root;
    while (depth >= 0) {
      const v = calls[depth]!;
      if (next[v]! < off[v + 1]!) {
        const u = adj[next[v]!++]!;
        if (index[u] === 0) {
          index[u] = low[u] = ++counter;
          next[u] = off[u]!;
          stack[stacked++] = u;
          calls[++depth] = u;
        } else if (index[u]! < low[v]!) low[v] = index[u]!;
        continue;
      }
      if (low[v] === index[v]) {
        let size = 0;
        let u: number;
        do {
          u = stack[--stacked]!;
          component[u] = sizes.length;
          // No arc to a finished component may lower anything: one look-up less for every arc.
          index[u] = FINISHED;
          size++;
        } while (u !== v);
        sizes.push(size);
      }
      depth--;
      if (depth >= 0) {
        const parent = calls[depth]!;
        if (low[v]! < low[parent]!) low[parent] = low[v]!;
      }
    }
  }
  return { component, sizes };
}

/** Breadth first inside the component until the start is reached again. */
function shortestCycle(off: Int32Array, adj: Int32Array, component: Int32Array, start: number): number[] {
  const parent = new Map<number, number>([[start, -1]]);
  const queue = [start];
  for (const v of queue) {
    for (let i = off[v]!; i < off[v + 1]!; i++) {
      const u = adj[i]!;
      if (component[u] !== component[start]) continue;
      if (u === start) {
        const chain: number[] = [];
        for (let w = v; w !== -1; w = parent.get(w)!) chain.push(w);
        return chain.reverse();
      }
      if (!parent.has(u)) {
        parent.set(u, v);
        queue.push(u);
      }
    }
  }
  return [start];
}
