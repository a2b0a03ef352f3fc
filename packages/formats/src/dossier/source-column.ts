import { ABSENT, grownCapacity, placeText, type DictColumn, type SourcePlace } from '@cleanpath/model';

/** File and line of every row of a table. */
export class SourceColumn {
  readonly #files: string[] = [];
  #last = ABSENT;
  #codes = new Int32Array(0);
  #lines = new Int32Array(0);

  /** Makes room for rows to come. */
  reserve(rows: number): void {
    if (rows <= this.#lines.length) return;
    this.#lines = widened(this.#lines, rows, 0);
    this.#codes = widened(this.#codes, rows, ABSENT);
  }

  set(row: number, file: string | undefined, line: number): void {
    if (row >= this.#lines.length) {
      const capacity = grownCapacity(this.#lines.length, row);
      this.#lines = widened(this.#lines, capacity, 0);
      this.#codes = widened(this.#codes, capacity, ABSENT);
    }
    this.#lines[row] = line;
    this.#codes[row] = file === undefined ? ABSENT : this.#codeOf(file);
  }

  place(row: number): SourcePlace {
    const line = this.#lines[row] ?? 0;
    const file = this.#files[this.#codes[row] ?? ABSENT];
    return { ...(file === undefined ? {} : { file }), ...(line === 0 ? {} : { line }) };
  }

  placeText(row: number): string {
    return placeText(this.place(row));
  }

  /** Drops rows: `kept[i]` is the old row of new row i. */
  compact(kept: Int32Array): void {
    const lines = new Int32Array(kept.length);
    const codes = new Int32Array(kept.length);
    for (let i = 0; i < kept.length; i++) {
      lines[i] = this.#lines[kept[i]!] ?? 0;
      codes[i] = this.#codes[kept[i]!] ?? ABSENT;
    }
    this.#lines = lines;
    this.#codes = codes;
  }

  finish(rows: number): { readonly sourceFile: DictColumn; readonly sourceLine: Int32Array } {
    const sourceLine = widened(this.#lines.subarray(0, rows), rows, 0);
    if (this.#files.length === 0) return { sourceFile: { values: [], codes: new Int32Array(0) }, sourceLine };
    return {
      sourceFile: { values: this.#files, codes: widened(this.#codes.subarray(0, rows), rows, ABSENT) },
      sourceLine,
    };
  }

  /** Rows of one file come one after another, so the last file is nearly always the right one. */
  #codeOf(file: string): number {
    if (this.#files[this.#last] === file) return this.#last;
    this.#last = this.#files.indexOf(file);
    if (this.#last < 0) this.#last = this.#files.push(file) - 1;
    return this.#last;
  }
}

function widened(array: Int32Array, capacity: number, filler: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(capacity);
  if (filler !== 0) wide.fill(filler, array.length);
  wide.set(array);
  return wide;
}
