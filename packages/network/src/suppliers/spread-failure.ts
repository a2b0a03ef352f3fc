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
    if (isRedundantInside(order, groups, c)) repeat(members, begin, end, groups, rows, words, counter);
    else unite(members, begin, end, groups, rows, words, counter);
  }
}

/** Whether an element of the component has a group that survives the loss of some member inside the component. */
function isRedundantInside({ component, off, members }: Condensation, groups: DependencyGroups, c: number): boolean {
  for (let m = off[c]!; m < off[c + 1]!; m++) {
    const v = members[m]!;
    for (let g = groups.off[v]!; g < groups.off[v + 1]!; g++) {
      if (groups.threshold[g] === 1) continue;
      for (let i = groups.memberOff[g]!; i < groups.memberOff[g + 1]!; i++)
        if (component[groups.member[i]!] === c) return true;
    }
  }
  return false;
}

/** Without redundancy inside, all members of a component fail together: one union, as for exposure. */
function unite(
  members: Int32Array,
  begin: number,
  end: number,
  groups: DependencyGroups,
  rows: Int32Array,
  words: number,
  counter: Int32Array,
): void {
  const head = members[begin]! * words;
  for (let m = begin; m < end; m++) {
    const v = members[m]! * words;
    failRow(groups, members[m]!, rows, words, counter);
    for (let w = 0; w < words; w++) rows[head + w]! |= rows[v + w]!;
  }
  for (let m = begin + 1; m < end; m++) rows.copyWithin(members[m]! * words, head, head + words);
}

/** Rows repeat until nothing changes, forwards and backwards in turn, so that long chains need few rounds. */
function repeat(
  members: Int32Array,
  begin: number,
  end: number,
  groups: DependencyGroups,
  rows: Int32Array,
  words: number,
  counter: Int32Array,
): void {
  for (let changed = true, forward = true; changed; forward = !forward) {
    changed = false;
    for (let step = begin; step < end; step++) {
      const m = forward ? step : begin + end - 1 - step;
      if (failRow(groups, members[m]!, rows, words, counter)) changed = true;
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
    if (fails === 1) {
      for (let i = begin; i < end; i++) if (orRow(rows, base, member[i]! * words, words)) changed = true;
      continue;
    }
    for (let w = 0; w < words; w++) {
      const before = rows[base + w]!;
      let bits: number;
      if (fails === end - begin) {
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

/** ORs one row into another; whether that changed it. */
function orRow(rows: Int32Array, target: number, source: number, words: number): boolean {
  let added = 0;
  for (let w = 0; w < words; w++) {
    const before = rows[target + w]!;
    const bits = rows[source + w]!;
    added |= bits & ~before;
    rows[target + w] = before | bits;
  }
  return added !== 0;
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
