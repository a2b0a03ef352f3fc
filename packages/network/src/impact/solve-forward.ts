import { fail } from '@cleanpath/model';
import { leafLegs, type LeafLegs } from './broken-at-leaf.js';
import { NO_PAIRS } from './contraction.js';
import { GrowingLegs } from './growing-legs.js';
import { orderParties } from './party-blocks.js';
import { stopWhenAborted } from './solve-all.js';
import type { AnalysisControl, BrokenLegs, LinkList, PartyLists, PathLegs } from './types.js';

/** Words of 32 parties carried per element and pass: 256 parties at a time. */
const BLOCK_WORDS = 8;

/** Visits of an arc expected per source and pass; networks of 10³..10⁵ elements with few parties gone need 1 to 3. */
const EXPECTED_VISITS = 2;

/** Word operations above which the analysis asks for consent: about ten minutes (network analysis brief §4). */
export const FORWARD_WORD_OPERATIONS = 1e11;

export interface ForwardOptions extends AnalysisControl {
  /** Highest estimate accepted; default FORWARD_WORD_OPERATIONS. */
  readonly maxWordOperations?: number;
}

/** As `solveAll` where some links work in one direction only: a leg needs a way forth, and back where it is two-way. */
export function solveForward(
  links: LinkList,
  out: PartyLists,
  partyCount: number,
  legs: PathLegs,
  options: ForwardOptions = {},
): BrokenLegs {
  const parties = orderParties({ out, pairs: NO_PAIRS }, partyCount).parties;
  const sources = legSources(legs);
  const estimate = forwardEstimate(links, sources.elements.length, parties.length);
  const limit = options.maxWordOperations ?? FORWARD_WORD_OPERATIONS;
  if (estimate > limit)
    throw fail('limit-exceeded', {
      message: `One-way links make this analysis about ${estimate.toExponential(1)} word operations, more than ${limit.toExponential(1)}`,
      remedy: 'Raise maxWordOperations, ask about fewer demands, or describe the links as working both ways.',
      value: estimate,
    });
  const arcs = forwardArcs(links);
  const connected = new Uint8Array(legs.from.length).fill(1);
  const everyone = new Int32Array(links.elementCount).fill(1);
  sweep(links.elementCount, arcs, everyone, 1, sources, (leg, reached, at) => {
    if (reached[at] === 0) connected[leg] = 0;
  });
  const collected = new GrowingLegs(partyCount);
  const leaf = leafLegs(legs.from.length);
  for (let first = 0; first < parties.length; first += 32 * BLOCK_WORDS) {
    stopWhenAborted(options);
    const block = parties.subarray(first, first + 32 * BLOCK_WORDS);
    const words = Math.ceil(block.length / 32);
    const standing = standingBits(links.elementCount, out, partyCount, block, words);
    const reachedAll = new Int32Array(legs.from.length * words).fill(-1);
    sweep(links.elementCount, arcs, standing, words, sources, (leg, reached, at) => {
      for (let w = 0; w < words; w++) reachedAll[leg * words + w]! &= reached[at + w]!;
    });
    for (const [bit, party] of block.entries()) {
      readBit(legs, connected, standing, reachedAll, words, bit, leaf);
      if (leaf.count > 0) collected.add(party, leaf);
    }
    options.progress?.(Math.min(first + 32 * BLOCK_WORDS, parties.length), parties.length);
  }
  const disconnected = Int32Array.from(connected.keys()).filter((leg) => connected[leg] === 0);
  return { ...collected.finish(), disconnected };
}

/** Word operations `solveForward` expects. */
export function forwardEstimate(links: LinkList, sources: number, parties: number): number {
  const arcs = 2 * links.from.length;
  return sources * (arcs + links.elementCount) * Math.ceil(parties / 32) * EXPECTED_VISITS;
}

