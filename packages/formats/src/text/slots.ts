import type { SourcePlace } from '@cleanpath/model';

/** What a field of a row holds. A CSV cell has no type of its own; NDJSON values do. */
export const NONE = 0;
export const CELL = 1;
export const STRING = 2;
export const NUMBER = 3;
export const TRUE = 4;
export const FALSE = 5;

/**
 * One row of a table as byte ranges of the known fields, reused for every row: the fast path of both table formats
 * hands rows over in this form without making strings or objects.
 */
export class SlotRow {
  readonly file: string;
  readonly names: readonly string[];
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly kind: Uint8Array;
  bytes: Uint8Array = new Uint8Array(0);
  /** Line of the first byte of the row. */
  line = 0;
  /** Cells of columns that are no fields, by column name. */
  attributes: Record<string, string> | undefined;
  /** The row as it stands in the file; differs from `bytes` where quotes were removed. */
  raw: Uint8Array = new Uint8Array(0);
  rawFrom = 0;
  rawStart: Int32Array;

  constructor(file: string, names: readonly string[]) {
    this.file = file;
    this.names = names;
    this.start = new Int32Array(names.length);
    this.end = new Int32Array(names.length);
    this.kind = new Uint8Array(names.length);
    this.rawStart = this.start;
  }

  text(field: number): string {
    return utf8Text(this.bytes, this.start[field]!, this.end[field]!);
  }

  /** Line and column of a field, or of the row where the field is absent. */
  placeOf(field: number): SourcePlace {
    if (field < 0 || this.kind[field] === NONE) return { file: this.file, line: this.line };
    // The place of a string is its opening quote, as where a parser reports it.
    const start = this.rawStart[field]! - (this.kind[field] === STRING ? 1 : 0);
    let { line, rawFrom: lineStart } = this;
    for (let i = lineStart; i < start; i++) {
      if (this.raw[i] === 0x0a) {
        line++;
        lineStart = i + 1;
      }
    }
    return { file: this.file, line, column: utf8Text(this.raw, lineStart, start).length + 1 };
  }
}

export function utf8Text(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}
