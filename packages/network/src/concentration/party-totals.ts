/** Sums per party of one cell, reset by visiting only the parties touched. Parts on two grids: see order-free sums. */
export class PartyTotals {
  readonly #coarse: Float64Array;
  readonly #fine: Float64Array;
  readonly #seen: Uint8Array;
  readonly #touched: Int32Array;
  #count = 0;

  constructor(partyCount: number) {
    this.#coarse = new Float64Array(partyCount);
    this.#fine = new Float64Array(partyCount);
    this.#seen = new Uint8Array(partyCount);
    this.#touched = new Int32Array(partyCount);
  }

  add(party: number, coarse: number, fine: number): void {
    if (this.#seen[party] === 0) {
      this.#seen[party] = 1;
      this.#touched[this.#count++] = party;
    }
    this.#coarse[party]! += coarse;
    this.#fine[party]! += fine;
  }

  get(party: number): number {
    return this.#coarse[party]! + this.#fine[party]!;
  }

  /** Parties with a part above zero, in no particular order. */
  parties(): number[] {
    return [...this.#touched.subarray(0, this.#count)].filter((party) => this.get(party) > 0);
  }

  clear(): void {
    for (let i = 0; i < this.#count; i++) {
      const party = this.#touched[i]!;
      this.#coarse[party] = 0;
      this.#fine[party] = 0;
      this.#seen[party] = 0;
    }
    this.#count = 0;
  }
}
