import { KEPT_SET, NOT_HIT, type DistinctSets } from './distinct-sets.js';
import { find, resetParents, type Contraction, type ContractionScratch, type OutSets } from './contraction.js';

/** Mark bits of parties in the block: of the first and of the second half of a block pair (both where they coincide). */
export const FIRST = 1;
export const SECOND = 2;

/** Rows with one neighbour left, as a share of all kept rows, above which dead ends are worth pruning. */
const PRUNE_SHARE = 1 / 16;

/**
 * The contraction as seen by a smaller block: elements the block cannot take out join their neighbours. Returns
 * undefined when no leg is left that the block could break.
 * `mark` holds the block per party (FIRST | SECOND). Brief: divide and conquer over parties, network analysis §4.
 */
export function shrink(
  state: Contraction,
  mark: Uint8Array,
  sets: OutSets,
  scratch: ContractionScratch,
): Contraction | undefined {
  const { parent, target, stamp, terminal, rowStart } = scratch;
  const kept = activate(state, mark, sets, scratch);
  terminal.fill(0, 0, state.labels);
  const leg = new Int32Array(state.leg.length);
  const legFrom = new Int32Array(state.leg.length);
  const legTo = new Int32Array(state.leg.length);
  const counts = { legs: 0, labels: kept };
  followLegs(state.leg, state.legFrom, state.legTo, kept, target, parent, terminal, leg, legFrom, legTo, counts);
  if (counts.legs === 0) return undefined;
  stamp.fill(0, 0, state.labels);
  const ends = buildRows(
    state.pending,
    state.rowStart,
    state.neighbours,
    kept,
    counts.labels,
    target,
    parent,
    stamp,
    rowStart,
    scratch.neighbours,
  );
  const next: Contraction = {
    pending: kept,
    labels: ends.labels,
    rowStart,
    neighbours: scratch.neighbours,
    code: scratch.code,
    leg: leg.slice(0, counts.legs),
    legFrom: legFrom.slice(0, counts.legs),
    legTo: legTo.slice(0, counts.legs),
  };
  if (ends.single > kept * PRUNE_SHARE) return pruned(next, scratch);
  return {
    ...next,
    rowStart: rowStart.slice(0, kept + 1),
    neighbours: scratch.neighbours.slice(0, rowStart[kept]),
    code: scratch.code.slice(0, kept),
  };
}

/**
 * Joins what the block cannot take out. Afterwards `target` holds the new label of each pending label that stays, -1
 * for all others, and `parent` the joined groups. Returns how many stay.
 */
export function activate(
  state: Contraction,
  mark: Uint8Array,
  sets: OutSets,
  { parent, target, code, distinct }: ContractionScratch,
): number {
  resetParents(state.labels, parent);
  target.fill(-1, state.pending, state.labels);
  distinct!.round++;
  const kept = keepHit(state.pending, state.code, mark, sets, distinct!, target, code);
  joinActivated(state.pending, state.rowStart, state.neighbours, target, parent);
  return kept;
}

function keepHit(
  pending: number,
  code: Int32Array,
  mark: Uint8Array,
  sets: OutSets,
  distinct: DistinctSets,
  target: Int32Array,
  nextCode: Int32Array,
): number {
  const { answer, asked, round } = distinct;
  let kept = 0;
  for (let v = 0; v < pending; v++) {
    const c = code[v]!;
    let next = c;
    if (c >= 0) {
      if (mark[c] === 0) {
        target[v] = -1;
        continue;
      }
    } else {
      const set = ~c;
      if (asked[set] !== round) {
        asked[set] = round;
        answer[set] = hitOf(sets, distinct.sample[set]!, mark);
      }
      const found = answer[set]!;
      if (found === NOT_HIT) {
        target[v] = -1;
        continue;
      }
      if (found !== KEPT_SET) next = found;
    }
    nextCode[kept] = next;
    target[v] = kept++;
  }
  return kept;
}

