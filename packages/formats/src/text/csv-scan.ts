import Papa from 'papaparse';
import { problem, type Problem } from '@cleanpath/model';
import { CELL, NONE, SlotRow, utf8Text } from './slots.js';
import { CsvRecord, type RecordEnd } from './csv-record.js';

export type Separator = ',' | ';' | '\t';

export interface CsvSink {
  /** Called once with the column names; returns for each column its field, `attribute` or `ignore`. */
  header(names: readonly string[], line: number): readonly CsvColumn[];
  /** `row.attributes` holds the non-empty cells of attribute columns. */
  slots(row: SlotRow): void;
  problem(item: Problem): void;
}

export type CsvColumn = { readonly field: number } | { readonly attribute: string } | 'ignore';

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

/** `fast` splits bytes; `library` lets Papa Parse split each record. Both must give the same rows. */
export type CsvMode = 'fast' | 'library';

/**
 * CSV after RFC 4180 as bytes, the separator sniffed from the header. Records without quotes are split in place;
 * records with quotes are unquoted into a scratch buffer.
 */
export class CsvScanner {
  readonly #row: SlotRow;
  readonly #sink: CsvSink;
  readonly #record: CsvRecord;
  readonly #mode: CsvMode;
  readonly #file: string;
  #columns: readonly CsvColumn[] | undefined;
  #fieldOf = new Int32Array(0);
  #separator = 0x2c;
  line = 1;

  constructor(file: string, fields: readonly string[], sink: CsvSink, mode: CsvMode = 'fast') {
    this.#row = new SlotRow(file, fields);
    this.#sink = sink;
    this.#record = new CsvRecord();
    this.#mode = mode;
    this.#file = file;
  }

  get sawHeader(): boolean {
    return this.#columns !== undefined;
  }

  /** Takes all complete records of `bytes[0 … length)`, the last one too when `final`; returns the bytes consumed. */
  scan(bytes: Uint8Array, length: number, final: boolean): number {
    let at = 0;
    while (at < length) {
      if (!this.#columns) {
        const next = this.#header(bytes, at, length, final);
        if (next < 0) return at;
        at = next;
        continue;
      }
      let end = this.#mode === 'fast' ? this.#plain(bytes, at, length, final) : NEEDS_QUOTES;
      if (end === NEEDS_QUOTES) end = this.#quoted(bytes, at, length, final);
      if (end < 0) return at;
      at = end;
    }
    return Math.min(at, length);
  }

  /** What is wrong with a record that does not end: at the end of the file or at the limit of a record. */
  incomplete(bytes: Uint8Array, length: number): Problem {
    const at = this.#record.openQuote;
    if (at < 0)
      return problem('line-too-long', { file: this.#file, line: this.line, message: 'A line exceeds the limit' });
    let line = this.line;
    let lineStart = 0;
    for (let i = 0; i < at && i < length; i++)
      if (bytes[i] === LF) {
        line++;
        lineStart = i + 1;
      }
    return problem('syntax-invalid', {
      file: this.#file,
      line,
      column: utf8Text(bytes, lineStart, at).length + 1,
      message: 'The quote opened here is never closed',
      remedy: 'Close the quote, or double it where it belongs to the text.',
    });
  }

  /** Record without quotes; returns the start of the next, NEEDS_MORE or NEEDS_QUOTES. */
  #plain(bytes: Uint8Array, from: number, length: number, final: boolean): number {
    const row = this.#row;
    const { start, end, kind } = row;
    const fieldOf = this.#fieldOf;
    const separator = this.#separator;
    this.#begin();
    let column = 0;
    let fieldStart = from;
    let filled = 0;
    let i = from;
    for (;;) {
      if (bytes[i] === QUOTE && i < length) return NEEDS_QUOTES;
      let c = 0;
      while (i < length && (c = bytes[i]!) !== separator && c !== LF) i++;
      const last = i >= length || c === LF;
      if (i >= length && !final) return NEEDS_MORE;
      const fieldEnd = last && i > fieldStart && bytes[i - 1] === CR ? i - 1 : i;
      if (fieldEnd > fieldStart) {
        filled++;
        const field = column < fieldOf.length ? fieldOf[column]! : OUTSIDE;
        if (field >= 0) {
          start[field] = fieldStart;
          end[field] = fieldEnd;
          kind[field] = CELL;
        } else if (field === ATTRIBUTE) this.#attribute(column, utf8Text(bytes, fieldStart, fieldEnd));
        else this.#surplus(column, utf8Text(bytes, fieldStart, fieldEnd));
      }
      column++;
      i++;
      if (last) break;
      fieldStart = i;
    }
    row.bytes = row.raw = bytes;
    row.rawFrom = from;
    row.rawStart = start;
    this.#emit(column, filled);
    this.line++;
    return i;
  }

  /** Record with quotes, or any record in library mode. */
  #quoted(bytes: Uint8Array, from: number, length: number, final: boolean): number {
    const record = this.#record;
    const outcome: RecordEnd = record.read(bytes, from, length, final, this.#separator);
    if (outcome === 'more') return NEEDS_MORE;
    if (outcome !== 'complete') this.#stray(bytes, from, record.badAt);
    else {
      if (this.#mode === 'library') record.replaceCells(libraryCells(bytes, from, record.contentEnd, this.#separator));
      this.#takeCells(bytes, from);
    }
    this.line += record.lines;
    return record.next;
  }

  #takeCells(bytes: Uint8Array, from: number): void {
    const row = this.#row;
    const record = this.#record;
    this.#begin();
    row.bytes = record.scratch;
    row.raw = bytes;
    row.rawFrom = from;
    row.rawStart = new Int32Array(row.names.length);
    let filled = 0;
    for (let column = 0; column < record.count; column++) {
      const start = record.start[column]!;
      const end = record.end[column]!;
      if (end === start) continue;
      filled++;
      const field = column < this.#fieldOf.length ? this.#fieldOf[column]! : OUTSIDE;
      if (field >= 0) {
        row.start[field] = start;
        row.end[field] = end;
        row.kind[field] = CELL;
        row.rawStart[field] = record.rawStart[column]!;
      } else if (field === ATTRIBUTE) this.#attribute(column, utf8Text(record.scratch, start, end));
      else this.#surplus(column, utf8Text(record.scratch, start, end));
    }
    this.#emit(record.count, filled);
  }

  #emit(cells: number, filled: number): void {
    const expected = this.#fieldOf.length;
    this.#row.line = this.line;
    if (filled === 0) return;
    for (const { column, value } of this.#unnamed) this.#nameless(column, value);
    if (cells < expected || this.#beyond) this.#wrongShape(cells, expected);
    this.#sink.slots(this.#row);
  }

  /** Values in columns without a name, and whether there are values beyond the header: told once the row is complete. */
  #unnamed: { readonly column: number; readonly value: string }[] = [];
  #beyond = false;

  #begin(): void {
    this.#row.kind.fill(NONE);
    this.#row.attributes = undefined;
    if (this.#unnamed.length > 0) this.#unnamed = [];
    this.#beyond = false;
  }

  #surplus(column: number, value: string): void {
    if (column < this.#fieldOf.length) this.#unnamed.push({ column, value });
    else this.#beyond = true;
  }

  #nameless(column: number, value: string): void {
    this.#sink.problem(
      problem('row-shape', {
        file: this.#file,
        line: this.line,
        value,
        message: `Column ${column + 1} has a value but no name in the header`,
        remedy: 'Name the column in the header row, or remove the value.',
      }),
    );
  }

