import type { Arcs } from '../types.js';

const NONE = -1;

/**
 * Paths from one element to another that share only their ends, at most `most`; a direct link counts once, however
 * many lie in parallel. Augmenting paths on the graph with every element split into a way in and a way out
 * (Menger; Ford and Fulkerson 1956): at most `most` + 1 breadth-first searches.
 */
export interface DisjointPaths {
  (from: number, to: number, most: number): number[][];
}

/** Elements whose `skip` word has a bit of `mask` are left out. Scratch memory is shared by the calls. */
export function disjointPaths(count: number, arcs: Arcs, skip?: Uint16Array, mask = 0): DisjointPaths {
  const usable = (e: number): boolean => !skip || (skip[e]! & mask) === 0;
  const after = new Int32Array(count).fill(NONE);
  const before = new Int32Array(count).fill(NONE);
  const cameFrom = new Int32Array(2 * count);
  const stamp = new Int32Array(2 * count);
  let now = 0;
  return (from, to, most) => {
    if (most < 1 || !usable(from) || !usable(to)) return [];
    if (from === to) return [[from]];
    const flow: Flow = { from, to, direct: false, starts: [], laid: [] };
    while (flow.starts.length + (flow.direct ? 1 : 0) < most) {
      now++;
      if (!augment(flow)) break;
    }
    const paths = readPaths(flow, after);
    // Flow may also run in circles that no path shows: clear all that was laid.
    for (const e of flow.laid) after[e] = before[e] = NONE;
    return paths;
  };

  /** Search over states 2e (entering e) and 2e + 1 (leaving e). */
  function augment(flow: Flow): boolean {
    const { off, adj } = arcs;
    const { from, to } = flow;
    const queue = [2 * from + 1];
    stamp[2 * from + 1] = now;
    const reach = (state: number, by: number): void => {
      if (stamp[state] === now) return;
      stamp[state] = now;
      cameFrom[state] = by;
      queue.push(state);
    };
    for (let head = 0; head < queue.length; head++) {
      const state = queue[head]!;
      const e = state >> 1;
      if ((state & 1) === 0) {
        const source = before[e]!;
        // Into an element that carries a path: only back along that path. Into a free one: through it.
        if (source === NONE) reach(state + 1, state);
        else if (source !== from) reach(2 * source + 1, state);
        continue;
      }
      if (e !== from && before[e] !== NONE) reach(2 * e, state);
      for (let i = off[e]!; i < off[e + 1]!; i++) {
        const u = adj[i]!;
        if (u === from || u === e || !usable(u)) continue;
        if (u === to) {
          if (e === from ? flow.direct : after[e] === to) continue;
          cameFrom[2 * to] = state;
          apply(flow, 2 * to);
          return true;
        }
        if (before[u] !== e) reach(2 * u, state);
      }
    }
    return false;
  }

  /** Takes back what the search went back along, then lays the new pieces. */
  function apply(flow: Flow, end: number): void {
    const states = [end];
    while (states[0] !== 2 * flow.from + 1) states.unshift(cameFrom[states[0]!]!);
    const added: [number, number][] = [];
    for (let i = 1; i < states.length; i++) {
      const a = states[i - 1]! >> 1;
      const b = states[i]! >> 1;
      if (a === b) continue;
      if ((states[i]! & 1) === 0) added.push([a, b]);
      else {
        // From entering a back to leaving b: the piece b → a is taken back.
        after[b] = NONE;
        before[a] = NONE;
      }
    }
    for (const [a, b] of added) {
      if (a === flow.from && b === flow.to) flow.direct = true;
      else {
        if (a === flow.from) flow.starts.push(b);
        else after[a] = b;
        if (b !== flow.to) before[b] = a;
        flow.laid.push(a, b);
      }
    }
  }
}

interface Flow {
  readonly from: number;
  readonly to: number;
  direct: boolean;
  /** First element of each path but the direct one. */
  readonly starts: number[];
  /** Every element a piece was laid to or from. */
  readonly laid: number[];
}

function readPaths({ from, to, direct, starts }: Flow, after: Int32Array): number[][] {
  const paths = starts.map((start) => {
    const path = [from];
    for (let e = start; e !== to; e = after[e]!) path.push(e);
    path.push(to);
    return path;
  });
  return direct ? [[from, to], ...paths] : paths;
}
