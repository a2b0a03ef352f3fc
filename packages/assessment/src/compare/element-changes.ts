import {
  canonicalJson,
  elementTitle,
  ELEMENT_NUMBER_COLUMNS,
  ELEMENT_TEXT_COLUMNS,
  type DictColumn,
  type Dossier,
  type ElementTable,
  type NumberColumn,
} from '@cleanpath/model';
import { rowsById } from '../views/element-order.js';
import type { AssessmentComparison, ElementChange } from './comparison.js';
import { relationDifferences } from './relation-differences.js';
import { sameNumber, translation } from './same-values.js';

/** Members of an element that can differ; the position is the bit. `relations` stands for those that begin at it. */
const FIELDS = [
  'kind',
  ...ELEMENT_TEXT_COLUMNS,
  ...ELEMENT_NUMBER_COLUMNS,
  'passive',
  'parties',
  'riskGroups',
  'attributes',
  'relations',
] as const;

/** Elements of two dossiers matched by id. */
export interface ElementChanges {
  readonly summary: AssessmentComparison['elements'];
  /** How one element differs; undefined where it does not. */
  of(id: string): ElementChange | undefined;
}

/** Elements told one by one. */
const EXAMPLES = 30;

export function elementChanges(earlier: Dossier, later: Dossier): ElementChanges {
  const match = matchRows(earlier.elements, later.elements);
  const bits = differences(earlier, later, match);
  const { elements: before } = earlier;
  const { elements: after } = later;
  const added = rowsWhere(rowsById(after), (row) => match.earlierOf[row] === -1);
  const removed = rowsWhere(rowsById(before), (row) => match.laterOf[row] === -1);
  const changed = rowsWhere(rowsById(after), (row) => bits[row] !== 0);
  const describe = {
    added: (row: number): ElementChange => change(after, row, 'added', 0),
    removed: (row: number): ElementChange => change(before, row, 'removed', 0),
    changed: (row: number): ElementChange => change(after, row, 'changed', bits[row]!),
  };
  return {
    summary: {
      added: added.length,
      removed: removed.length,
      changed: changed.length,
      examples: [
        ...changed.slice(0, EXAMPLES).map(describe.changed),
        ...added.slice(0, EXAMPLES).map(describe.added),
        ...removed.slice(0, EXAMPLES).map(describe.removed),
      ],
    },
    of(id) {
      const row = after.indexOf.get(id);
      if (row === undefined) {
        const old = before.indexOf.get(id);
        return old === undefined ? undefined : describe.removed(old);
      }
      if (match.earlierOf[row] === -1) return describe.added(row);
      return bits[row] === 0 ? undefined : describe.changed(row);
    },
  };
}

function change(table: ElementTable, row: number, kind: ElementChange['change'], bits: number): ElementChange {
  return {
    id: table.ids[row]!,
    name: elementTitle(table, row),
    change: kind,
    fields: FIELDS.filter((_, bit) => ((bits >> bit) & 1) === 1),
  };
}

function rowsWhere(rows: Int32Array, holds: (row: number) => boolean): number[] {
  const found: number[] = [];
  for (const row of rows) if (holds(row)) found.push(row);
  return found;
}

/** Row of each element in the other table, -1 where it is not there. */
export interface RowMatch {
  readonly earlierOf: Int32Array;
  readonly laterOf: Int32Array;
}

function matchRows(earlier: ElementTable, later: ElementTable): RowMatch {
  const earlierOf = new Int32Array(later.count).fill(-1);
  const laterOf = new Int32Array(earlier.count).fill(-1);
  const [a, b] = [rowsById(earlier), rowsById(later)];
  for (let i = 0, k = 0; i < a.length && k < b.length;) {
    const [x, y] = [earlier.ids[a[i]!]!, later.ids[b[k]!]!];
    if (x === y) {
      laterOf[a[i]!] = b[k]!;
      earlierOf[b[k++]!] = a[i++]!;
    } else if (x < y) i++;
    else k++;
  }
  return { earlierOf, laterOf };
}

/** Bits of FIELDS per later row; 0 for equal elements and for new ones. */
function differences(earlier: Dossier, later: Dossier, match: RowMatch): Int32Array {
  const [before, after] = [earlier.elements, later.elements];
  const bits = new Int32Array(after.count);
  const { earlierOf } = match;
  for (let row = 0; row < after.count; row++)
    if (earlierOf[row]! >= 0 && before.kind[earlierOf[row]!] !== after.kind[row]) bits[row] = 1;
  ELEMENT_TEXT_COLUMNS.forEach((column, i) =>
    compareTexts(before.text[column], after.text[column], earlierOf, bits, 1 << (1 + i)),
  );
  const firstNumber = 1 + ELEMENT_TEXT_COLUMNS.length;
  ELEMENT_NUMBER_COLUMNS.forEach((column, i) =>
    compareNumbers(before.number[column], after.number[column], earlierOf, bits, 1 << (firstNumber + i)),
  );
  compareExtras(before, after, match, bits);
  const relations = 1 << FIELDS.indexOf('relations');
  for (const row of relationDifferences(earlier, later, match)) bits[row]! |= relations;
  return bits;
}

function compareTexts(
  before: DictColumn,
  after: DictColumn,
  earlierOf: Int32Array,
  bits: Int32Array,
  bit: number,
): void {
  if (before.codes.length === 0 && after.codes.length === 0) return;
  const translated = translation(before, after);
  for (let row = 0; row < earlierOf.length; row++) {
    const old = earlierOf[row]!;
    if (old < 0) continue;
    const code = after.codes[row] ?? -1;
    if ((before.codes[old] ?? -1) !== (code < 0 ? -1 : translated[code]!)) bits[row]! |= bit;
  }
}

function compareNumbers(
  before: NumberColumn,
  after: NumberColumn,
  earlierOf: Int32Array,
  bits: Int32Array,
  bit: number,
): void {
  if (before.length === 0 && after.length === 0) return;
  for (let row = 0; row < earlierOf.length; row++) {
    const old = earlierOf[row]!;
    if (old >= 0 && !sameNumber(before[old], after[row])) bits[row]! |= bit;
  }
}

function compareExtras(
  before: ElementTable,
  after: ElementTable,
  { earlierOf, laterOf }: RowMatch,
  bits: Int32Array,
): void {
  const members = ['passive', 'parties', 'riskGroups', 'attributes'] as const;
  const compare = (row: number, old: number): void => {
    const [a, b] = [before.extra.get(old), after.extra.get(row)];
    for (const member of members)
      if (canonicalJson(a?.[member] ?? null) !== canonicalJson(b?.[member] ?? null))
        bits[row]! |= 1 << FIELDS.indexOf(member);
  };
  for (const row of after.extra.keys()) if (earlierOf[row]! >= 0) compare(row, earlierOf[row]!);
  for (const old of before.extra.keys()) {
    const row = laterOf[old]!;
    if (row >= 0 && !after.extra.has(row)) compare(row, old);
  }
}
