import {
  ELEMENT_NUMBER_COLUMNS,
  ELEMENT_TEXT_COLUMNS,
  KIND_CODE,
  mapRecord,
  MAX_ID_LENGTH,
  type DictColumn,
  type ElementExtra,
  type ElementKind,
  type ElementTable,
  type NumberColumn,
} from '@cleanpath/model';
import { ELEMENT_NUMBER_RULES, ELEMENT_TEXT_CHECKS, kindCheck } from '../dossier/element-fields.js';
import { ExtraReader } from '../dossier/element-extra.js';
import { ruleFault, type NumberRule } from '../dossier/number-value.js';
import type { ProblemList } from '../dossier/problem-list.js';
import { idFault, type ValueCheck } from '../dossier/value-faults.js';
import { IdColumn } from './id-column.js';
import { invalid } from './read-sections.js';
import { ascending, type SectionReader, type TextList } from './section-reader.js';

/** The element table of a snapshot; ids, and the index over them, are made when first asked for. */
export function decodeElements(reader: SectionReader, problems: ProblemList): ElementTable {
  const texts = reader.texts('element.id');
  const { count } = texts;
  if (!reader.known) checkIds(texts);
  const ids = new IdColumn(texts);
  const kind = new Uint8Array(count);
  if (count > 0) {
    const column = checkedDict(reader, 'element.kind', count, kindCheck);
    const codes = column.values.map((name) => KIND_CODE.get(name as ElementKind)!);
    for (let row = 0; row < count; row++) {
      const code = column.codes[row]!;
      if (code < 0) throw invalid('an element has no kind');
      kind[row] = codes[code]!;
    }
  }
  const text = mapRecord(ELEMENT_TEXT_COLUMNS, (column) =>
    checkedDict(reader, `element.${column}`, count, ELEMENT_TEXT_CHECKS[column]),
  );
  const number = mapRecord(ELEMENT_NUMBER_COLUMNS, (column) => {
    const values = reader.numbers(`element.${column}`, count);
    if (!reader.known) checkNumbers(values, ELEMENT_NUMBER_RULES[column], column);
    return values;
  });
  const extra = new Map<number, ElementExtra>();
  const extras = new ExtraReader(problems);
  for (const [row, json] of reader.sparse('element.extra', count)) extra.set(row, extras.read(JSON.parse(json)));
  for (const [row, pointer] of reader.sparse('element.pointer', count)) extra.set(row, { ...extra.get(row), pointer });
  const sourceLine = reader.ranged('element.line', count, 0, 2 ** 31);
  return {
    count,
    get ids() {
      return ids.strings;
    },
    indexOf: ids.index,
    kind,
    text,
    number,
    extra,
    sourceFile: reader.dict('element.file', count),
    sourceLine,
  };
}

function checkIds(texts: TextList): void {
  if (!ascending(texts)) throw invalid('element ids are not ascending and distinct');
  const { off, bytes, count } = texts;
  for (let row = 0; row < count; row++) {
    if (isPlainId(bytes, off[row]!, off[row + 1]!)) continue;
    const fault = idFault(
      Buffer.from(bytes.buffer, bytes.byteOffset + off[row]!, off[row + 1]! - off[row]!).toString(),
    );
    if (fault) throw invalid(`element id: ${fault.message}`);
  }
}

/** Whether an id is of printable ASCII without spaces and short: nearly all are, and need no string to be checked. */
function isPlainId(bytes: Uint8Array, start: number, end: number): boolean {
  if (end === start || end - start > MAX_ID_LENGTH) return false;
  for (let i = start; i < end; i++) if (bytes[i]! <= 0x20 || bytes[i]! >= 0x7f) return false;
  return true;
}

/** Absent values are not a number. */
export function checkNumbers(values: NumberColumn, rule: NumberRule, name: string): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!Number.isNaN(value) && ruleFault(value, rule)) throw invalid(`${name} is out of range`);
  }
}

/** A dictionary column with every value checked and none twice. */
export function checkedDict(reader: SectionReader, name: string, rows: number, check: ValueCheck): DictColumn {
  const column = reader.dict(name, rows);
  if (column.codes.length === 0 || reader.known) return column;
  if (new Set(column.values).size !== column.values.length) throw invalid(`${name} repeats a value`);
  for (const value of column.values) {
    const fault = check(value);
    if (fault) throw invalid(`${name}: ${fault.message}`);
  }
  return column;
}
