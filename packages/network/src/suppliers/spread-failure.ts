import type { Condensation, DependencyGroups } from '../types.js';

/** Bit planes of a counter: enough for groups of 2^31 members. */
const MAX_PLANES = 32;

/**
 * Least fixpoint of failure, one bit per cause: an element fails by itself or once a group of it has lost `threshold`
 * members. Inside a component of mutual dependence rows repeat until nothing changes; starting from the own rows keeps
 * mutual dependence alone from failing anything.
 */
export function spreadFailure(order: Condensation, groups: DependencyGroups, rows: Int32Array, words: number): void {
  const { off: starts, members } = order;
  const components = starts.length - 1;
  const counter = new Int32Array(MAX_PLANES);
  for (let c = 0; c < components; c++) {
    const begin = starts[c]!;
    const end = starts[c + 1]!;
    if (end - begin === 1) {
      failRow(groups, members[begin]!, rows, words, counter);
      continue;
    }
    for (let changed = true; changed;) {
      changed = false;
      for (let m = begin; m < end; m++) if (failRow(groups, members[m]!, rows, words, counter)) changed = true;
    }
  }
}

function failRow(
  groups: DependencyGroups,
  element: number,
  rows: Int32Array,
  words: number,
  counter: Int32Array,
): boolean {
  const { off, memberOff, member, threshold } = groups;
  const base = element * words;
  const lastGroup = off[element + 1]!;
  let changed = false;
  for (let g = off[element]!; g < lastGroup; g++) {
    const begin = memberOff[g]!;
    const end = memberOff[g + 1]!;
    const fails = threshold[g]!;
    for (let w = 0; w < words; w++) {
      const before = rows[base + w]!;
      let bits: number;
      if (fails === 1) {
        bits = 0;
        for (let i = begin; i < end; i++) bits |= rows[member[i]! * words + w]!;
      } else if (fails === end - begin) {
        bits = -1;
        for (let i = begin; i < end; i++) bits &= rows[member[i]! * words + w]!;
      } else bits = atLeast(fails, rows, member, begin, end, words, w, counter);
      if ((before | bits) === before) continue;
      rows[base + w] = before | bits;
      changed = true;
    }
  }
  return changed;
}

/** Bits set in at least `fails` of the members' words: 32 counters at once, held as bit planes. */
function atLeast(
  fails: number,
  rows: Int32Array,
  member: Int32Array,
  begin: number,
  end: number,
  words: number,
  w: number,
  counter: Int32Array,
): number {
  const planes = 32 - Math.clz32(end - begin);
  counter.fill(0, 0, planes);
  for (let i = begin; i < end; i++) {
    let carry = rows[member[i]! * words + w]!;
    for (let p = 0; carry !== 0; p++) {
      const sum = counter[p]!;
      counter[p] = sum ^ carry;
      carry &= sum;
    }
  }
  let greater = 0;
  let equal = -1;
  for (let p = planes - 1; p >= 0; p--) {
    const plane = counter[p]!;
    const wanted = ((fails >> p) & 1) === 1 ? -1 : 0;
    greater |= equal & plane & ~wanted;
    equal &= ~(plane ^ wanted);
  }
  return greater | equal;
}
