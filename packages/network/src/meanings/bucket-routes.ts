import type { MetricArcs, RoutedTaint } from './routed.js';

/** Longest metric served by buckets: one list head per unit of it. Interior gateway costs mostly fit in 16 bits. */
const MOST_BUCKETS = 1 << 16;
/** Distances are 32-bit integers; this one is longer than all of them. */
const FAR = 2 ** 31 - 1;

/** Whether metrics are short enough for buckets, and no distance can exceed 32 bits. */
export function bucketsSuffice(elements: number, longestMetric: number): boolean {
  return longestMetric < MOST_BUCKETS && longestMetric * elements < FAR;
}

/**
 * Dijkstra's search with one list of elements per distance (Dial 1969). Distances at hand never differ by more than
 * the longest metric, so a ring of lists holds them all; an element leaves its list when it gets nearer.
 */
export function bucketRoutes(arcs: MetricArcs, taint: Uint16Array, longestMetric: number): (to: number) => RoutedTaint {
  const { length } = taint;
  let ring = 1;
  while (ring <= longestMetric) ring *= 2;
  const distance = new Float64Array(length);
  const work: Work = {
    off: arcs.off,
    adj: arcs.adj,
    metric: Int32Array.from(arcs.metric),
    taint,
    steps: new Int32Array(length),
    any: new Uint16Array(length),
    every: new Uint16Array(length),
    // The lists are linked both ways; what stands before the first of a list is ~slot.
    head: new Int32Array(ring).fill(-1),
    next: new Int32Array(length),
    before: new Int32Array(length),
  };
  return (to) => {
    search(work, to);
    const { steps, any, every } = work;
    for (let e = 0; e < length; e++) distance[e] = steps[e] === FAR ? Infinity : steps[e]!;
    return { distance, any, every };
  };
}

interface Work {
  readonly off: Int32Array;
  readonly adj: Int32Array;
  readonly metric: Int32Array;
  readonly taint: Uint16Array;
  readonly steps: Int32Array;
  readonly any: Uint16Array;
  readonly every: Uint16Array;
  readonly head: Int32Array;
  readonly next: Int32Array;
  readonly before: Int32Array;
}

/** Leaves the lists empty, as it found them. */
function search({ off, adj, metric, taint, steps, any, every, head, next, before }: Work, to: number): void {
  const mask = head.length - 1;
  steps.fill(FAR);
  any.fill(0);
  every.fill(0);
  steps[to] = 0;
  head[0] = to;
  next[to] = -1;
  before[to] = ~0;
  for (let waiting = 1, key = 0; waiting > 0;) {
    const v = head[key & mask]!;
    if (v < 0) {
      key++;
      continue;
    }
    const after = next[v]!;
    head[key & mask] = after;
    if (after >= 0) before[after] = ~(key & mask);
    waiting--;
    const own = taint[v]!;
    const meets = any[v]! | own;
    const bound = every[v]! | own;
    any[v] = meets;
    every[v] = bound;
    const end = off[v + 1]!;
    for (let a = off[v]!; a < end; a++) {
      const u = adj[a]!;
      const far = key + metric[a]!;
      const known = steps[u]!;
      if (far > known) continue;
      if (far === known) {
        any[u]! |= meets;
        every[u]! &= bound;
        continue;
      }
      if (known === FAR) waiting++;
      else {
        const n = next[u]!;
        const b = before[u]!;
        if (b < 0) head[~b] = n;
        else next[b] = n;
        if (n >= 0) before[n] = b;
      }
      steps[u] = far;
      any[u] = meets;
      every[u] = bound;
      const slot = far & mask;
      const first = head[slot]!;
      next[u] = first;
      before[u] = ~slot;
      if (first >= 0) before[first] = u;
      head[slot] = u;
    }
  }
}
