import { grownCapacity } from '@cleanpath/model';
import type { LeafLegs } from './broken-at-leaf.js';

/** Collects broken legs party by party, in any order of parties, and hands them out as compressed rows. */
export class GrowingLegs {
  readonly #partyStart: Int32Array;
  readonly #partySize: Int32Array;
  #legs = new Int32Array(0);
  #endpoint = new Uint8Array(0);
  #length = 0;

  constructor(partyCount: number) {
    this.#partyStart = new Int32Array(partyCount);
    this.#partySize = new Int32Array(partyCount);
  }

  add(party: number, broken: LeafLegs): void {
    const end = this.#length + broken.count;
    if (end > this.#legs.length) this.#grow(end);
    this.#legs.set(broken.legs.subarray(0, broken.count), this.#length);
    this.#endpoint.set(broken.endpoint.subarray(0, broken.count), this.#length);
    this.#partyStart[party] = this.#length;
    this.#partySize[party] = broken.count;
    this.#length = end;
  }

  /** Rows in the order of the parties. */
  finish(): { offsets: Int32Array; legs: Int32Array; endpoint: Uint8Array } {
    const parties = this.#partySize.length;
    const offsets = new Int32Array(parties + 1);
    const legs = new Int32Array(this.#length);
    const endpoint = new Uint8Array(this.#length);
    let length = 0;
    for (let party = 0; party < parties; party++) {
      const start = this.#partyStart[party]!;
      const size = this.#partySize[party]!;
      legs.set(this.#legs.subarray(start, start + size), length);
      endpoint.set(this.#endpoint.subarray(start, start + size), length);
      length += size;
      offsets[party + 1] = length;
    }
    return { offsets, legs, endpoint };
  }

  #grow(length: number): void {
    const capacity = grownCapacity(this.#legs.length, length);
    const legs = new Int32Array(capacity);
    legs.set(this.#legs);
    this.#legs = legs;
    const endpoint = new Uint8Array(capacity);
    endpoint.set(this.#endpoint);
    this.#endpoint = endpoint;
  }
}
