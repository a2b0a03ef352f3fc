import { utf8Text } from './slots.js';

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const FIRST_CELLS = 32;
const FIRST_SCRATCH_BYTES = 4096;

/** `more`: the record does not end in these bytes. `stray`: text after a closing quote. */
export type RecordEnd = 'complete' | 'more' | 'stray';

/** One CSV record with quotes removed, reused for every record that has quotes. */
export class CsvRecord {
  /** The cells one after another, without quotes. */
  scratch = Buffer.allocUnsafe(FIRST_SCRATCH_BYTES);
  start = new Int32Array(FIRST_CELLS);
  end = new Int32Array(FIRST_CELLS);
  /** Where each cell starts in the file bytes. */
  rawStart = new Int32Array(FIRST_CELLS);
  count = 0;
  /** Lines the record spans. */
  lines = 0;
  /** End of the record without its line end, and start of the next. */
  contentEnd = 0;
  next = 0;
  /** The opening quote of a field that does not end, from the start of the record, or -1. */
  openQuote = -1;
  badAt = -1;
  #used = 0;

  read(bytes: Uint8Array, from: number, length: number, final: boolean, separator: number): RecordEnd {
    this.count = 0;
    this.#used = 0;
    this.lines = 1;
    this.openQuote = -1;
    this.badAt = -1;
    let i = from;
    for (;;) {
      const cellStart = i;
      const scratchStart = this.#used;
      if (i < length && bytes[i] === QUOTE) {
        i = this.#quotedCell(bytes, i, length);
        if (i < 0) {
          this.openQuote = cellStart - from;
          return 'more';
        }
      } else {
        while (i < length && bytes[i] !== separator && bytes[i] !== LF) i++;
        const last = i >= length || bytes[i] === LF;
        this.#copy(bytes, cellStart, last && i > cellStart && bytes[i - 1] === CR ? i - 1 : i);
      }
      this.#push(scratchStart, cellStart);
      // Behind a closing quote only a separator or the end of the line may stand.
      if (bytes[i] === CR && (i + 1 >= length ? final : bytes[i + 1] === LF) && i < length) i++;
      if (i >= length) {
        if (!final) return 'more';
        return this.#close(bytes, from, length, length);
      }
      if (bytes[i] === LF) return this.#close(bytes, from, i, i + 1);
      if (bytes[i] !== separator) {
        if (this.badAt < 0) this.badAt = i;
        while (i < length && bytes[i] !== separator && bytes[i] !== LF) i++;
        if (i >= length) return final ? this.#close(bytes, from, length, length) : 'more';
        if (bytes[i] === LF) return this.#close(bytes, from, i, i + 1);
      }
      i++;
    }
  }

  text(cell: number): string {
    return utf8Text(this.scratch, this.start[cell]!, this.end[cell]!);
  }

  /** Takes the cells from elsewhere; their places stay as read. */
  replaceCells(cells: readonly string[]): void {
    this.#used = 0;
    this.count = 0;
    for (const cell of cells) {
      const from = this.#used;
      const bytes = Buffer.from(cell);
      this.#copy(bytes, 0, bytes.length);
      this.#push(from, this.rawStart[this.count] ?? 0);
    }
  }

  /** Copies a quoted cell; returns the index behind its closing quote, or -1. */
  #quotedCell(bytes: Uint8Array, at: number, length: number): number {
    let from = at + 1;
    let i = from;
    for (;;) {
      while (i < length && bytes[i] !== QUOTE) {
        if (bytes[i] === LF) this.lines++;
        i++;
      }
      if (i >= length) return -1;
      this.#copy(bytes, from, i);
      if (i + 1 < length && bytes[i + 1] === QUOTE) {
        from = i + 1;
        i += 2;
      } else return i + 1;
    }
  }

  #close(bytes: Uint8Array, from: number, end: number, next: number): RecordEnd {
    this.contentEnd = end > from && bytes[end - 1] === CR ? end - 1 : end;
    this.next = next;
    return this.badAt >= 0 ? 'stray' : 'complete';
  }

  #push(scratchStart: number, rawStart: number): void {
    if (this.count === this.start.length) {
      this.start = doubled(this.start);
      this.end = doubled(this.end);
      this.rawStart = doubled(this.rawStart);
    }
    this.start[this.count] = scratchStart;
    this.end[this.count] = this.#used;
    this.rawStart[this.count] = rawStart;
    this.count++;
  }

  #copy(bytes: Uint8Array, from: number, to: number): void {
    const needed = this.#used + to - from;
    if (needed > this.scratch.length) {
      const larger = Buffer.allocUnsafe(needed * 2);
      larger.set(this.scratch.subarray(0, this.#used));
      this.scratch = larger;
    }
    this.scratch.set(bytes.subarray(from, to), this.#used);
    this.#used = needed;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
