import { grownCapacity } from '@cleanpath/model';
import type { PartyLists } from './types.js';

/** Rows of bits: bit p of element e is `rows[e * words + (p >> 5)] >> (p & 31) & 1` and stands for party `first + p`. */
export interface PartyBits {
  readonly first: number;
  readonly words: number;
  readonly rows: Int32Array;
}

/**
 * Turns rows of bits into lists of parties, block after block (256 parties each, say), so that the rows of a block may
 * be overwritten by the next one.
 */
export class PartyListBuilder {
  readonly #elementCount: number;
  readonly #blocks: PartyLists[] = [];

  constructor(elementCount: number) {
    this.#elementCount = elementCount;
  }

  /** Blocks come in ascending order of `first`. */
  add({ first, words, rows }: PartyBits): void {
    const offsets = new Int32Array(this.#elementCount + 1);
    this.#blocks.push({ offsets, parties: listBits(this.#elementCount, first, words, rows, offsets) });
  }

  finish(): PartyLists {
    const [only, ...more] = this.#blocks;
    if (only && more.length === 0) return only;
    const offsets = new Int32Array(this.#elementCount + 1);
    for (const block of this.#blocks) for (let v = 0; v < offsets.length; v++) offsets[v]! += block.offsets[v]!;
    const parties = new Int32Array(offsets[this.#elementCount]!);
    const next = offsets.slice();
    for (const block of this.#blocks) appendRows(this.#elementCount, block.offsets, block.parties, next, parties);
    return { offsets, parties };
  }
}

/** Lists of one block of bit rows. */
export function partyListsOfBits(elementCount: number, bits: PartyBits): PartyLists {
  const builder = new PartyListBuilder(elementCount);
  builder.add(bits);
  return builder.finish();
}

/** Lists with every party replaced by its group (an ultimate owner, say); groups below 0 drop out, repetitions merge. */
export function mapPartyLists({ offsets, parties }: PartyLists, group: Int32Array): PartyLists {
  const n = offsets.length - 1;
  const nextOffsets = new Int32Array(n + 1);
  const next = new Int32Array(parties.length);
  let length = 0;
  for (let v = 0; v < n; v++) {
    const start = length;
    for (let i = offsets[v]!; i < offsets[v + 1]!; i++) {
      const mapped = group[parties[i]!]!;
      if (mapped >= 0) length = insertSorted(next, start, length, mapped);
    }
    nextOffsets[v + 1] = length;
  }
  return { offsets: nextOffsets, parties: next.slice(0, length) };
}

/** Lists with at most one party per element, -1 for none. */
export function partyListsOfPrime(prime: Int32Array): PartyLists {
  const offsets = new Int32Array(prime.length + 1);
  for (let v = 0; v < prime.length; v++) offsets[v + 1] = offsets[v]! + (prime[v]! >= 0 ? 1 : 0);
  return { offsets, parties: prime.filter((party) => party >= 0) };
}

function listBits(n: number, first: number, words: number, rows: Int32Array, offsets: Int32Array): Int32Array {
  let parties = new Int32Array(grownCapacity(0, n));
  let length = 0;
  for (let v = 0; v < n; v++) {
    if (length + 32 * words > parties.length) parties = grown(parties, length + 32 * words);
    for (let w = 0; w < words; w++) {
      let bits = rows[v * words + w]!;
      while (bits !== 0) {
        parties[length++] = first + 32 * w + 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
      }
    }
    offsets[v + 1] = length;
  }
  return parties.slice(0, length);
}

function appendRows(n: number, offsets: Int32Array, parties: Int32Array, next: Int32Array, result: Int32Array): void {
  for (let v = 0; v < n; v++) for (let i = offsets[v]!; i < offsets[v + 1]!; i++) result[next[v]!++] = parties[i]!;
}

function grown(parties: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const result = new Int32Array(grownCapacity(parties.length, length));
  result.set(parties);
  return result;
}

/** Rows are short: insertion keeps them ascending and without repetition. */
function insertSorted(row: Int32Array, start: number, end: number, value: number): number {
  let at = end;
  while (at > start && row[at - 1]! > value) at--;
  if (at > start && row[at - 1] === value) return end;
  row.copyWithin(at + 1, at, end);
  row[at] = value;
  return end + 1;
}
