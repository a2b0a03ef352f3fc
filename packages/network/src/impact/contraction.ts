import { numberSets, type DistinctSets } from './distinct-sets.js';
import type { LinkList, PartyLists, PartyPairLists, PathLegs } from './types.js';

/**
 * A network seen by one block of parties. Labels 0..pending-1 are the elements the block can take out; the others are
 * groups of elements it cannot touch, contracted to one label each. Only pending labels have rows: a link between two
 * groups would have contracted them.
 */
export interface Contraction {
  readonly pending: number;
  readonly labels: number;
  /** pending + 1 entries into `neighbours`. */
  readonly rowStart: Int32Array;
  readonly neighbours: Int32Array;
  /** Per pending label: the party where exactly one of the block takes it out, else ~set for a look-up. */
  readonly code: Int32Array;
  /** The legs not yet safe from the block: their number and the labels of their ends. */
  readonly leg: Int32Array;
  readonly legFrom: Int32Array;
  readonly legTo: Int32Array;
}

/** Work arrays for one analysis, as long as there are elements (`neighbours`: as long as the longest adjacency). */
export interface ContractionScratch {
  readonly parent: Int32Array;
  readonly target: Int32Array;
  readonly stamp: Int32Array;
  readonly degree: Int32Array;
  readonly mix: Int32Array;
  readonly stack: Int32Array;
  readonly code: Int32Array;
  readonly rowStart: Int32Array;
  readonly terminal: Uint8Array;
  neighbours: Int32Array;
  distinct: DistinctSets | undefined;
}

/** What takes elements out: by one party alone, and by two parties together. */
export interface OutSets {
  readonly out: PartyLists;
  readonly pairs: PartyPairLists;
}

export const NO_PAIRS: PartyPairLists = {
  offsets: new Int32Array(0),
  first: new Int32Array(0),
  second: new Int32Array(0),
};

export function contractionScratch(elementCount: number): ContractionScratch {
  const array = (): Int32Array => new Int32Array(elementCount);
  return {
    parent: array(),
    target: array(),
    stamp: array(),
    degree: array(),
    mix: array(),
    stack: array(),
    code: array(),
    rowStart: new Int32Array(elementCount + 1),
    terminal: new Uint8Array(elementCount),
    neighbours: new Int32Array(0),
    distinct: undefined,
  };
}

/** The whole network with every element some party can take out pending. `legs` lists the legs to follow, ascending. */
export function rootContraction(
  links: LinkList,
  sets: OutSets,
  ends: PathLegs,
  legs: Int32Array,
  scratch: ContractionScratch,
): Contraction {
  const n = links.elementCount;
  const { parent, target } = scratch;
  const code = new Int32Array(n);
  const pending = labelPending(n, sets.out.offsets, sets.out.parties, sets.pairs.offsets, target, code);
  resetParents(n, parent);
  joinFree(links.from, links.to, target, parent);
  const labels = labelGroups(n, pending, target, parent);
  const rowStart = new Int32Array(pending + 1);
  const neighbours = links.arcs
    ? relabelArcs(links.arcs.offsets, links.arcs.targets, target, pending, rowStart)
    : sortLinks(links.from, links.to, target, pending, rowStart);
  scratch.neighbours = new Int32Array(neighbours.length);
  const codes = code.slice(0, pending);
  scratch.distinct = numberSets(codes, sets);
  return {
    pending,
    labels,
    rowStart,
    neighbours,
    code: codes,
    ...mapLegs(legs, ends, target, pending),
  };
}

function labelPending(
  n: number,
  offsets: Int32Array,
  parties: Int32Array,
  pairOffsets: Int32Array,
  target: Int32Array,
  code: Int32Array,
): number {
  let pending = 0;
  for (let v = 0; v < n; v++) {
    const start = offsets[v]!;
    const size = offsets[v + 1]! - start;
    const inPairs = pairOffsets.length > 0 && pairOffsets[v + 1]! > pairOffsets[v]!;
    if (size === 0 && !inPairs) {
      target[v] = -1;
      continue;
    }
    code[pending] = size === 1 && !inPairs ? parties[start]! : ~v;
    target[v] = pending++;
  }
  return pending;
}

export function resetParents(n: number, parent: Int32Array): void {
  for (let i = 0; i < n; i++) parent[i] = i;
}

