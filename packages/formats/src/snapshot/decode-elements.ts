import {
  ELEMENT_NUMBER_COLUMNS,
  ELEMENT_TEXT_COLUMNS,
  KIND_CODE,
  mapRecord,
  type DictColumn,
  type ElementExtra,
  type ElementKind,
  type ElementTable,
} from '@cleanpath/model';
import { ELEMENT_NUMBER_RULES, ELEMENT_TEXT_CHECKS, kindCheck } from '../dossier/element-fields.js';
import { ExtraReader } from '../dossier/element-extra.js';
import { ruleFault } from '../dossier/number-value.js';
import type { ProblemList } from '../dossier/problem-list.js';
import { idFault, type ValueCheck } from '../dossier/value-faults.js';
import { invalid } from './read-sections.js';
import { ascending, type SectionReader } from './section-reader.js';

/** The element table of a snapshot; ids, and the index over them, are made when first asked for. */
export function decodeElements(reader: SectionReader, problems: ProblemList): ElementTable {
  const texts = reader.texts('element.id');
  const { count } = texts;
  if (!ascending(texts)) throw invalid('element ids are not ascending and distinct');
  const ids = texts.values();
  for (const id of ids) {
    const fault = idFault(id);
    if (fault) throw invalid(`element id: ${fault.message}`);
  }
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
    for (const value of values)
      if (!Number.isNaN(value) && ruleFault(value, ELEMENT_NUMBER_RULES[column]))
        throw invalid(`${column} is out of range`);
    return values;
  });
  const extra = new Map<number, ElementExtra>();
  const extras = new ExtraReader(problems);
  for (const [row, json] of reader.sparse('element.extra', count)) extra.set(row, extras.read(JSON.parse(json)));
  for (const [row, pointer] of reader.sparse('element.pointer', count)) extra.set(row, { ...extra.get(row), pointer });
  const sourceLine = reader.ranged('element.line', count, 0, 2 ** 31);
  let index: ReadonlyMap<string, number> | undefined;
  return {
    count,
    ids,
    get indexOf() {
      return (index ??= new Map(ids.map((id, row) => [id, row])));
    },
    kind,
    text,
    number,
    extra,
    sourceFile: reader.dict('element.file', count),
    sourceLine,
  };
}

/** A dictionary column with every value checked and none twice. */
export function checkedDict(reader: SectionReader, name: string, rows: number, check: ValueCheck): DictColumn {
  const column = reader.dict(name, rows);
  if (column.codes.length === 0) return column;
  if (new Set(column.values).size !== column.values.length) throw invalid(`${name} repeats a value`);
  for (const value of column.values) {
    const fault = check(value);
    if (fault) throw invalid(`${name}: ${fault.message}`);
  }
  return column;
}
