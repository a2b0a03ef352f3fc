import { isAscii, isUtf8 } from 'node:buffer';
import { ABSENT, type DictColumn, type NumberColumn } from '@cleanpath/model';
import type { Section, SectionType } from './layout.js';
import { invalid } from './read-sections.js';

/** Texts of a table, made when first asked for. */
export interface TextList {
  readonly count: number;
  readonly off: Int32Array;
  readonly bytes: Uint8Array;
  values(): readonly string[];
}

/** Takes typed data out of sections, checking counts and ranges; sections nobody asked for are an error. */
export class SectionReader {
  readonly #sections: ReadonlyMap<string, Section>;
  readonly #used = new Set<string>();
  /** Facts are known to be what `encodeSnapshot` made of a checked network: their contents are taken as they stand. */
  readonly known: boolean;

  constructor(sections: ReadonlyMap<string, Section>, known = false) {
    this.#sections = sections;
    this.known = known;
  }

  has(name: string): boolean {
    return this.#sections.has(name);
  }

  bytes(name: string, type: SectionType = 'bytes'): Uint8Array {
    const section = this.#sections.get(name);
    if (section === undefined) throw invalid(`section ${name} is missing`);
    if (section.type !== type) throw invalid(`section ${name} is of the wrong type`);
    this.#used.add(name);
    return section.bytes;
  }

  u8(name: string, count: number): Uint8Array {
    return this.#counted(name, this.bytes(name, 'u8'), count);
  }

  i32(name: string, count: number): Int32Array {
    const { buffer, byteOffset, byteLength } = this.bytes(name, 'i32');
    return this.#counted(name, new Int32Array(buffer, byteOffset, byteLength / 4), count);
  }

  /** Integers of a range, `from ≤ value < to`. */
  ranged(name: string, count: number, from: number, to: number): Int32Array {
    const values = this.i32(name, count);
    if (this.#isKnown(name)) return values;
    const last = to - 1;
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (value < from || value > last) throw invalid(`${name} holds ${value}`);
    }
    return values;
  }

  /** A list of texts; `count` undefined takes any. */
  texts(name: string, count?: number): TextList {
    const raw = this.bytes(`${name}.off`, 'i32');
    const off = new Int32Array(raw.buffer, raw.byteOffset, raw.byteLength / 4);
    const bytes = this.bytes(`${name}.text`);
    const n = off.length - 1;
    if (n < 0 || (count !== undefined && n !== count)) throw invalid(`${name} has a wrong number of texts`);
    if (off[0] !== 0 || off[n] !== bytes.length) throw invalid(`${name} has broken offsets`);
    if (!this.#isKnown(`${name}.text`)) {
      for (let i = 0; i < n; i++) if (off[i + 1]! < off[i]!) throw invalid(`${name} has falling offsets`);
      if (!isUtf8(bytes)) throw invalid(`${name} is not UTF-8`);
      for (let i = 0; i < n; i++) if ((bytes[off[i]!]! & 0xc0) === 0x80) throw invalid(`${name} cuts a character`);
    }
    let values: readonly string[] | undefined;
    const list = { count: n, off, bytes, values: () => (values ??= decodedTexts(list)) };
    return list;
  }

  dict(name: string, rows: number): DictColumn {
    if (!this.has(`${name}.codes`)) return { values: [], codes: new Int32Array(0) };
    const texts = this.texts(`${name}.values`);
    const codes = this.ranged(`${name}.codes`, rows, ABSENT, texts.count);
    return {
      get values() {
        return texts.values();
      },
      codes,
    };
  }

  numbers(name: string, rows: number): NumberColumn {
    if (!this.has(name)) return new Float64Array(0);
    const { buffer, byteOffset, byteLength } = this.bytes(name, 'f64');
    return this.#counted(name, new Float64Array(buffer, byteOffset, byteLength / 8), rows);
  }

  /** Texts by row; rows ascend within `0 … count`. */
  sparse(name: string, count: number): Map<number, string> {
    const result = new Map<number, string>();
    if (!this.has(`${name}.rows`)) return result;
    const texts = this.texts(name);
    const rows = this.ranged(`${name}.rows`, texts.count, 0, count);
    const values = texts.values();
    for (let i = 0; i < rows.length; i++) {
      if (i > 0 && rows[i]! <= rows[i - 1]!) throw invalid(`${name} has rows out of order`);
      result.set(rows[i]!, values[i]!);
    }
    return result;
  }

  json(name: string): unknown {
    const bytes = this.bytes(name);
    if (!isUtf8(bytes)) throw invalid(`${name} is not UTF-8`);
    try {
      return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as unknown;
    } catch {
      throw invalid(`${name} is not JSON`);
    }
  }

  /** Every section must have been read: an unknown one belongs to a format this release does not know. */
  finish(): void {
    for (const name of this.#sections.keys()) if (!this.#used.has(name)) throw invalid(`section ${name} is not known`);
  }

  #isKnown(name: string): boolean {
    return this.known && this.#sections.get(name)?.part === 'fact';
  }

  #counted<T extends { readonly length: number }>(name: string, array: T, count: number): T {
    if (array.length !== count) throw invalid(`${name} has ${array.length} entries, not ${count}`);
    return array;
  }
}

/** The texts of a list as strings. */
export function decodedTexts({ bytes, off }: Pick<TextList, 'bytes' | 'off'>): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts = new Array<string>(off.length - 1);
  // One string cut into pieces is several times faster than one conversion for each.
  const ascii = isAscii(buffer);
  const whole = ascii ? buffer.toString('latin1') : '';
  for (let i = 0; i < texts.length; i++)
    texts[i] = ascii ? whole.slice(off[i], off[i + 1]) : buffer.toString('utf8', off[i], off[i + 1]);
  return texts;
}

/** Whether texts ascend strictly in UTF-16 code units, compared as UTF-8 bytes. */
export function ascending({ off, bytes, count }: TextList): boolean {
  for (let i = 1; i < count; i++) if (!before(bytes, off[i - 1]!, off[i]!, off[i + 1]!)) return false;
  return true;
}

/** Compares `a … b` with `b … c`. UTF-16 sorts characters beyond U+FFFF (lead bytes F0 to F4) before U+E000 to U+FFFF. */
function before(bytes: Uint8Array, a: number, b: number, c: number): boolean {
  const length = Math.min(b - a, c - b);
  for (let k = 0; k < length; k++) {
    const x = bytes[a + k]!;
    const y = bytes[b + k]!;
    if (x === y) continue;
    if (x >= 0xee && y >= 0xee && x >= 0xf0 !== y >= 0xf0) return x >= 0xf0;
    return x < y;
  }
  return b - a < c - b;
}
