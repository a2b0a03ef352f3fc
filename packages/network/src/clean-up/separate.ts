import type { ChoiceProblem } from './choices.js';

/** A cut: at least one of these variables has to be 1. Ascending. */
export type Cut = readonly number[];

/** Flow of one unit is enough; less than this is missing only by rounding. */
const ENOUGH = 1 - 1e-6;
/** Capacity given to every place on top, so that among equal cuts one of few places is found. */
const CREEP = 1e-7;
const UNBOUNDED = 1e9;

/**
 * Finds cuts that a fractional answer violates: a maximum flow with places as valves (Dinic 1970), stopped at one
 * unit; both the cut next to the start and the one next to the end are given, then the cuts behind the first.
 */
export function separator(problem: ChoiceProblem): (value: Float64Array, pair: number, nested: number) => Cut[] {
  const net = buildNet(problem);
  const { places, variableOf, from, to } = problem;
  return (value, pair, nested) => {
    const cuts: Cut[] = [];
    const open = new Uint8Array(places);
    for (let round = 0; round <= nested; round++) {
      for (let p = 0; p < places; p++) {
        const v = variableOf[p]!;
        net.capacity[2 * p] = v < 0 || open[p] === 1 ? UNBOUNDED : Math.max(0, value[v]!) + CREEP;
        net.capacity[2 * p + 1] = 0;
      }
      for (let e = 2 * places; e < net.capacity.length; e += 2) {
        net.capacity[e] = UNBOUNDED;
        net.capacity[e + 1] = 0;
      }
      if (maxFlow(net, 2 * from[pair]! + 1, 2 * to[pair]!) >= ENOUGH) break;
      const near = cutPlaces(net, places, reachedFrom(net, 2 * from[pair]! + 1), true);
      const far = cutPlaces(net, places, reachingTo(net, 2 * to[pair]!), false);
      for (const cut of [near, far]) {
        cuts.push([...new Set(cut.map((p) => variableOf[p]!))].sort((a, b) => a - b));
        for (const p of cut) open[p] = 1;
      }
    }
    return cuts;
  };
}

/** Edge e and its reverse e ^ 1; edge 2p is the valve of place p, from its way in (2p) to its way out (2p + 1). */
interface Net {
  readonly head: Int32Array;
  readonly next: Int32Array;
  readonly target: Int32Array;
  readonly capacity: Float64Array;
  readonly level: Int32Array;
  readonly at: Int32Array;
  readonly queue: Int32Array;
  readonly path: Int32Array;
}

function buildNet({ places, arcs }: ChoiceProblem): Net {
  const edges = 2 * places + 2 * arcs.adj.length;
  const net: Net = {
    head: new Int32Array(2 * places).fill(-1),
    next: new Int32Array(edges),
    target: new Int32Array(edges),
    capacity: new Float64Array(edges),
    level: new Int32Array(2 * places),
    at: new Int32Array(2 * places),
    queue: new Int32Array(2 * places),
    path: new Int32Array(2 * places + 1),
  };
  let edge = 0;
  const add = (a: number, b: number): void => {
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      net.target[edge] = y;
      net.next[edge] = net.head[x]!;
      net.head[x] = edge++;
    }
  };
  for (let p = 0; p < places; p++) add(2 * p, 2 * p + 1);
  for (let p = 0; p < places; p++)
    for (let i = arcs.off[p]!; i < arcs.off[p + 1]!; i++) add(2 * p + 1, 2 * arcs.adj[i]!);
  return net;
}

function maxFlow(net: Net, source: number, sink: number): number {
  let flow = 0;
  while (flow < ENOUGH && levels(net, source, sink)) {
    net.at.set(net.head);
    for (let more = push(net, source, sink); more > 0; more = push(net, source, sink)) {
      flow += more;
      if (flow >= ENOUGH) break;
    }
  }
  return flow;
}

/** Capacity below this is rounding. */
const TINY = 1e-10;

function levels({ head, next, target, capacity, level, queue }: Net, source: number, sink: number): boolean {
  level.fill(-1);
  level[source] = 0;
  queue[0] = source;
  for (let i = 0, tail = 1; i < tail; i++) {
    const v = queue[i]!;
    for (let e = head[v]!; e >= 0; e = next[e]!) {
      const u = target[e]!;
      if (level[u] !== -1 || capacity[e]! <= TINY) continue;
      level[u] = level[v]! + 1;
      if (u === sink) return true;
      queue[tail++] = u;
    }
  }
  return false;
}

/** One augmenting path along the levels; its flow, 0 where none is left. */
function push({ next, target, capacity, level, at, path }: Net, source: number, sink: number): number {
  let length = 0;
  let v = source;
  while (v !== sink) {
    let e = at[v]!;
    while (e >= 0 && (capacity[e]! <= TINY || level[target[e]!] !== level[v]! + 1)) e = next[e]!;
    at[v] = e;
    if (e >= 0) {
      path[length++] = e;
      v = target[e]!;
      continue;
    }
    if (length === 0) return 0;
    level[v] = -1;
    v = target[path[--length]! ^ 1]!;
  }
  let most = UNBOUNDED;
  for (let i = 0; i < length; i++) most = Math.min(most, capacity[path[i]!]!);
  for (let i = 0; i < length; i++) {
    capacity[path[i]!]! -= most;
    capacity[path[i]! ^ 1]! += most;
  }
  return most;
}

function reachedFrom({ head, next, target, capacity, level, queue }: Net, source: number): Int32Array {
  level.fill(-1);
  level[source] = 0;
  queue[0] = source;
  for (let i = 0, tail = 1; i < tail; i++)
    for (let e = head[queue[i]!]!; e >= 0; e = next[e]!) {
      const u = target[e]!;
      if (level[u] !== -1 || capacity[e]! <= TINY) continue;
      level[u] = 0;
      queue[tail++] = u;
    }
  return level;
}

function reachingTo({ head, next, target, capacity, level, queue }: Net, sink: number): Int32Array {
  level.fill(-1);
  level[sink] = 0;
  queue[0] = sink;
  for (let i = 0, tail = 1; i < tail; i++)
    for (let e = head[queue[i]!]!; e >= 0; e = next[e]!) {
      const u = target[e]!;
      if (level[u] !== -1 || capacity[e ^ 1]! <= TINY) continue;
      level[u] = 0;
      queue[tail++] = u;
    }
  return level;
}

/** Places whose valve the border runs through. */
function cutPlaces(net: Net, places: number, side: Int32Array, ahead: boolean): number[] {
  const cut: number[] = [];
  for (let p = 0; p < places; p++) {
    const entered = side[2 * p] !== -1;
    const left = side[2 * p + 1] !== -1;
    if (ahead ? entered && !left : left && !entered) cut.push(p);
  }
  return cut;
}
