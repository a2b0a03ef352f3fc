import { grownCapacity } from '@cleanpath/model';
import type { Contraction } from './contraction.js';
import type { PartyOrder } from './party-blocks.js';
import type { BrokenLegs } from './types.js';

/**
 * Which legs single parties break already. A pair of parties breaks what either breaks alone: only the other legs have
 * to be asked about for the pair. Legs broken by the same parties form a class.
 */
export interface DecidedLegs {
  readonly classOf: Int32Array;
  /** Per class, parties + 1 entries: parties of the class among those before each position of the order. */
  readonly before: Int32Array;
  readonly width: number;
}

/** `counts(leg, i)` says whether entry i of `broken`, about that leg, decides it for good. */
export function decidedLegs(
  broken: Omit<BrokenLegs, 'disconnected'>,
  order: PartyOrder,
  legCount: number,
  counts: (leg: number, entry: number) => boolean,
): DecidedLegs {
  const width = order.parties.length + 1;
  // Refined position by position: legs in one class split where only some of them are broken by the next party.
  const classOf = new Int32Array(legCount);
  let before = new Int32Array(width);
  let classes = 1;
  const split = new Map<number, number>();
  for (let position = 0; position < order.parties.length; position++) {
    const party = order.parties[position]!;
    const hit: number[] = [];
    for (let i = broken.offsets[party]!; i < broken.offsets[party + 1]!; i++)
      if (counts(broken.legs[i]!, i)) hit.push(broken.legs[i]!);
    split.clear();
    for (const leg of hit) {
      const old = classOf[leg]!;
      let into = split.get(old);
      if (into === undefined) {
        into = classes++;
        split.set(old, into);
        if (classes * width > before.length) before = grown(before, classes * width);
        before.copyWithin(into * width, old * width, old * width + position + 1);
      }
      classOf[leg] = into;
    }
    for (let c = 0; c < classes; c++) before[c * width + position + 1] = before[c * width + position]!;
    for (const into of split.values()) before[into * width + position + 1]!++;
  }
  return { classOf, before: before.slice(0, classes * width), width };
}

/** The state with the legs that some pair of the blocks a0..a1 and b0..b1 (one block where they coincide) leaves open. */
export function withOpenLegs(
  state: Contraction,
  { classOf, before, width }: DecidedLegs,
  a0: number,
  a1: number,
  b0: number,
  b1: number,
): Contraction | undefined {
  const { leg, legFrom, legTo } = state;
  const open = new Uint8Array(leg.length);
  let count = 0;
  for (let i = 0; i < leg.length; i++) {
    const row = classOf[leg[i]!]! * width;
    const freeA = a1 - a0 - (before[row + a1]! - before[row + a0]!);
    // One block: two of its parties must both leave the leg whole; two blocks: one of each.
    const is = a0 === b0 ? freeA > 1 : freeA > 0 && before[row + b1]! - before[row + b0]! < b1 - b0;
    if (!is) continue;
    open[i] = 1;
    count++;
  }
  if (count === 0) return undefined;
  if (count === leg.length) return state;
  const kept = (_: number, i: number): boolean => open[i] === 1;
  return { ...state, leg: leg.filter(kept), legFrom: legFrom.filter(kept), legTo: legTo.filter(kept) };
}

function grown(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(grownCapacity(array.length, length));
  larger.set(array);
  return larger;
}
