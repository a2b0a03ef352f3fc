import { ABSENT, type DictColumn, type NumberColumn } from '@cleanpath/model';
import type { Section, SectionPart } from './layout.js';

const FIRST_TEXT_BYTES = 64 * 1024;
/** UTF-8 takes at most three bytes for a UTF-16 code unit. */
const MAX_UNIT_BYTES = 3;

/** A list of texts as two sections: `name.off` with the offsets and `name.text` with the UTF-8 bytes. */
export function textSections(name: string, part: SectionPart, texts: Iterable<string>, count: number): Section[] {
  const off = new Int32Array(count + 1);
  let bytes = Buffer.allocUnsafe(FIRST_TEXT_BYTES);
  let used = 0;
  let i = 0;
  for (const text of texts) {
    const worst = used + text.length * MAX_UNIT_BYTES;
    if (worst > bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(worst, bytes.length * 2));
      bytes.copy(larger, 0, 0, used);
      bytes = larger;
    }
    used += bytes.write(text, used, 'utf8');
    off[++i] = used;
  }
  return [
    arraySection(`${name}.off`, part, off),
    { name: `${name}.text`, type: 'bytes', part, bytes: bytes.subarray(0, used) },
  ];
}

/** A column of repeated texts in a new row order, values numbered by first appearance; nothing when all are absent. */
export function dictSections(name: string, part: SectionPart, column: DictColumn, order: Int32Array): Section[] {
  if (column.codes.length === 0) return [];
  const newCode = new Int32Array(column.values.length).fill(ABSENT);
  const values: string[] = [];
  const codes = new Int32Array(order.length).fill(ABSENT);
  for (let i = 0; i < order.length; i++) {
    const code = column.codes[order[i]!] ?? ABSENT;
    if (code === ABSENT) continue;
    if (newCode[code] === ABSENT) newCode[code] = values.push(column.values[code]!) - 1;
    codes[i] = newCode[code]!;
  }
  if (values.length === 0) return [];
  return [...textSections(`${name}.values`, part, values, values.length), arraySection(`${name}.codes`, part, codes)];
}

/** A column of numbers in a new row order; nothing when all are absent. */
export function numberSections(name: string, part: SectionPart, column: NumberColumn, order: Int32Array): Section[] {
  if (column.length === 0) return [];
  const values = new Float64Array(order.length);
  const words = new Int32Array(values.buffer);
  let present = 0;
  for (let i = 0; i < order.length; i++) {
    const value = column[order[i]!]!;
    if (Number.isNaN(value)) {
      // One bit pattern for "absent": NaN has many.
      words[2 * i] = 0;
      words[2 * i + 1] = 0x7ff80000;
    } else {
      values[i] = value + 0;
      present++;
    }
  }
  return present === 0 ? [] : [arraySection(name, part, values)];
}

/** Texts that few rows have: `name.rows` ascending, and their texts. */
export function sparseSections(name: string, part: SectionPart, texts: ReadonlyMap<number, string>): Section[] {
  if (texts.size === 0) return [];
  const rows = Int32Array.from(texts.keys()).sort();
  const sorted = Array.from(rows, (row) => texts.get(row)!);
  return [arraySection(`${name}.rows`, part, rows), ...textSections(name, part, sorted, sorted.length)];
}

export function arraySection(name: string, part: SectionPart, array: Uint8Array | Int32Array | Float64Array): Section {
  const type = array instanceof Uint8Array ? 'u8' : array instanceof Int32Array ? 'i32' : 'f64';
  return { name, type, part, bytes: new Uint8Array(array.buffer, array.byteOffset, array.byteLength) };
}
