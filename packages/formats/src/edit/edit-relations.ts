import {
  mapRecord,
  RELATION_NUMBER_COLUMNS,
  TYPE_CODE,
  type ElementTable,
  type Relation,
  type RelationTable,
} from '@cleanpath/model';
import { editedDict, editedNumbers, type CellEdit } from './edit-columns.js';
import { copyKept, movedRows, newRowOf, runsWithout, type Runs } from './runs.js';

export interface RelationEdits {
  /** Rows that go. */
  readonly removed: ReadonlySet<number>;
  /** Element rows all of whose relations go. */
  readonly detached: ReadonlySet<number>;
  /** Relations that come, with ends that exist. */
  readonly added: readonly Relation[];
}

/** The relations after the changes, with the ends as rows of the edited elements. */
export function editedRelations(
  table: RelationTable,
  edits: RelationEdits,
  before: ElementTable,
  after: ElementTable,
  elementRuns: Runs,
): RelationTable {
  const dropped = droppedRows(table, edits, before.count);
  const { added } = edits;
  const elementsMoved = elementRuns.count !== before.count;
  if (dropped.length === 0 && added.length === 0 && !elementsMoved) return table;
  const runs = runsWithout(table.count, dropped, added.length);
  const from = copyKept(table.from, new Int32Array(runs.total), runs);
  const to = copyKept(table.to, new Int32Array(runs.total), runs);
  if (elementsMoved) renumber([from, to], runs.count, elementRuns, before.count);
  const type = copyKept(table.type, new Uint8Array(runs.total), runs);
  const forward = copyKept(table.forward, new Uint8Array(runs.total), runs);
  const need = copyKept(table.need, new Int32Array(runs.total), runs);
  const attributes = dropped.length > 0 ? movedRows(table.attributes, runs) : new Map(table.attributes);
  added.forEach((relation, i) => {
    const row = runs.count + i;
    from[row] = after.indexOf.get(relation.from)!;
    to[row] = after.indexOf.get(relation.to)!;
    type[row] = TYPE_CODE.get(relation.type)!;
    forward[row] = relation.direction === 'forward' ? 1 : 0;
    need[row] = relation.need ?? 0;
    if (relation.attributes && Object.keys(relation.attributes).length > 0) attributes.set(row, relation.attributes);
  });
  const cells = <K extends keyof Relation>(column: K): CellEdit<NonNullable<Relation[K]>>[] =>
    added.map((relation, i) => [runs.count + i, relation[column] as NonNullable<Relation[K]> | undefined]);
  return {
    count: runs.total,
    from,
    to,
    type,
    forward,
    group: editedDict(table.group, runs, cells('group'), true),
    need,
    number: mapRecord(RELATION_NUMBER_COLUMNS, (column) =>
      editedNumbers(table.number[column], runs, cells(column), true),
    ),
    attributes,
    sourceFile: editedDict(table.sourceFile, runs, [], true),
    sourceLine: copyKept(table.sourceLine, new Int32Array(runs.total), runs),
  };
}

function droppedRows(table: RelationTable, { removed, detached }: RelationEdits, elements: number): number[] {
  if (detached.size === 0) return [...removed].sort((a, b) => a - b);
  const gone = new Uint8Array(elements);
  for (const row of detached) gone[row] = 1;
  const rows: number[] = [];
  for (let row = 0; row < table.count; row++)
    if (gone[table.from[row]!] === 1 || gone[table.to[row]!] === 1 || removed.has(row)) rows.push(row);
  return rows;
}

function renumber(ends: readonly Int32Array[], count: number, runs: Runs, elements: number): void {
  const rowOf = newRowOf(runs);
  const moved = Int32Array.from({ length: elements }, (_, row) => rowOf(row));
  for (const column of ends) for (let i = 0; i < count; i++) column[i] = moved[column[i]!]!;
}
