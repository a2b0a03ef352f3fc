import { FALSE, NONE, NUMBER, SlotRow, STRING, TRUE } from './slots.js';

export interface NdjsonSink {
  /** A flat line whose members are all known fields. */
  slots(row: SlotRow): void;
  /** Any other line, for `JSON.parse`. `start … end` is the line without its end. */
  line(bytes: Uint8Array, start: number, end: number, line: number): void;
}

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;

/** What a member of a flat object holds; `other` members always take the slow path. */
export type FlatType = 'text' | 'number' | 'flag' | 'other';

const KIND_OF: Readonly<Record<FlatType, number>> = { text: STRING, number: NUMBER, flag: TRUE, other: NONE };

/**
 * NDJSON as bytes. Flat objects of known members with plain strings, numbers and booleans of the right type are split
 * without making a string; escapes, nesting, unknown or repeated members and anything odd go to `sink.line`.
 */
export class NdjsonScanner {
  readonly #row: SlotRow;
  readonly #keys: readonly Uint8Array[];
  /** Field seen at each position of the line before: files repeat their member order. */
  readonly #order: Int32Array;
  readonly #types: Uint8Array;
  readonly #sink: NdjsonSink;
  readonly #fast: boolean;
  line = 1;

  /** `fast: false` sends every line to `sink.line`; both ways must give the same result. */
  constructor(file: string, fields: ReadonlyMap<string, FlatType>, sink: NdjsonSink, fast = true) {
    const names = [...fields.keys()];
    this.#row = new SlotRow(file, names);
    this.#keys = names.map((name) => Buffer.from(name));
    this.#types = Uint8Array.from(fields.values(), (type) => KIND_OF[type]);
    this.#order = new Int32Array(names.length + 1).fill(-1);
    this.#sink = sink;
    this.#fast = fast;
  }

  /** Takes all complete lines of `bytes[0 … length)`, the last one too when `final`; returns the bytes consumed. */
  scan(bytes: Uint8Array, length: number, final: boolean): number {
    let at = 0;
    while (at < length) {
      let end = this.#fast ? scanFlat(bytes, at, length, this.#row, this.#keys, this.#types, this.#order) : -1;
      if (end >= 0) {
        // The object ended at `end`; only blanks may follow on the line.
        let i = end;
        while (i < length && (bytes[i] === SPACE || bytes[i] === TAB || bytes[i] === CR)) i++;
        if (i < length && bytes[i] === LF) end = i;
        else if (i >= length && final) end = length;
        else end = -1;
      }
      if (end >= 0) {
        this.#row.bytes = bytes;
        this.#row.raw = bytes;
        this.#row.rawFrom = at;
        this.#row.line = this.line;
        this.#sink.slots(this.#row);
      } else {
        end = bytes.indexOf(LF, at);
        if (end < 0 || end >= length) {
          if (!final) return at;
          end = length;
        }
        this.#slowLine(bytes, at, end);
      }
      this.line++;
      at = end + 1;
    }
    return Math.min(at, length);
  }

  #slowLine(bytes: Uint8Array, start: number, lineEnd: number): void {
    let end = lineEnd;
    while (end > start && isBlank(bytes[end - 1]!)) end--;
    let first = start;
    while (first < end && isBlank(bytes[first]!)) first++;
    if (first < end) this.#sink.line(bytes, start, end, this.line);
  }
}

const isBlank = (byte: number): boolean => byte === SPACE || byte === TAB || byte === CR;

/** Splits one flat object; returns the index behind its closing brace, or -1 when the line needs the slow path. */
function scanFlat(
  bytes: Uint8Array,
  from: number,
  length: number,
  row: SlotRow,
  keys: readonly Uint8Array[],
  types: Uint8Array,
  order: Int32Array,
): number {
  const { start, end, kind } = row;
  kind.fill(NONE);
  let i = from;
  if (bytes[i] !== OPEN) return -1;
  i++;
  for (let position = 0; position < order.length; position++) {
    while (bytes[i] === SPACE) i++;
    if (bytes[i] !== QUOTE) return -1;
    const keyStart = ++i;
    let c = bytes[i]!;
    while (i < length && c !== QUOTE && c !== BACKSLASH && c >= SPACE) c = bytes[++i]!;
    if (i >= length || c !== QUOTE) return -1;
    let field = order[position]!;
    if (field < 0 || !sameKey(bytes, keyStart, i, keys[field]!)) {
      field = findKey(bytes, keyStart, i, keys);
      if (field < 0) return -1;
      order[position] = field;
    }
    const type = types[field]!;
    if (kind[field] !== NONE || type === NONE) return -1;
    i++;
    while (bytes[i] === SPACE) i++;
    if (bytes[i] !== COLON) return -1;
    i++;
    while (bytes[i] === SPACE) i++;
    c = bytes[i]!;
    if (c === QUOTE) {
      if (type !== STRING) return -1;
      start[field] = ++i;
      c = bytes[i]!;
      while (i < length && c !== QUOTE && c !== BACKSLASH && c >= SPACE) c = bytes[++i]!;
      if (i >= length || c !== QUOTE) return -1;
      end[field] = i++;
      kind[field] = STRING;
    } else if (c === MINUS || (c >= ZERO && c <= NINE)) {
      if (type !== NUMBER) return -1;
      start[field] = i;
      i = numberEnd(bytes, i, length);
      if (i < 0) return -1;
      end[field] = i;
      kind[field] = NUMBER;
    } else if (type !== TRUE) return -1;
    else if (matches(bytes, i, 'true')) {
      start[field] = i;
      i += 4;
      end[field] = i;
      kind[field] = TRUE;
    } else if (matches(bytes, i, 'false')) {
      start[field] = i;
      i += 5;
      end[field] = i;
      kind[field] = FALSE;
    } else return -1;
    while (bytes[i] === SPACE) i++;
    c = bytes[i]!;
    if (i >= length) return -1;
    if (c === CLOSE) return i + 1;
    if (c !== COMMA) return -1;
    i++;
  }
  return -1;
}

/** End of a number by the JSON grammar (RFC 8259 §6), or -1. */
function numberEnd(bytes: Uint8Array, from: number, length: number): number {
  let i = from;
  if (bytes[i] === MINUS) i++;
  if (bytes[i] === ZERO) i++;
  else {
    const digits = i;
    while (i < length && isDigit(bytes[i]!)) i++;
    if (i === digits) return -1;
  }
  if (bytes[i] === 0x2e) {
    const digits = ++i;
    while (i < length && isDigit(bytes[i]!)) i++;
    if (i === digits) return -1;
  }
  if (bytes[i] === 0x65 || bytes[i] === 0x45) {
    i++;
    if (bytes[i] === 0x2b || bytes[i] === MINUS) i++;
    const digits = i;
    while (i < length && isDigit(bytes[i]!)) i++;
    if (i === digits) return -1;
  }
  return i <= length ? i : -1;
}

const isDigit = (byte: number): boolean => byte >= ZERO && byte <= NINE;

function sameKey(bytes: Uint8Array, start: number, end: number, key: Uint8Array): boolean {
  if (end - start !== key.length) return false;
  for (let i = 0; i < key.length; i++) if (bytes[start + i] !== key[i]) return false;
  return true;
}

function findKey(bytes: Uint8Array, start: number, end: number, keys: readonly Uint8Array[]): number {
  for (let k = 0; k < keys.length; k++) if (sameKey(bytes, start, end, keys[k]!)) return k;
  return -1;
}

function matches(bytes: Uint8Array, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false;
  return true;
}