  #wrongShape(cells: number, expected: number): void {
    this.#sink.problem(
      problem('row-shape', {
        file: this.#file,
        line: this.line,
        message: `The row has ${cells} fields, the header has ${expected}`,
      }),
    );
  }

  #stray(bytes: Uint8Array, from: number, at: number): void {
    let line = this.line;
    let lineStart = from;
    for (let i = from; i < at; i++)
      if (bytes[i] === LF) {
        line++;
        lineStart = i + 1;
      }
    this.#sink.problem(
      problem('syntax-invalid', {
        file: this.#file,
        line,
        column: utf8Text(bytes, lineStart, at).length + 1,
        message: 'Text follows the closing quote of a field',
        remedy: 'Double every quote that belongs to the text, and put a separator after the closing one.',
      }),
    );
  }

  #attribute(column: number, value: string): void {
    const target = this.#columns![column] as { attribute: string };
    this.#row.attributes ??= {};
    this.#row.attributes[target.attribute] = value;
  }

  #header(bytes: Uint8Array, from: number, length: number, final: boolean): number {
    const lineEnd = bytes.indexOf(LF, from);
    const sniffEnd = lineEnd < 0 || lineEnd > length ? length : lineEnd;
    if (sniffEnd === length && !final) return NEEDS_MORE;
    const separator = sniffSeparator(utf8Text(bytes, from, sniffEnd));
    this.#separator = separator.charCodeAt(0);
    const outcome = this.#record.read(bytes, from, length, final, this.#separator);
    if (outcome === 'more') return NEEDS_MORE;
    const names: string[] = [];
    for (let i = 0; i < this.#record.count; i++) names.push(this.#record.text(i).trim());
    if (names.some((name) => name !== '')) {
      this.#columns = this.#sink.header(names, this.line);
      this.#fieldOf = Int32Array.from(this.#columns, (column) =>
        column === 'ignore' ? OUTSIDE : 'field' in column ? column.field : ATTRIBUTE,
      );
    }
    this.line += this.#record.lines;
    return this.#record.next;
  }
}

const NEEDS_MORE = -1;
const NEEDS_QUOTES = -2;
const ATTRIBUTE = -1;
const OUTSIDE = -2;

/** The separator that occurs most often outside quotes in a header; a comma when none does. */
export function sniffSeparator(header: string): Separator {
  const counts: Record<Separator, number> = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (const c of header) {
    if (c === '"') quoted = !quoted;
    else if (!quoted && (c === ',' || c === ';' || c === '\t')) counts[c]++;
  }
  const order: readonly Separator[] = [',', ';', '\t'];
  return order.reduce((best, candidate) => (counts[candidate] > counts[best] ? candidate : best));
}

/** One record split by Papa Parse. */
export function libraryCells(bytes: Uint8Array, from: number, to: number, separator: number): string[] {
  const text = utf8Text(bytes, from, to);
  const parsed = Papa.parse<string[]>(text, { delimiter: String.fromCharCode(separator), newline: '\n' });
  return parsed.data.length === 1 ? parsed.data[0]! : [text];
}
