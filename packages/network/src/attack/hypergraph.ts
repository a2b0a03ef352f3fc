import { offsets } from '../kernel/arcs.js';
import type { AttackGraph } from './types.js';

const NONE = -1;

/** Edges by the states they need; computed once per graph. */
interface Uses {
  readonly off: Int32Array;
  readonly edge: Int32Array;
}

const memo = new WeakMap<AttackGraph, Uses>();

function usesOf(graph: AttackGraph): Uses {
  const known = memo.get(graph);
  if (known) return known;
  const { edges, first, second, states } = graph;
  const keys: number[] = [];
  const list: number[] = [];
  for (let e = 0; e < edges; e++) {
    keys.push(first[e]!);
    list.push(e);
    if (second[e] === NONE || second[e] === first[e]) continue;
    keys.push(second[e]!);
    list.push(e);
  }
  const key = Int32Array.from(keys);
  const off = offsets(states, key, key.length);
  const next = off.slice();
  const edge = new Int32Array(key.length);
  list.forEach((e, i) => (edge[next[key[i]!]!++] = e));
  const uses = { off, edge };
  memo.set(graph, uses);
  return uses;
}

export interface Derivations {
  /** Summed effort per state, Infinity where it cannot be had. */
  readonly effort: Float64Array;
  /** Edge that gives each state at that effort, -1 for the start and for what cannot be had. */
  readonly by: Int32Array;
}

/**
 * Least effort of every state, efforts of preconditions added up: Dijkstra over hyperedges (Knuth 1977). An edge is
 * taken once all it needs is settled. Edges with a mark in `off` do not exist. Equal efforts fall by edge number.
 */
export function leastEffort(graph: AttackGraph, off: Uint8Array = NOTHING_OFF): Derivations {
  const { states, start, first, second, to, effort: cost } = graph;
  const uses = usesOf(graph);
  const effort = new Float64Array(states).fill(Infinity);
  const by = new Int32Array(states).fill(NONE);
  const done = new Uint8Array(states);
  const heap = new EffortHeap();
  effort[start] = 0;
  heap.push(0, start);
  for (let s = heap.pop(); s >= 0; s = heap.pop()) {
    if (done[s] === 1) continue;
    done[s] = 1;
    for (let i = uses.off[s]!; i < uses.off[s + 1]!; i++) {
      const e = uses.edge[i]!;
      const a = first[e]!;
      const b = second[e] === NONE ? a : second[e]!;
      if (off[e] === 1 || done[a] === 0 || done[b] === 0) continue;
      const total = cost[e]! + effort[a]! + (a === b ? 0 : effort[b]!);
      const target = to[e]!;
      if (total > effort[target]! || (total === effort[target] && (by[target] === NONE || e >= by[target]!))) continue;
      if (done[target] === 1) continue;
      effort[target] = total;
      by[target] = e;
      heap.push(total, target);
    }
  }
  return { effort, by };
}

/** Edges of the derivation of a state, each after all it needs. */
export function derivation({ first, second, start }: AttackGraph, { by }: Derivations, goal: number): number[] {
  const edges: number[] = [];
  const seen = new Set<number>([start]);
  const stack: { state: number; ready: boolean }[] = [{ state: goal, ready: false }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (top.ready) {
      edges.push(by[top.state]!);
      continue;
    }
    if (seen.has(top.state)) continue;
    seen.add(top.state);
    stack.push({ state: top.state, ready: true });
    const e = by[top.state]!;
    if (second[e] !== NONE) stack.push({ state: second[e]!, ready: false });
    stack.push({ state: first[e]!, ready: false });
  }
  return edges;
}

/** Whether a state can be had without passing through another, edges in `off` left out. */
export function canHave(graph: AttackGraph, goal: number, without = NONE, off: Uint8Array = NOTHING_OFF): boolean {
  const { states, start, first, second, to } = graph;
  const uses = usesOf(graph);
  const had = new Uint8Array(states);
  const open = [start];
  had[start] = 1;
  for (let s = open.pop(); s !== undefined; s = open.pop()) {
    if (s === goal) return true;
    for (let i = uses.off[s]!; i < uses.off[s + 1]!; i++) {
      const e = uses.edge[i]!;
      const target = to[e]!;
      if (off[e] === 1 || target === without || had[target] === 1) continue;
      if (had[first[e]!] === 0 || (second[e] !== NONE && had[second[e]!] === 0)) continue;
      had[target] = 1;
      open.push(target);
    }
  }
  return false;
}

const NOTHING_OFF = new Uint8Array(0);

/** Binary heap of states by effort, equal efforts by state. */
class EffortHeap {
  readonly #items: [number, number][] = [];

  push(effort: number, state: number): void {
    const items = this.#items;
    let at = items.length;
    const item: [number, number] = [effort, state];
    items.push(item);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!before(item, items[up]!)) break;
      items[at] = items[up]!;
      at = up;
    }
    items[at] = item;
  }

  /** -1 where none is left. */
  pop(): number {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (!top || !last) return -1;
    if (items.length === 0) return top[1];
    let at = 0;
    for (let child = 1; child < items.length; child = 2 * at + 1) {
      if (child + 1 < items.length && before(items[child + 1]!, items[child]!)) child++;
      if (!before(items[child]!, last)) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = last;
    return top[1];
  }
}

const before = (a: readonly [number, number], b: readonly [number, number]): boolean =>
  a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
