import {
  ABSENT,
  canonicalJson,
  ELEMENT_NUMBER_COLUMNS,
  ELEMENT_TEXT_COLUMNS,
  numberValue,
  type DictColumn,
  type ElementTable,
} from '@cleanpath/model';

export interface ElementChanges {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** How many elements differ by id and by fact; where a fact stood in its file does not count. */
export function elementChanges(before: ElementTable | undefined, after: ElementTable): ElementChanges {
  if (before === undefined) return { added: after.count, removed: 0, changed: 0 };
  const columns = ELEMENT_TEXT_COLUMNS.map((name) => sameText(before.text[name], after.text[name]));
  let added = 0;
  let changed = 0;
  for (let row = 0; row < after.count; row++) {
    const old = before.indexOf.get(after.ids[row]!);
    if (old === undefined) added++;
    else if (!same(before, old, after, row, columns)) changed++;
  }
  return { added, removed: before.count - (after.count - added), changed };
}

type Same = (old: number, row: number) => boolean;

function same(before: ElementTable, old: number, after: ElementTable, row: number, columns: readonly Same[]): boolean {
  if (before.kind[old] !== after.kind[row]) return false;
  for (const column of columns) if (!column(old, row)) return false;
  for (const name of ELEMENT_NUMBER_COLUMNS)
    if (numberValue(before.number[name], old) !== numberValue(after.number[name], row)) return false;
  return extraText(before, old) === extraText(after, row);
}

/** Compares codes instead of texts: each distinct value is looked up once. */
function sameText(before: DictColumn, after: DictColumn): Same {
  const codes = new Map(after.values.map((value, code) => [value, code]));
  const codeAfter = before.values.map((value) => codes.get(value) ?? NOWHERE);
  const at = (column: DictColumn, row: number): number => column.codes[row] ?? ABSENT;
  return (old, row) => {
    const code = at(before, old);
    return (code === ABSENT ? ABSENT : codeAfter[code]!) === at(after, row);
  };
}

/** A value the other table does not hold. */
const NOWHERE = -2;

function extraText(table: ElementTable, row: number): string {
  const extra = table.extra.get(row);
  if (extra === undefined) return '{}';
  const { passive, parties, riskGroups, attributes } = extra;
  return canonicalJson({ passive, parties, riskGroups, attributes });
}
