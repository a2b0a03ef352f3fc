import { grownCapacity } from './dict-column.js';

/** A column of numbers; NaN means absent. A column never written is empty and reads as absent. */
export type NumberColumn = Float64Array;

export function numberValue(column: NumberColumn, row: number): number | undefined {
  const value = column[row];
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

export class NumberColumnBuilder {
  #values = new Float64Array(0);

  set(row: number, value: number | undefined): void {
    if (value === undefined) return;
    if (row >= this.#values.length) {
      const grown = new Float64Array(grownCapacity(this.#values.length, row)).fill(Number.NaN);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[row] = value;
  }

  finish(rows: number): NumberColumn {
    if (this.#values.length === 0) return this.#values;
    if (this.#values.length >= rows) return this.#values.slice(0, rows);
    const result = new Float64Array(rows).fill(Number.NaN);
    result.set(this.#values);
    return result;
  }
}
