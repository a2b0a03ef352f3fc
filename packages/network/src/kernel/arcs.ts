import type { Arcs } from '../types.js';

/** Arcs in any order: `from[i] → to[i]`, with the relation row behind each. */
export interface ArcList {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly rel: Int32Array;
}

/** Compressed rows of `rows` elements, each row sorted by target, equal targets in list order. */
export function buildArcs(rows: number, list: ArcList): Arcs {
  // Two counting sorts, by target then by source, are stable: rows come out sorted without comparing.
  const byTarget = offsets(rows, list.to, list.count);
  const from = new Int32Array(list.count);
  const rel = new Int32Array(list.count);
  scatter(list.to, list.from, list.rel, list.count, byTarget.slice(), from, rel);
  const off = offsets(rows, list.from, list.count);
  const adj = new Int32Array(list.count);
  const sortedRel = new Int32Array(list.count);
  scatterGroups(rows, byTarget, from, rel, off.slice(), adj, sortedRel);
  return { off, adj, rel: sortedRel };
}

/** Start of each key's run after a counting sort: rows + 1 entries. */
export function offsets(rows: number, key: Int32Array, count: number): Int32Array {
  const off = new Int32Array(rows + 1);
  for (let i = 0; i < count; i++) off[key[i]! + 1]!++;
  for (let r = 0; r < rows; r++) off[r + 1]! += off[r]!;
  return off;
}

function scatter(
  key: Int32Array,
  a: Int32Array,
  b: Int32Array,
  count: number,
  next: Int32Array,
  outA: Int32Array,
  outB: Int32Array,
): void {
  for (let i = 0; i < count; i++) {
    const slot = next[key[i]!]!++;
    outA[slot] = a[i]!;
    outB[slot] = b[i]!;
  }
}

/** Turns arcs grouped by target into rows by source: targets come in rising order, so rows come out sorted. */
export function scatterGroups(
  rows: number,
  byTarget: Int32Array,
  from: Int32Array,
  rel: Int32Array,
  next: Int32Array,
  adj: Int32Array,
  outRel: Int32Array,
): void {
  for (let target = 0; target < rows; target++) {
    const end = byTarget[target + 1]!;
    for (let i = byTarget[target]!; i < end; i++) {
      const slot = next[from[i]!]!++;
      adj[slot] = target;
      outRel[slot] = rel[i]!;
    }
  }
}
