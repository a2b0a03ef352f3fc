import { ABSENT, type DictColumn, type NumberColumn } from '@cleanpath/model';
import { copyKept, type Runs } from './runs.js';

/** A new value for a row of the new table; undefined removes it. */
export type CellEdit<T> = readonly [row: number, value: T | undefined];

/** From this many edits on, values are looked up in a map instead of by searching the list. */
const MAP_FROM = 4;

/** A dictionary column after rows moved and cells changed; values nobody has any more are left out. */
export function editedDict(
  column: DictColumn,
  runs: Runs,
  edits: readonly CellEdit<string>[],
  moved: boolean,
): DictColumn {
  const edited = edits.filter(([row, value]) => value !== undefined || row < runs.count);
  if (!moved && edited.length === 0) return column;
  if (column.codes.length === 0 && !edited.some(([, value]) => value !== undefined)) return column;
  const codes = new Int32Array(runs.total).fill(ABSENT, column.codes.length === 0 ? 0 : runs.count);
  if (column.codes.length > 0) copyKept(column.codes, codes, runs);
  const values = edited.length === 0 ? column.values : [...column.values];
  const codeOf = coder(values as string[], edited.length);
  for (const [row, value] of edited) codes[row] = value === undefined ? ABSENT : codeOf(value);
  return withoutUnused(values, codes);
}

function coder(values: string[], edits: number): (value: string) => number {
  const known = edits < MAP_FROM ? undefined : new Map(values.map((value, code) => [value, code]));
  return (value) => {
    const code = known === undefined ? values.indexOf(value) : (known.get(value) ?? -1);
    if (code >= 0) return code;
    known?.set(value, values.length);
    return values.push(value) - 1;
  };
}

function withoutUnused(values: readonly string[], codes: Int32Array): DictColumn {
  const used = new Uint8Array(values.length);
  for (const code of codes) if (code !== ABSENT) used[code] = 1;
  if (!used.includes(0)) return values.length === 0 ? { values: [], codes: new Int32Array(0) } : { values, codes };
  const kept: string[] = [];
  const newCode = new Int32Array(values.length).fill(ABSENT);
  for (let code = 0; code < used.length; code++) if (used[code] === 1) newCode[code] = kept.push(values[code]!) - 1;
  if (kept.length === 0) return { values: [], codes: new Int32Array(0) };
  for (let row = 0; row < codes.length; row++) if (codes[row] !== ABSENT) codes[row] = newCode[codes[row]!]!;
  return { values: kept, codes };
}

/** A number column after rows moved and cells changed. */
export function editedNumbers(
  column: NumberColumn,
  runs: Runs,
  edits: readonly CellEdit<number>[],
  moved: boolean,
): NumberColumn {
  const edited = edits.filter(([row, value]) => value !== undefined || row < runs.count);
  if (!moved && edited.length === 0) return column;
  if (column.length === 0 && !edited.some(([, value]) => value !== undefined)) return column;
  const values = new Float64Array(runs.total).fill(Number.NaN, column.length === 0 ? 0 : runs.count);
  if (column.length > 0) copyKept(column, values, runs);
  for (const [row, value] of edited) values[row] = value ?? Number.NaN;
  return values.every((value) => Number.isNaN(value)) ? new Float64Array(0) : values;
}
