import type { LinkEnds } from './link-ends.js';

/** Representative of `v`; halves the path on the way (Tarjan and van Leeuwen 1984). */
export function find(parent: Int32Array, v: number): number {
  let p = parent[v]!;
  while (p !== v) {
    const g = parent[p]!;
    parent[v] = g;
    v = g;
    p = parent[v]!;
  }
  return v;
}

/** The smaller index becomes the representative, so labels do not depend on the order of the links. */
export function unite(parent: Int32Array, a: number, b: number): void {
  const ra = find(parent, a);
  const rb = find(parent, b);
  if (ra < rb) parent[rb] = ra;
  else if (rb < ra) parent[ra] = rb;
}

export function identity(count: number): Int32Array {
  const parent = new Int32Array(count);
  for (let v = 0; v < count; v++) parent[v] = v;
  return parent;
}

/**
 * Unites the ends of every link whose ends together have none of the bits of `mask` and at
 * least one of `needed`; `needed` 0 takes all.
 */
export function uniteLinks(
  parent: Int32Array,
  { from, to }: LinkEnds,
  word: Uint16Array,
  mask: number,
  needed: number,
): void {
  const count = from.length;
  for (let i = 0; i < count; i++) {
    let a = from[i]!;
    let b = to[i]!;
    const bits = word[a]! | word[b]!;
    if ((bits & mask) !== 0 || (needed !== 0 && (bits & needed) === 0)) continue;
    // find() written out: the call costs a third of the whole pass.
    let p = parent[a]!;
    while (p !== a) {
      const g = parent[p]!;
      parent[a] = g;
      a = g;
      p = parent[a]!;
    }
    p = parent[b]!;
    while (p !== b) {
      const g = parent[p]!;
      parent[b] = g;
      b = g;
      p = parent[b]!;
    }
    if (a < b) parent[b] = a;
    else if (b < a) parent[a] = b;
  }
}

/** Makes every entry its representative; elements with a bit of `mask` become -1. */
export function flatten(parent: Int32Array, word: Uint16Array, mask: number): void {
  // Parents are never larger than the element, so one rising pass reaches every representative.
  for (let v = 0; v < parent.length; v++) {
    const p = parent[v]!;
    if (p !== v) parent[v] = parent[p]!;
  }
  if (mask === 0) return;
  for (let v = 0; v < parent.length; v++) if ((word[v]! & mask) !== 0) parent[v] = -1;
}
