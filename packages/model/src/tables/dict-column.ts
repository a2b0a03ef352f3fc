/**
 * A column of repeated strings: each distinct value once, and one code per row. Code -1 means absent.
 * A million rows with a hundred suppliers cost four bytes a row.
 */
export interface DictColumn {
  readonly values: readonly string[];
  readonly codes: Int32Array;
}

export const ABSENT = -1;

/** The value of a row, or undefined where it is absent or the column was never written. */
export function dictValue(column: DictColumn, row: number): string | undefined {
  const code = column.codes[row];
  return code === undefined || code === ABSENT ? undefined : column.values[code];
}

/** Appends to a column that grows; rows never set stay absent. */
export class DictColumnBuilder {
  readonly #values: string[] = [];
  readonly #codeOf = new Map<string, number>();
  #codes = new Int32Array(0);

  set(row: number, value: string | undefined): void {
    if (value === undefined) return;
    let code = this.#codeOf.get(value);
    if (code === undefined) {
      code = this.#values.length;
      this.#values.push(value);
      this.#codeOf.set(value, code);
    }
    if (row >= this.#codes.length) {
      const grown = new Int32Array(grownCapacity(this.#codes.length, row)).fill(ABSENT);
      grown.set(this.#codes);
      this.#codes = grown;
    }
    this.#codes[row] = code;
  }

  /** The column cut to `rows`; a column never written has no codes at all and reads as absent. */
  finish(rows: number): DictColumn {
    if (this.#values.length === 0) return { values: [], codes: new Int32Array(0) };
    return { values: this.#values, codes: fitted(this.#codes, rows, ABSENT) };
  }
}

const FIRST_CAPACITY = 1024;

export function grownCapacity(capacity: number, row: number): number {
  return Math.max(FIRST_CAPACITY, row + 1, Math.ceil(capacity * 1.5));
}

/** A copy of exactly `rows` entries; rows beyond the written ones hold `filler`. */
export function fitted(array: Int32Array, rows: number, filler: number): Int32Array {
  if (array.length >= rows) return array.slice(0, rows);
  const result = new Int32Array(rows).fill(filler);
  result.set(array);
  return result;
}