/** What a block does to the set of an element. */
function hitOf({ out, pairs }: OutSets, element: number, mark: Uint8Array): number {
  let only = NOT_HIT;
  let hits = 0;
  const end = out.offsets[element + 1]!;
  for (let i = out.offsets[element]!; i < end; i++) {
    if (mark[out.parties[i]!] === 0) continue;
    only = out.parties[i]!;
    hits++;
  }
  if (pairs.offsets.length > 0) {
    const pairEnd = pairs.offsets[element + 1]!;
    for (let i = pairs.offsets[element]!; i < pairEnd; i++) {
      const a = mark[pairs.first[i]!]!;
      const b = mark[pairs.second[i]!]!;
      // Both halves must be able to take part; a pair inside one half of a split block never occurs at its leaves.
      if (((a & FIRST) !== 0 && (b & SECOND) !== 0) || ((a & SECOND) !== 0 && (b & FIRST) !== 0)) hits += 2;
    }
  }
  return hits > 1 ? KEPT_SET : only;
}

function joinActivated(
  pending: number,
  rowStart: Int32Array,
  neighbours: Int32Array,
  target: Int32Array,
  parent: Int32Array,
): void {
  for (let v = 0; v < pending; v++) {
    if (target[v]! >= 0) continue;
    let root = find(parent, v);
    const end = rowStart[v + 1]!;
    for (let i = rowStart[v]!; i < end; i++) {
      const u = neighbours[i]!;
      // Links between two pending labels stand in both rows: taken from the larger one.
      if (u < pending && (u > v || target[u]! >= 0)) continue;
      const other = find(parent, u);
      if (other < root) {
        parent[root] = other;
        root = other;
      } else if (root < other) parent[other] = root;
    }
  }
}

function followLegs(
  leg: Int32Array,
  legFrom: Int32Array,
  legTo: Int32Array,
  kept: number,
  target: Int32Array,
  parent: Int32Array,
  terminal: Uint8Array,
  nextLeg: Int32Array,
  nextFrom: Int32Array,
  nextTo: Int32Array,
  counts: { legs: number; labels: number },
): void {
  let count = 0;
  let labels = counts.labels;
  for (let i = 0; i < leg.length; i++) {
    let a = target[legFrom[i]!]!;
    let b = target[legTo[i]!]!;
    // Pending ends carry 0..kept-1 here; the ends of groups are compared by their roots before they get a label.
    const rootA = a >= 0 && a < kept ? -1 : find(parent, legFrom[i]!);
    const rootB = b >= 0 && b < kept ? -1 : find(parent, legTo[i]!);
    if (rootA >= 0 && rootA === rootB) continue;
    if (rootA >= 0) {
      a = target[rootA]!;
      if (a < 0) target[rootA] = a = labels++;
    }
    if (rootB >= 0) {
      b = target[rootB]!;
      if (b < 0) target[rootB] = b = labels++;
    }
    terminal[a] = 1;
    terminal[b] = 1;
    nextLeg[count] = leg[i]!;
    nextFrom[count] = a;
    nextTo[count++] = b;
  }
  counts.legs = count;
  counts.labels = labels;
}

/** Rows of the kept labels with their neighbours relabelled, each once (without that the rows never get shorter). */
function buildRows(
  pending: number,
  rowStart: Int32Array,
  neighbours: Int32Array,
  kept: number,
  firstLabel: number,
  target: Int32Array,
  parent: Int32Array,
  stamp: Int32Array,
  nextStart: Int32Array,
  next: Int32Array,
): { labels: number; single: number } {
  let labels = firstLabel;
  let length = 0;
  let single = 0;
  for (let v = 0; v < pending; v++) {
    const row = target[v]!;
    if (row < 0 || row >= kept) continue;
    nextStart[row] = length;
    const start = length;
    const end = rowStart[v + 1]!;
    for (let i = rowStart[v]!; i < end; i++) {
      const u = neighbours[i]!;
      let t = target[u]!;
      if (t < 0) {
        const root = find(parent, u);
        t = target[root]!;
        if (t < 0) target[root] = t = labels++;
        target[u] = t;
      }
      if (stamp[t] === row + 1) continue;
      stamp[t] = row + 1;
      next[length++] = t;
    }
    if (length - start <= 1) single++;
  }
  nextStart[kept] = length;
  return { labels, single };
}

