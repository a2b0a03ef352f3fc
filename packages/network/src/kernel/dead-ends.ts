/** Elements with one neighbour or none, as a share of all, above which dropping dead ends pays. */
const WORTH_SHARE = 1 / 16;

/** Whether enough elements have a single link for the rest to be much smaller. */
export function hasManyDeadEnds(off: Int32Array): boolean {
  const count = off.length - 1;
  let single = 0;
  for (let v = 0; v < count; v++) if (off[v + 1]! - off[v]! <= 1) single++;
  return single > count * WORTH_SHARE;
}

/**
 * Marks what is left when elements with one neighbour or none that have no mark are taken away, again and again: they
 * lie on no path between others. Links work both ways.
 */
export function keepBetween(off: Int32Array, adj: Int32Array, kept: Uint8Array): void {
  const count = kept.length;
  const degree = new Int32Array(count);
  // The neighbours left as one XOR, so that the last one is known without a search; parallel links count as several.
  const mix = new Int32Array(count);
  const stack = new Int32Array(count);
  let top = 0;
  for (let v = 0; v < count; v++) {
    const end = off[v + 1]!;
    let bits = 0;
    let others = 0;
    for (let i = off[v]!; i < end; i++) {
      const u = adj[i]!;
      if (u === v) continue;
      bits ^= u;
      others++;
    }
    mix[v] = bits;
    degree[v] = others;
    if (others <= 1 && kept[v] === 0) stack[top++] = v;
  }
  while (top > 0) {
    const v = stack[--top]!;
    if (degree[v] === 1) {
      const u = mix[v]!;
      mix[u]! ^= v;
      // Only the step from 2 to 1 makes a new dead end: one with fewer neighbours is on the stack already.
      if (--degree[u]! === 1 && kept[u] === 0) stack[top++] = u;
    }
    degree[v] = -1;
  }
  for (let v = 0; v < count; v++) kept[v] = degree[v]! >= 0 ? 1 : 0;
}

/** New rows of the marked elements in their order, -1 for the others. */
export function rowsOfKept(kept: Uint8Array): { row: Int32Array; count: number } {
  const row = new Int32Array(kept.length);
  let count = 0;
  for (let v = 0; v < kept.length; v++) row[v] = kept[v] === 1 ? count++ : -1;
  return { row, count };
}
