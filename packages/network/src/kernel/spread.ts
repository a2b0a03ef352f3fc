import type { Condensation } from '../types.js';

/**
 * Least fixpoint of `word[v] |= word[u]` over the arcs v → u: one union per component, dependencies first, since all
 * members of a component reach the same.
 */
export function spreadWord(order: Condensation, off: Int32Array, adj: Int32Array, word: Uint16Array): void {
  const { off: starts, members } = order;
  const components = starts.length - 1;
  for (let c = 0; c < components; c++) {
    const begin = starts[c]!;
    const end = starts[c + 1]!;
    let bits = 0;
    for (let m = begin; m < end; m++) {
      const v = members[m]!;
      bits |= word[v]!;
      const last = off[v + 1]!;
      for (let i = off[v]!; i < last; i++) bits |= word[adj[i]!]!;
    }
    for (let m = begin; m < end; m++) word[members[m]!] = bits;
  }
}

/** As `spreadWord` with `words` 32-bit words per element. */
export function spreadRows(
  order: Condensation,
  off: Int32Array,
  adj: Int32Array,
  rows: Int32Array,
  words: number,
): void {
  const { off: starts, members } = order;
  const components = starts.length - 1;
  for (let c = 0; c < components; c++) {
    const begin = starts[c]!;
    const end = starts[c + 1]!;
    const head = members[begin]! * words;
    for (let m = begin; m < end; m++) {
      const v = members[m]!;
      if (m > begin) orInto(rows, head, v * words, words);
      const last = off[v + 1]!;
      for (let i = off[v]!; i < last; i++) orInto(rows, head, adj[i]! * words, words);
    }
    for (let m = begin + 1; m < end; m++) rows.copyWithin(members[m]! * words, head, head + words);
  }
}

function orInto(rows: Int32Array, target: number, source: number, words: number): void {
  for (let w = 0; w < words; w++) rows[target + w]! |= rows[source + w]!;
}
