import { hasManyDeadEnds, keepBetween, rowsOfKept } from '../kernel/dead-ends.js';
import type { OutSets } from './contraction.js';
import type { LinkArcs, LinkList, PathLegs } from './types.js';

export interface Core {
  readonly links: LinkList;
  readonly sets: OutSets;
  /** Ends of the legs asked about, as rows of the core; what stands for other legs means nothing. */
  readonly ends: PathLegs;
}

/**
 * The network without its dead ends: an element with one neighbour that is no end of a leg lies on no path between
 * others, so whether it is there changes no answer. Most elements of an access network go. Networks without sorted
 * links or with few dead ends come back as they are.
 */
export function dropDeadEnds(links: LinkList, sets: OutSets, ends: PathLegs, legs: Int32Array): Core {
  const { arcs, elementCount } = links;
  if (!arcs || !hasManyDeadEnds(arcs.offsets)) return { links, sets, ends };
  const kept = new Uint8Array(elementCount);
  for (const leg of legs) kept[ends.from[leg]!] = kept[ends.to[leg]!] = 1;
  keepBetween(arcs.offsets, arcs.targets, kept);
  const { row, count } = rowsOfKept(kept);
  return {
    links: keptLinks(arcs, row, count),
    sets: keptSets(sets, row, count),
    ends: { ...ends, from: ends.from.map((v) => row[v]!), to: ends.to.map((v) => row[v]!) },
  };
}

function keptLinks({ offsets, targets }: LinkArcs, row: Int32Array, count: number): LinkList {
  const newOffsets = new Int32Array(count + 1);
  const newTargets = new Int32Array(targets.length);
  let length = 0;
  for (let v = 0; v < row.length; v++) {
    const at = row[v]!;
    if (at < 0) continue;
    const end = offsets[v + 1]!;
    for (let i = offsets[v]!; i < end; i++) {
      const u = row[targets[i]!]!;
      if (u >= 0 && u !== at) newTargets[length++] = u;
    }
    newOffsets[at + 1] = length;
  }
  const arcs = { offsets: newOffsets, targets: newTargets.slice(0, length) };
  const from = new Int32Array(length / 2);
  const to = new Int32Array(length / 2);
  let link = 0;
  for (let v = 0; v < count; v++)
    for (let i = newOffsets[v]!; i < newOffsets[v + 1]!; i++) {
      const u = newTargets[i]!;
      if (u < v) continue;
      from[link] = v;
      to[link++] = u;
    }
  return { elementCount: count, from, to, arcs };
}

function keptSets({ out, pairs }: OutSets, row: Int32Array, count: number): OutSets {
  const offsets = new Int32Array(count + 1);
  const taken = keptRows(out.offsets, row, offsets);
  const parties = new Int32Array(offsets[count]!);
  for (let i = 0; i < parties.length; i++) parties[i] = out.parties[taken[i]!]!;
  if (pairs.offsets.length === 0) return { out: { offsets, parties }, pairs };
  const pairOffsets = new Int32Array(count + 1);
  const takenPairs = keptRows(pairs.offsets, row, pairOffsets);
  return {
    out: { offsets, parties },
    pairs: {
      offsets: pairOffsets,
      first: takenPairs.map((i) => pairs.first[i]!),
      second: takenPairs.map((i) => pairs.second[i]!),
    },
  };
}

/** Positions of the entries of kept rows, in order; fills the new offsets. */
function keptRows(offsets: Int32Array, row: Int32Array, newOffsets: Int32Array): Int32Array {
  let size = 0;
  for (let v = 0; v < row.length; v++) if (row[v]! >= 0) size += offsets[v + 1]! - offsets[v]!;
  const taken = new Int32Array(size);
  let length = 0;
  for (let v = 0; v < row.length; v++) {
    if (row[v]! < 0) continue;
    const end = offsets[v + 1]!;
    for (let i = offsets[v]!; i < end; i++) taken[length++] = i;
    newOffsets[row[v]! + 1] = length;
  }
  return taken;
}
