import type { OutSets } from './contraction.js';

/** The parties worth asking about, and how many elements each takes out. */
export interface PartyOrder {
  /** Parties that take out something, those with most elements first. */
  readonly parties: Int32Array;
  /** parties + 1 entries: elements taken out by all parties before. */
  readonly weightBefore: Float64Array;
}

/** Orders the parties so that blocks split in the middle hold near-equal numbers of elements (Shannon–Fano). */
export function orderParties(sets: OutSets, partyCount: number): PartyOrder {
  const weight = new Float64Array(partyCount);
  countInto(weight, sets.out.parties);
  countInto(weight, sets.pairs.first);
  countInto(weight, sets.pairs.second);
  const parties = Int32Array.from(weight.keys())
    .filter((party) => weight[party]! > 0)
    .sort((a, b) => weight[b]! - weight[a]! || a - b);
  const weightBefore = new Float64Array(parties.length + 1);
  for (const [i, party] of parties.entries()) weightBefore[i + 1] = weightBefore[i]! + weight[party]!;
  return { parties, weightBefore };
}

/** Where to split positions start..end (end excluded, two or more): both sides get near-equal weight. */
export function splitBlock({ weightBefore }: PartyOrder, start: number, end: number): number {
  const middle = (weightBefore[start]! + weightBefore[end]!) / 2;
  let low = start + 1;
  let high = end - 1;
  while (low < high) {
    const at = (low + high) >> 1;
    if (weightBefore[at]! < middle) low = at + 1;
    else high = at;
  }
  const before = low - 1;
  return before > start && middle - weightBefore[before]! < weightBefore[low]! - middle ? before : low;
}

export function markBlock(mark: Uint8Array, { parties }: PartyOrder, start: number, end: number, bit: number): void {
  for (let i = start; i < end; i++) mark[parties[i]!]! |= bit;
}

export function clearBlock(mark: Uint8Array, { parties }: PartyOrder, start: number, end: number): void {
  for (let i = start; i < end; i++) mark[parties[i]!] = 0;
}

function countInto(weight: Float64Array, parties: Int32Array): void {
  for (let i = 0; i < parties.length; i++) weight[parties[i]!]!++;
}
