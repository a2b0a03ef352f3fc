import { leafLegs, readBroken, type LeafLegs } from './broken-at-leaf.js';
import {
  contractionScratch,
  NO_PAIRS,
  rootContraction,
  type Contraction,
  type ContractionScratch,
  type OutSets,
} from './contraction.js';
import { decidedLegs, withOpenLegs, type DecidedLegs } from './decided-legs.js';
import { dropDeadEnds, type Core } from './drop-dead-ends.js';
import { GrowingLegs } from './growing-legs.js';
import { clearBlock, markBlock, orderParties, splitBlock, type PartyOrder } from './party-blocks.js';
import { activate, FIRST, SECOND, shrink } from './shrink.js';
import { stopWhenAborted, visitSingles } from './solve-all.js';
import type { AnalysisControl, BrokenLegs, LinkList, PartyLists, PartyPairLists, PathLegs } from './types.js';

/** What is asked: as for `visitPairs`. */
export interface PairQuestion {
  readonly links: LinkList;
  readonly out: PartyLists;
  readonly pairOut: PartyPairLists | undefined;
  readonly partyCount: number;
  readonly legs: PathLegs;
  /** Legs connected with nothing removed, ascending. */
  readonly connected: Int32Array;
}

/** Legs single parties break. */
export type Singles = Omit<BrokenLegs, 'disconnected'>;

/**
 * The legs two parties break together and neither breaks alone, for every pair with such legs: `begin` first gets what
 * single parties break, then `visit` each pair once, in the order of the recursion. A leg an end of which is lost only
 * to both may be among them although one party alone cuts its path: losing an end says more.
 */
export function visitExcess(
  question: PairQuestion,
  begin: (singles: Singles) => void,
  visit: (first: number, second: number, broken: LeafLegs) => void,
  control: AnalysisControl = {},
): void {
  const { links, out, pairOut, partyCount, legs, connected } = question;
  if (connected.length === 0) return;
  const core = dropDeadEnds(links, { out, pairs: pairOut ?? NO_PAIRS }, legs, connected);
  const order = orderParties(core.sets, partyCount);
  const count = order.parties.length;
  if (count === 0) return;
  const singles = singlesOf(core, partyCount, connected, control);
  begin(singles);
  const scratch = contractionScratch(core.links.elementCount);
  const work: Work = {
    sets: core.sets,
    order,
    decided: decidedLegs(singles, order, legs.from.length, decides(core, singles)),
    scratch,
    mark: new Uint8Array(partyCount),
    leaf: leafLegs(connected.length),
    visit,
    control,
    total: (count * (count - 1)) / 2,
    done: 0,
  };
  const root = rootContraction(core.links, core.sets, core.ends, connected, scratch);
  if (count > 1) solveSame(root, 0, count, work);
}

function singlesOf(core: Core, partyCount: number, connected: Int32Array, control: AnalysisControl): Singles {
  const { signal } = control;
  const collected = new GrowingLegs(partyCount);
  visitSingles(
    core.links,
    core.sets.out,
    partyCount,
    core.ends,
    connected,
    (party, broken) => collected.add(party, broken),
    // The progress told is that of the pairs.
    signal ? { signal } : {},
  );
  return collected.finish();
}

/** A lost end decides; a lost path does unless the loss of two parties could say that an end is lost. */
function decides({ sets, ends }: Core, { endpoint }: Singles): (leg: number, entry: number) => boolean {
  const { offsets } = sets.pairs;
  if (offsets.length === 0) return () => true;
  const inPairs = (element: number): boolean => offsets[element + 1]! > offsets[element]!;
  return (leg, entry) => endpoint[entry] === 1 || !(inPairs(ends.from[leg]!) || inPairs(ends.to[leg]!));
}

interface Work {
  readonly sets: OutSets;
  readonly order: PartyOrder;
  readonly decided: DecidedLegs;
  readonly scratch: ContractionScratch;
  readonly mark: Uint8Array;
  readonly leaf: LeafLegs;
  readonly visit: (first: number, second: number, broken: LeafLegs) => void;
  readonly control: AnalysisControl;
  readonly total: number;
  done: number;
}

/** All pairs inside one block of two or more parties. */
function solveSame(state: Contraction, start: number, end: number, work: Work): void {
  const middle = splitBlock(work.order, start, end);
  shrinkSame(state, start, middle, work);
  shrinkSame(state, middle, end, work);
  shrinkCross(state, start, middle, middle, end, work);
}

function shrinkSame(state: Contraction, start: number, end: number, work: Work): void {
  if (end - start < 2) return;
  const { sets, order, scratch, mark } = work;
  const open = withOpenLegs(state, work.decided, start, end, start, end);
  markBlock(mark, order, start, end, FIRST | SECOND);
  const next = open && shrink(open, mark, sets, scratch);
  clearBlock(mark, order, start, end);
  if (next) solveSame(next, start, end, work);
  else finishPairs(((end - start) * (end - start - 1)) / 2, work);
}

/** All pairs of one party of a first block and one of a second, disjoint block. */
function solveCross(state: Contraction, a0: number, a1: number, b0: number, b1: number, work: Work): void {
  const aMiddle = a1 - a0 > 1 ? splitBlock(work.order, a0, a1) : a1;
  const bMiddle = b1 - b0 > 1 ? splitBlock(work.order, b0, b1) : b1;
  shrinkCross(state, a0, aMiddle, b0, bMiddle, work);
  shrinkCross(state, a0, aMiddle, bMiddle, b1, work);
  shrinkCross(state, aMiddle, a1, b0, bMiddle, work);
  shrinkCross(state, aMiddle, a1, bMiddle, b1, work);
}

function shrinkCross(state: Contraction, a0: number, a1: number, b0: number, b1: number, work: Work): void {
  const pairs = (a1 - a0) * (b1 - b0);
  if (pairs === 0) return;
  stopWhenAborted(work.control);
  const { sets, order, scratch, mark, leaf } = work;
  const open = withOpenLegs(state, work.decided, a0, a1, b0, b1);
  if (!open) {
    finishPairs(pairs, work);
    return;
  }
  markBlock(mark, order, a0, a1, FIRST);
  markBlock(mark, order, b0, b1, SECOND);
  if (pairs === 1) {
    activate(open, mark, sets, scratch);
    readBroken(open, scratch, leaf);
  }
  const next = pairs === 1 ? undefined : shrink(open, mark, sets, scratch);
  clearBlock(mark, order, a0, a1);
  clearBlock(mark, order, b0, b1);
  if (next) solveCross(next, a0, a1, b0, b1, work);
  else finishPairs(pairs, work);
  if (pairs !== 1 || leaf.count === 0) return;
  const x = order.parties[a0]!;
  const y = order.parties[b0]!;
  work.visit(Math.min(x, y), Math.max(x, y), leaf);
}

function finishPairs(pairs: number, work: Work): void {
  work.done += pairs;
  work.control.progress?.(work.done, work.total);
}
