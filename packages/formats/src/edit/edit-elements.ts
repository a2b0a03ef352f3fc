import {
  elementAt,
  ELEMENT_NUMBER_COLUMNS,
  ELEMENT_TEXT_COLUMNS,
  KIND_CODE,
  mapRecord,
  type Element,
  type ElementExtra,
  type ElementTable,
  type ElementTextColumn,
} from '@cleanpath/model';
import { editedDict, editedNumbers, type CellEdit } from './edit-columns.js';
import { copyKept, movedRows, runsWithout, type Runs } from './runs.js';

export interface EditedElements {
  readonly table: ElementTable;
  /** How old rows became new ones. */
  readonly runs: Runs;
}

interface RowEdit {
  readonly row: number;
  readonly element: Element;
  /** The element as it was; undefined for a new one. */
  readonly before: Element | undefined;
}

/** The table after the changes: by id the element as it shall be, or undefined where it goes. New ones come last. */
export function editedElements(table: ElementTable, changed: ReadonlyMap<string, Element | undefined>): EditedElements {
  const dropped: number[] = [];
  const added: Element[] = [];
  const changedRows: [old: number, element: Element][] = [];
  for (const [id, element] of changed) {
    const row = table.indexOf.get(id);
    if (row === undefined) {
      if (element) added.push(element);
    } else if (element) changedRows.push([row, element]);
    else dropped.push(row);
  }
  dropped.sort((a, b) => a - b);
  const runs = runsWithout(table.count, dropped, added.length);
  const moved = dropped.length > 0 || added.length > 0;
  if (!moved && changedRows.length === 0) return { table, runs };
  const rowOf = shiftedRow(dropped);
  const edits: RowEdit[] = [
    ...changedRows.map(([old, element]) => ({ row: rowOf(old), element, before: elementAt(table, old) })),
    ...added.map((element, i) => ({ row: runs.count + i, element, before: undefined })),
  ];
  return { table: { ...columns(table, runs, edits, moved), ...identities(table, runs, added, moved) }, runs };
}

function columns(
  table: ElementTable,
  runs: Runs,
  edits: readonly RowEdit[],
  moved: boolean,
): Omit<ElementTable, 'ids' | 'indexOf'> {
  const differing = <K extends keyof Element>(column: K): CellEdit<NonNullable<Element[K]>>[] =>
    edits
      .filter(({ element, before }) => before === undefined || element[column] !== before[column])
      .map(({ row, element }) => [row, element[column] ?? undefined]);
  const kind = copyKept(table.kind, new Uint8Array(runs.total), runs);
  for (const { row, element } of edits) kind[row] = KIND_CODE.get(element.kind)!;
  return {
    count: runs.total,
    kind,
    text: mapRecord(ELEMENT_TEXT_COLUMNS, (column) =>
      editedDict(table.text[column], runs, differing<ElementTextColumn>(column), moved),
    ),
    number: mapRecord(ELEMENT_NUMBER_COLUMNS, (column) =>
      editedNumbers(table.number[column], runs, differing(column), moved),
    ),
    extra: editedExtra(table, runs, edits, moved),
    sourceFile: editedDict(table.sourceFile, runs, [], moved),
    sourceLine: moved ? copyKept(table.sourceLine, new Int32Array(runs.total), runs) : table.sourceLine,
  };
}

function identities(
  table: ElementTable,
  runs: Runs,
  added: readonly Element[],
  moved: boolean,
): Pick<ElementTable, 'ids' | 'indexOf'> {
  if (!moved) return { ids: table.ids, indexOf: table.indexOf };
  const ids: string[] = [];
  for (const [start, end] of runs.kept) for (let row = start; row < end; row++) ids.push(table.ids[row]!);
  for (const { id } of added) ids.push(id);
  let index: ReadonlyMap<string, number> | undefined;
  return {
    ids,
    // Made when first asked for: a check that is thrown away again mostly never asks.
    get indexOf() {
      return (index ??= new Map(ids.map((id, row) => [id, row])));
    },
  };
}

function editedExtra(
  table: ElementTable,
  runs: Runs,
  edits: readonly RowEdit[],
  moved: boolean,
): ReadonlyMap<number, ElementExtra> {
  const extra = moved ? movedRows(table.extra, runs) : new Map(table.extra);
  for (const { row, element } of edits) {
    const { passive, parties, riskGroups, attributes } = element;
    const pointer = extra.get(row)?.pointer;
    const next: ElementExtra = {
      ...(passive === undefined ? {} : { passive }),
      ...(parties?.length ? { parties } : {}),
      ...(riskGroups?.length ? { riskGroups } : {}),
      ...(attributes && Object.keys(attributes).length > 0 ? { attributes } : {}),
      ...(pointer === undefined ? {} : { pointer }),
    };
    if (Object.keys(next).length > 0) extra.set(row, next);
    else extra.delete(row);
  }
  return extra;
}

/** New row of a row that stays, by the number of dropped rows before it. */
function shiftedRow(dropped: readonly number[]): (row: number) => number {
  return (row) => {
    let low = 0;
    let high = dropped.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (dropped[middle]! < row) low = middle + 1;
      else high = middle;
    }
    return row - low;
  };
}