interface Arcs {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

interface Sources {
  /** Distinct elements that legs start from (or must be reached back from). */
  readonly elements: Int32Array;
  readonly offsets: Int32Array;
  readonly legs: Int32Array;
  /** Where the leg of the same position must arrive. */
  readonly ends: Int32Array;
}

function legSources({ from, to, twoWay }: PathLegs): Sources {
  const rows = new Map<number, { legs: number[]; ends: number[] }>();
  const add = (source: number, leg: number, end: number): void => {
    let row = rows.get(source);
    if (!row) rows.set(source, (row = { legs: [], ends: [] }));
    row.legs.push(leg);
    row.ends.push(end);
  };
  for (let leg = 0; leg < from.length; leg++) {
    add(from[leg]!, leg, to[leg]!);
    if (twoWay?.[leg] !== 0) add(to[leg]!, leg, from[leg]!);
  }
  const elements = Int32Array.from(rows.keys()).sort();
  const offsets = new Int32Array(elements.length + 1);
  for (const [i, element] of elements.entries()) offsets[i + 1] = offsets[i]! + rows.get(element)!.legs.length;
  const flat = (key: 'legs' | 'ends'): Int32Array => Int32Array.from([...elements].flatMap((e) => rows.get(e)![key]));
  return { elements, offsets, legs: flat('legs'), ends: flat('ends') };
}

function forwardArcs({ elementCount, from, to, forward }: LinkList): Arcs {
  const offsets = new Int32Array(elementCount + 1);
  for (let i = 0; i < from.length; i++) {
    offsets[from[i]! + 1]!++;
    if (forward?.[i] !== 1) offsets[to[i]! + 1]!++;
  }
  for (let v = 0; v < elementCount; v++) offsets[v + 1]! += offsets[v]!;
  const next = offsets.slice(0, elementCount);
  const targets = new Int32Array(offsets[elementCount]!);
  for (let i = 0; i < from.length; i++) {
    targets[next[from[i]!]!++] = to[i]!;
    if (forward?.[i] !== 1) targets[next[to[i]!]!++] = from[i]!;
  }
  return { offsets, targets };
}

/** Bit i of an element: it stands while party `block[i]` is gone. */
function standingBits(n: number, out: PartyLists, partyCount: number, block: Int32Array, words: number): Int32Array {
  const bitOf = new Int32Array(partyCount).fill(-1);
  for (const [bit, party] of block.entries()) bitOf[party] = bit;
  const standing = new Int32Array(n * words).fill(-1);
  for (let v = 0; v < n; v++) {
    for (let i = out.offsets[v]!; i < out.offsets[v + 1]!; i++) {
      const bit = bitOf[out.parties[i]!]!;
      if (bit >= 0) standing[v * words + (bit >> 5)]! &= ~(1 << (bit & 31));
    }
  }
  return standing;
}

/** Runs every source to its fixpoint and shows, per leg that starts there, the words reached at its other end. */
function sweep(
  n: number,
  arcs: Arcs,
  standing: Int32Array,
  words: number,
  sources: Sources,
  show: (leg: number, reached: Int32Array, at: number) => void,
): void {
  const reached = new Int32Array(n * words);
  const queue = new Int32Array(n);
  const queued = new Uint8Array(n);
  for (const [i, source] of sources.elements.entries()) {
    reached.fill(0);
    for (let w = 0; w < words; w++) reached[source * words + w] = standing[source * words + w]!;
    spread(n, source, arcs.offsets, arcs.targets, standing, words, reached, queue, queued);
    for (let j = sources.offsets[i]!; j < sources.offsets[i + 1]!; j++)
      show(sources.legs[j]!, reached, sources.ends[j]! * words);
  }
}

/** R(v) |= standing(v) & R(u) along every arc until nothing changes; elements wait in a ring, each at most once. */
function spread(
  n: number,
  source: number,
  offsets: Int32Array,
  targets: Int32Array,
  standing: Int32Array,
  words: number,
  reached: Int32Array,
  queue: Int32Array,
  queued: Uint8Array,
): void {
  let head = 0;
  let waiting = 1;
  queue[0] = source;
  queued[source] = 1;
  while (waiting > 0) {
    const u = queue[head]!;
    head = head + 1 === n ? 0 : head + 1;
    waiting--;
    queued[u] = 0;
    const end = offsets[u + 1]!;
    for (let i = offsets[u]!; i < end; i++) {
      const v = targets[i]!;
      let gained = 0;
      for (let w = 0; w < words; w++) {
        const more = reached[u * words + w]! & standing[v * words + w]! & ~reached[v * words + w]!;
        reached[v * words + w]! |= more;
        gained |= more;
      }
      if (gained === 0 || queued[v] === 1) continue;
      queued[v] = 1;
      queue[head + waiting >= n ? head + waiting - n : head + waiting] = v;
      waiting++;
    }
  }
}

function readBit(
  legs: PathLegs,
  connected: Uint8Array,
  standing: Int32Array,
  reached: Int32Array,
  words: number,
  bit: number,
  result: LeafLegs,
): void {
  const word = bit >> 5;
  const mask = 1 << (bit & 31);
  let count = 0;
  for (let leg = 0; leg < connected.length; leg++) {
    if (connected[leg] === 0 || (reached[leg * words + word]! & mask) !== 0) continue;
    const ends = standing[legs.from[leg]! * words + word]! & standing[legs.to[leg]! * words + word]!;
    result.legs[count] = leg;
    result.endpoint[count++] = (ends & mask) === 0 ? 1 : 0;
  }
  result.count = count;
}
