import { find, identity, unite } from '../kernel/union-find.js';
import type { ChoiceProblem } from './choices.js';

export interface FoundSet {
  /** 1 per choice taken. */
  readonly taken: Uint8Array;
  readonly cost: number;
}

/**
 * A set that serves every pair, by cheapest paths one pair after the other with what is taken already for free, then
 * without what turns out to be dispensable. `weight` steers the paths, `order` the pairs, `start` is taken to begin with.
 */
export function greedySet(
  problem: ChoiceProblem,
  weight: Float64Array,
  order: readonly number[],
  start?: Uint8Array,
): FoundSet | undefined {
  const taken = start ? start.slice() : new Uint8Array(problem.choices);
  const search = cheapestPaths(problem);
  for (const pair of order) {
    const places = search(problem.from[pair]!, problem.to[pair]!, weight, taken);
    if (!places) return undefined;
    for (const p of places) for (const choice of partsOf(problem, p)) taken[choice] = 1;
  }
  dropDispensable(problem, taken);
  return { taken, cost: costOfSet(problem, taken) };
}

export function costOfSet(problem: ChoiceProblem, taken: Uint8Array): number {
  let cost = 0;
  for (let c = 0; c < problem.choices; c++) if (taken[c] === 1) cost += problem.cost[c]!;
  return cost;
}

/** 1 for places that are clean with the choices taken. */
export function cleanPlaces(problem: ChoiceProblem, taken: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: problem.places }, (_, p) =>
    partsOf(problem, p).every((c) => taken[c] === 1) ? 1 : 0,
  );
}

/** The pairs that the choices taken leave without a clean path. */
export function unserved(problem: ChoiceProblem, taken: Uint8Array): number[] {
  const pairs = [...problem.from.keys()];
  const clean = cleanPlaces(problem, taken);
  const { off, adj } = problem.arcs;
  if (problem.directed) return pairs.filter((i) => !reaches(problem, clean, problem.from[i]!, problem.to[i]!));
  const parent = identity(problem.places);
  for (let p = 0; p < problem.places; p++)
    if (clean[p] === 1) for (let i = off[p]!; i < off[p + 1]!; i++) if (clean[adj[i]!] === 1) unite(parent, p, adj[i]!);
  return pairs.filter((i) => find(parent, problem.from[i]!) !== find(parent, problem.to[i]!));
}

export const partsOf = (problem: ChoiceProblem, place: number): readonly number[] => {
  const variable = problem.variableOf[place]!;
  return variable < 0 ? [] : problem.parts[variable]!;
};

function reaches({ arcs: { off, adj } }: ChoiceProblem, clean: Uint8Array, from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const p of seen) for (let i = off[p]!; i < off[p + 1]!; i++) if (clean[adj[i]!] === 1) seen.add(adj[i]!);
  return seen.has(to);
}

/** Links looked at while dropping, per set: each choice tried looks at all, which in a large kernel adds up to hours. */
const DROP_WORK = 50_000_000;

/** Dearest first: what can go without leaving a pair unserved goes. */
function dropDispensable(problem: ChoiceProblem, taken: Uint8Array): void {
  const list = [...taken.keys()].filter((c) => taken[c] === 1);
  list.sort((a, b) => problem.cost[b]! - problem.cost[a]! || a - b);
  const most = Math.floor(DROP_WORK / (1 + problem.arcs.adj.length));
  for (const choice of list.slice(0, most)) {
    taken[choice] = 0;
    if (unserved(problem, taken).length > 0) taken[choice] = 1;
  }
}

type PathSearch = (from: number, to: number, weight: Float64Array, taken: Uint8Array) => number[] | undefined;

/** Dijkstra over places; entering one costs the weights of its choices not yet taken. */
function cheapestPaths(problem: ChoiceProblem): PathSearch {
  const { places, arcs } = problem;
  const distance = new Float64Array(places);
  const before = new Int32Array(places);
  const done = new Uint8Array(places);
  return (from, to, weight, taken) => {
    distance.fill(Infinity);
    done.fill(0);
    const heap = new KeyHeap();
    distance[from] = 0;
    before[from] = -1;
    heap.push(0, from);
    for (let p = heap.pop(); p >= 0; p = heap.pop()) {
      if (done[p] === 1) continue;
      if (p === to) break;
      done[p] = 1;
      for (let i = arcs.off[p]!; i < arcs.off[p + 1]!; i++) {
        const q = arcs.adj[i]!;
        let next = distance[p]!;
        for (const c of partsOf(problem, q)) if (taken[c] === 0) next += weight[c]!;
        if (next >= distance[q]!) continue;
        distance[q] = next;
        before[q] = p;
        heap.push(next, q);
      }
    }
    if (distance[to] === Infinity) return undefined;
    const path: number[] = [];
    for (let p = to; p >= 0; p = before[p]!) path.push(p);
    return path;
  };
}

/** Binary heap of numbers by key, equal keys by number. */
class KeyHeap {
  readonly #keys: number[] = [];
  readonly #items: number[] = [];

  push(key: number, item: number): void {
    let at = this.#keys.length;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!less(key, item, this.#keys[up]!, this.#items[up]!)) break;
      this.#keys[at] = this.#keys[up]!;
      this.#items[at] = this.#items[up]!;
      at = up;
    }
    this.#keys[at] = key;
    this.#items[at] = item;
  }

  /** The item of the smallest key; -1 where none is left. */
  pop(): number {
    const top = this.#items[0];
    const key = this.#keys.pop();
    const item = this.#items.pop();
    if (top === undefined || key === undefined || item === undefined) return -1;
    const size = this.#keys.length;
    if (size === 0) return top;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      const right = child + 1;
      if (right < size && less(this.#keys[right]!, this.#items[right]!, this.#keys[child]!, this.#items[child]!))
        child = right;
      if (!less(this.#keys[child]!, this.#items[child]!, key, item)) break;
      this.#keys[at] = this.#keys[child]!;
      this.#items[at] = this.#items[child]!;
      at = child;
    }
    this.#keys[at] = key;
    this.#items[at] = item;
    return top;
  }
}

const less = (keyA: number, a: number, keyB: number, b: number): boolean => keyA < keyB || (keyA === keyB && a < b);
