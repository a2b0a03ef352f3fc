import { fail } from '@cleanpath/model';
import { leafLegs, readBroken, type LeafLegs } from './broken-at-leaf.js';
import { connectedLegs } from './connected-legs.js';
import {
  contractionScratch,
  NO_PAIRS,
  rootContraction,
  type Contraction,
  type ContractionScratch,
  type OutSets,
} from './contraction.js';
import { dropDeadEnds } from './drop-dead-ends.js';
import { clearBlock, markBlock, orderParties, splitBlock, type PartyOrder } from './party-blocks.js';
import { GrowingLegs } from './growing-legs.js';
import { activate, FIRST, shrink } from './shrink.js';
import type { AnalysisControl, BrokenLegs, LinkList, PartyLists, PathLegs } from './types.js';

/**
 * For every party: which legs lose their connection when all elements the party takes out are gone. Exact, for links
 * that work both ways. Divide and conquer over the parties: what a block of parties cannot touch is contracted before
 * the block is split, so all parties together cost little more than one pass per level of the split.
 * Time O((n + m) log parties) in practice, O(m log parties) per party and element in the worst case.
 */
export function solveAll(
  links: LinkList,
  out: PartyLists,
  partyCount: number,
  legs: PathLegs,
  control: AnalysisControl = {},
): BrokenLegs {
  const { connected, disconnected } = connectedLegs(links, legs);
  const collected = new GrowingLegs(partyCount);
  visitSingles(links, out, partyCount, legs, connected, (party, broken) => collected.add(party, broken), control);
  return { ...collected.finish(), disconnected };
}

/** `solveAll` without storing: `visit` gets every party with broken legs once, in the order of the recursion. */
export function visitSingles(
  links: LinkList,
  out: PartyLists,
  partyCount: number,
  legs: PathLegs,
  connected: Int32Array,
  visit: (party: number, broken: LeafLegs) => void,
  control: AnalysisControl = {},
): void {
  if (connected.length === 0) return;
  const core = dropDeadEnds(links, { out, pairs: NO_PAIRS }, legs, connected);
  const { sets } = core;
  const order = orderParties(sets, partyCount);
  if (order.parties.length === 0) return;
  const scratch = contractionScratch(core.links.elementCount);
  const root = rootContraction(core.links, sets, core.ends, connected, scratch);
  const work: Work = {
    sets,
    order,
    scratch,
    mark: new Uint8Array(partyCount),
    leaf: leafLegs(connected.length),
    visit,
    control,
  };
  solveBlock(root, 0, order.parties.length, work);
  control.progress?.(order.parties.length, order.parties.length);
}

interface Work {
  readonly sets: OutSets;
  readonly order: PartyOrder;
  readonly scratch: ContractionScratch;
  readonly mark: Uint8Array;
  readonly leaf: LeafLegs;
  readonly visit: (party: number, broken: LeafLegs) => void;
  readonly control: AnalysisControl;
}

/** Recursion depth: at most twice the binary logarithm of all party memberships, because splits balance them. */
function solveBlock(state: Contraction, start: number, end: number, work: Work): void {
  stopWhenAborted(work.control);
  const { sets, order, scratch, mark, leaf } = work;
  if (end - start === 1) {
    markBlock(mark, order, start, end, FIRST);
    activate(state, mark, sets, scratch);
    clearBlock(mark, order, start, end);
    readBroken(state, scratch, leaf);
    if (leaf.count > 0) work.visit(order.parties[start]!, leaf);
    work.control.progress?.(start, order.parties.length);
    return;
  }
  const middle = splitBlock(order, start, end);
  solveHalf(state, start, middle, work);
  solveHalf(state, middle, end, work);
}

function solveHalf(state: Contraction, start: number, end: number, work: Work): void {
  if (end - start === 1) {
    solveBlock(state, start, end, work);
    return;
  }
  const { sets, order, scratch, mark } = work;
  markBlock(mark, order, start, end, FIRST);
  const half = shrink(state, mark, sets, scratch);
  clearBlock(mark, order, start, end);
  if (half) solveBlock(half, start, end, work);
}

export function stopWhenAborted(control: AnalysisControl): void {
  if (control.signal?.aborted) throw fail('cancelled');
}
