import type { TrustView } from '../types.js';

export const NO_ROOT = -1;
export const MANY_ROOTS = -2;

/** Per element the only root (untrusted or unknown, scope overall) it is exposed to, NO_ROOT or MANY_ROOTS. */
export function soleRoots(view: TrustView): Int32Array {
  const { exposure, exposureOrder, count } = view.network;
  const { off, adj } = exposure;
  const sole = new Int32Array(count);
  for (let v = 0; v < count; v++) sole[v] = view.own.root[v] === 0 ? NO_ROOT : v;
  const { off: starts, members } = exposureOrder;
  for (let c = 0; c < starts.length - 1; c++) {
    let merged = NO_ROOT;
    for (let m = starts[c]!; m < starts[c + 1]!; m++) {
      const v = members[m]!;
      merged = merge(merged, sole[v]!);
      for (let i = off[v]!; i < off[v + 1]!; i++) merged = merge(merged, sole[adj[i]!]!);
    }
    for (let m = starts[c]!; m < starts[c + 1]!; m++) sole[members[m]!] = merged;
  }
  return sole;
}

function merge(a: number, b: number): number {
  if (a === NO_ROOT || a === b) return b;
  return b === NO_ROOT ? a : MANY_ROOTS;
}
