import { leafLegs, readBroken, type LeafLegs } from './broken-at-leaf.js';
import {
  contractionScratch,
  NO_PAIRS,
  rootContraction,
  type Contraction,
  type ContractionScratch,
  type OutSets,
} from './contraction.js';
import { clearBlock, markBlock, orderParties, splitBlock, type PartyOrder } from './party-blocks.js';
import { activate, FIRST, SECOND, shrink } from './shrink.js';
import { stopWhenAborted } from './solve-all.js';
import type { AnalysisControl, LinkList, PartyLists, PartyPairLists, PathLegs } from './types.js';

/**
 * As `visitSingles`, for every pair of parties that are gone together. `visit` gets each pair with broken legs once;
 * `first` < `second`. `pairOut` names elements only the pair takes out (redundancy groups); without it an element is
 * out when either party alone takes it out.
 */
export function visitPairs(
  links: LinkList,
  out: PartyLists,
  pairOut: PartyPairLists | undefined,
  partyCount: number,
  legs: PathLegs,
  connected: Int32Array,
  visit: (first: number, second: number, broken: LeafLegs) => void,
  control: AnalysisControl = {},
): void {
  const sets: OutSets = { out, pairs: pairOut ?? NO_PAIRS };
  const order = orderParties(sets, partyCount);
  const count = order.parties.length;
  if (count < 2 || connected.length === 0) return;
  const scratch = contractionScratch(links.elementCount);
  const work: Work = {
    sets,
    order,
    scratch,
    mark: new Uint8Array(partyCount),
    leaf: leafLegs(connected.length),
    visit,
    control,
    total: (count * (count - 1)) / 2,
    done: 0,
  };
  solveSame(rootContraction(links, sets, legs, connected, scratch), 0, count, work);
}

interface Work {
  readonly sets: OutSets;
  readonly order: PartyOrder;
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
  markBlock(mark, order, start, end, FIRST | SECOND);
  const next = shrink(state, mark, sets, scratch);
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
  const { sets, order, scratch, mark } = work;
  markBlock(mark, order, a0, a1, FIRST);
  markBlock(mark, order, b0, b1, SECOND);
  if (pairs === 1) {
    activate(state, mark, sets, scratch);
    readBroken(state, scratch, work.leaf);
  }
  const next = pairs === 1 ? undefined : shrink(state, mark, sets, scratch);
  clearBlock(mark, order, a0, a1);
  clearBlock(mark, order, b0, b1);
  if (next) solveCross(next, a0, a1, b0, b1, work);
  else finishPairs(pairs, work);
  if (pairs !== 1 || work.leaf.count === 0) return;
  const x = order.parties[a0]!;
  const y = order.parties[b0]!;
  work.visit(Math.min(x, y), Math.max(x, y), work.leaf);
}

function finishPairs(pairs: number, work: Work): void {
  work.done += pairs;
  work.control.progress?.(work.done, work.total);
}