/**
 * Drops dead ends, again and again: a label with one neighbour that is no end of a leg lies on no path between others.
 * The neighbours left are kept as one XOR per label, so the last one is known without searching rows.
 */
function pruned(state: Contraction, { degree, mix, stack, terminal, target }: ContractionScratch): Contraction {
  const { pending, labels, rowStart, neighbours } = state;
  degree.fill(0, 0, labels);
  mix.fill(0, 0, labels);
  countNeighbours(pending, rowStart, neighbours, degree, mix);
  peel(labels, degree, mix, terminal, stack);
  let nextPending = 0;
  for (let v = 0; v < pending; v++) if (degree[v]! >= 0) target[v] = nextPending++;
  let nextLabels = nextPending;
  for (let v = pending; v < labels; v++) if (degree[v]! >= 0) target[v] = nextLabels++;
  const nextStart = new Int32Array(nextPending + 1);
  const length = compactRows(pending, rowStart, neighbours, degree, target, nextStart, neighbours);
  const code = new Int32Array(nextPending);
  for (let v = 0; v < pending; v++) if (degree[v]! >= 0) code[target[v]!] = state.code[v]!;
  return {
    pending: nextPending,
    labels: nextLabels,
    rowStart: nextStart,
    neighbours: neighbours.slice(0, length),
    code,
    leg: state.leg,
    legFrom: state.legFrom.map((label) => target[label]!),
    legTo: state.legTo.map((label) => target[label]!),
  };
}

function countNeighbours(
  pending: number,
  rowStart: Int32Array,
  neighbours: Int32Array,
  degree: Int32Array,
  mix: Int32Array,
): void {
  for (let v = 0; v < pending; v++) {
    const end = rowStart[v + 1]!;
    for (let i = rowStart[v]!; i < end; i++) {
      const u = neighbours[i]!;
      degree[v]!++;
      mix[v]! ^= u;
      if (u < pending) continue;
      degree[u]!++;
      mix[u]! ^= v;
    }
  }
}

function peel(labels: number, degree: Int32Array, mix: Int32Array, terminal: Uint8Array, stack: Int32Array): void {
  let top = 0;
  for (let v = 0; v < labels; v++) if (degree[v]! <= 1 && terminal[v] === 0) stack[top++] = v;
  while (top > 0) {
    const v = stack[--top]!;
    if (degree[v] === 1) {
      const u = mix[v]!;
      mix[u]! ^= v;
      // Only the step from 2 to 1 makes a new dead end: one with fewer neighbours is on the stack already.
      if (--degree[u]! === 1 && terminal[u] === 0) stack[top++] = u;
    }
    degree[v] = -1;
  }
}

/** Rows only get shorter and move towards the start, so they may be written over the old ones. */
function compactRows(
  pending: number,
  rowStart: Int32Array,
  neighbours: Int32Array,
  degree: Int32Array,
  target: Int32Array,
  nextStart: Int32Array,
  next: Int32Array,
): number {
  let length = 0;
  let row = 0;
  for (let v = 0; v < pending; v++) {
    if (degree[v]! < 0) continue;
    nextStart[row++] = length;
    const end = rowStart[v + 1]!;
    for (let i = rowStart[v]!; i < end; i++) {
      const u = neighbours[i]!;
      if (degree[u]! >= 0) next[length++] = target[u]!;
    }
  }
  nextStart[row] = length;
  return length;
}