/** Root of a label, halving the path. */
export function find(parent: Int32Array, start: number): number {
  let label = start;
  let up = parent[label]!;
  while (up !== label) {
    const above = parent[up]!;
    parent[label] = above;
    label = above;
    up = parent[label]!;
  }
  return label;
}

/** Joins the ends of every link; the smaller index becomes root. */
export function joinLinks(from: Int32Array, to: Int32Array, parent: Int32Array): void {
  for (let i = 0; i < from.length; i++) {
    const a = find(parent, from[i]!);
    const b = find(parent, to[i]!);
    if (a < b) parent[b] = a;
    else if (b < a) parent[a] = b;
  }
}

function joinFree(from: Int32Array, to: Int32Array, target: Int32Array, parent: Int32Array): void {
  for (let i = 0; i < from.length; i++) {
    const a = from[i]!;
    const b = to[i]!;
    if (target[a]! >= 0 || target[b]! >= 0) continue;
    const ra = find(parent, a);
    const rb = find(parent, b);
    if (ra < rb) parent[rb] = ra;
    else if (rb < ra) parent[ra] = rb;
  }
}

function labelGroups(n: number, pending: number, target: Int32Array, parent: Int32Array): number {
  let labels = pending;
  for (let v = 0; v < n; v++) {
    if (target[v]! >= 0) continue;
    const root = find(parent, v);
    // The root is the smallest member, so it has its label before any other member asks.
    target[v] = root === v ? labels++ : target[root]!;
  }
  return labels;
}

/** Pending elements have ascending labels, so their rows come in order. */
function relabelArcs(
  offsets: Int32Array,
  targets: Int32Array,
  target: Int32Array,
  pending: number,
  rowStart: Int32Array,
): Int32Array {
  const neighbours = new Int32Array(targets.length);
  let length = 0;
  for (let v = 0; v < target.length; v++) {
    const row = target[v]!;
    if (row >= pending) continue;
    const end = offsets[v + 1]!;
    for (let i = offsets[v]!; i < end; i++) {
      const t = target[targets[i]!]!;
      if (t !== row) neighbours[length++] = t;
    }
    rowStart[row + 1] = length;
  }
  return neighbours.subarray(0, length);
}

function sortLinks(
  from: Int32Array,
  to: Int32Array,
  target: Int32Array,
  pending: number,
  rowStart: Int32Array,
): Int32Array {
  const neighbours = new Int32Array(countArcs(from, to, target, pending, rowStart));
  fillArcs(from, to, target, pending, rowStart, neighbours);
  return neighbours;
}

function countArcs(
  from: Int32Array,
  to: Int32Array,
  target: Int32Array,
  pending: number,
  rowStart: Int32Array,
): number {
  for (let i = 0; i < from.length; i++) {
    const a = target[from[i]!]!;
    const b = target[to[i]!]!;
    if (a === b) continue;
    if (a < pending) rowStart[a]!++;
    if (b < pending) rowStart[b]!++;
  }
  let sum = 0;
  for (let v = 0; v < pending; v++) {
    sum += rowStart[v]!;
    rowStart[v] = sum;
  }
  rowStart[pending] = sum;
  return sum;
}

/** Fills rows from their ends, so that `rowStart` ends up at the starts. */
function fillArcs(
  from: Int32Array,
  to: Int32Array,
  target: Int32Array,
  pending: number,
  rowStart: Int32Array,
  neighbours: Int32Array,
): void {
  for (let i = from.length - 1; i >= 0; i--) {
    const a = target[from[i]!]!;
    const b = target[to[i]!]!;
    if (a === b) continue;
    if (a < pending) neighbours[--rowStart[a]!] = b;
    if (b < pending) neighbours[--rowStart[b]!] = a;
  }
}

function mapLegs(
  legs: Int32Array,
  ends: PathLegs,
  target: Int32Array,
  pending: number,
): Pick<Contraction, 'leg' | 'legFrom' | 'legTo'> {
  const leg = new Int32Array(legs.length);
  const legFrom = new Int32Array(legs.length);
  const legTo = new Int32Array(legs.length);
  let count = 0;
  for (const index of legs) {
    const a = target[ends.from[index]!]!;
    const b = target[ends.to[index]!]!;
    if (a === b && a >= pending) continue;
    leg[count] = index;
    legFrom[count] = a;
    legTo[count++] = b;
  }
  return { leg: leg.slice(0, count), legFrom: legFrom.slice(0, count), legTo: legTo.slice(0, count) };
}
