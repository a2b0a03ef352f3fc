import { grownCapacity, type NumberColumn } from '@cleanpath/model';

/** A growing column of numbers that can be read while it grows; NaN means absent. */
export class NumberStore {
  #values = new Float64Array(0);
  #set = 0;

  /** True when no row has a value. */
  get isEmpty(): boolean {
    return this.#set === 0;
  }

  set(row: number, value: number): void {
    if (row >= this.#values.length) {
      const grown = new Float64Array(grownCapacity(this.#values.length, row)).fill(Number.NaN);
      grown.set(this.#values);
      this.#values = grown;
    }
    if (Number.isNaN(this.#values[row]!)) this.#set++;
    this.#values[row] = value;
  }

  clear(row: number): void {
    if (row >= this.#values.length || Number.isNaN(this.#values[row]!)) return;
    this.#values[row] = Number.NaN;
    this.#set--;
  }

  at(row: number): number {
    return this.#values[row] ?? Number.NaN;
  }

  /** Drops rows: `kept[i]` is the old row of new row i. */
  compact(kept: Int32Array): void {
    if (this.#set === 0) return;
    const values = new Float64Array(kept.length);
    for (let i = 0; i < kept.length; i++) values[i] = this.at(kept[i]!);
    this.#values = values;
  }

  finish(rows: number): NumberColumn {
    if (this.#set === 0) return new Float64Array(0);
    const values = new Float64Array(rows).fill(Number.NaN);
    values.set(this.#values.subarray(0, rows));
    return values;
  }
}
