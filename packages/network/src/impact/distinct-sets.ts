import type { OutSets } from './contraction.js';

/**
 * The different sets of parties that take elements out, numbered. Elements of one place and maker hang on the same
 * parties, so a block is compared with a few thousand sets instead of every element.
 */
export interface DistinctSets {
  /** An element with the set. */
  readonly sample: Int32Array;
  /** What the block at hand does to the set: NOT_HIT, KEPT_SET, or the only party of the block in it. */
  readonly answer: Int32Array;
  /** Round in which `answer` was found. */
  readonly asked: Int32Array;
  round: number;
}

export const NOT_HIT = -1;
export const KEPT_SET = -2;

/** Gives every code of the form ~element the form ~set. */
export function numberSets(code: Int32Array, sets: OutSets): DistinctSets {
  let slots = 1024;
  let table = new Int32Array(slots).fill(-1);
  const sample: number[] = [];
  const hashes: number[] = [];
  for (let v = 0; v < code.length; v++) {
    const element = ~code[v]!;
    if (element < 0) continue;
    const hash = hashOf(sets, element);
    let slot = hash & (slots - 1);
    let set = table[slot]!;
    while (set >= 0 && (hashes[set] !== hash || !sameSets(sets, sample[set]!, element))) {
      slot = (slot + 1) & (slots - 1);
      set = table[slot]!;
    }
    if (set < 0) {
      set = sample.push(element) - 1;
      hashes.push(hash);
      table[slot] = set;
      if (2 * sample.length > slots) table = rehashed((slots *= 2), hashes);
    }
    code[v] = ~set;
  }
  return {
    sample: Int32Array.from(sample),
    answer: new Int32Array(sample.length),
    asked: new Int32Array(sample.length),
    round: 0,
  };
}

function rehashed(slots: number, hashes: readonly number[]): Int32Array<ArrayBuffer> {
  const table = new Int32Array(slots).fill(-1);
  hashes.forEach((hash, set) => {
    let slot = hash & (slots - 1);
    while (table[slot]! >= 0) slot = (slot + 1) & (slots - 1);
    table[slot] = set;
  });
  return table;
}

function hashOf({ out, pairs }: OutSets, element: number): number {
  let hash = 0x2545f491;
  const end = out.offsets[element + 1]!;
  for (let i = out.offsets[element]!; i < end; i++) hash = mixed(hash, out.parties[i]!);
  if (pairs.offsets.length > 0) {
    const pairEnd = pairs.offsets[element + 1]!;
    for (let i = pairs.offsets[element]!; i < pairEnd; i++)
      hash = mixed(mixed(hash ^ 0x9e3779b1, pairs.first[i]!), pairs.second[i]!);
  }
  return hash & 0x7fffffff;
}

function mixed(hash: number, value: number): number {
  const product = Math.imul(hash ^ value, 0x85ebca6b);
  return product ^ (product >>> 15);
}

function sameSets({ out, pairs }: OutSets, a: number, b: number): boolean {
  if (!sameRow(out.offsets, out.parties, a, b)) return false;
  if (pairs.offsets.length === 0) return true;
  return sameRow(pairs.offsets, pairs.first, a, b) && sameRow(pairs.offsets, pairs.second, a, b);
}

function sameRow(offsets: Int32Array, values: Int32Array, a: number, b: number): boolean {
  const first = offsets[a]!;
  const second = offsets[b]!;
  const size = offsets[a + 1]! - first;
  if (size !== offsets[b + 1]! - second) return false;
  for (let i = 0; i < size; i++) if (values[first + i] !== values[second + i]) return false;
  return true;
}
