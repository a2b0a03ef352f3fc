import {
  byCodeUnits,
  canonicalJson,
  dictValue,
  RELATION_NUMBER_COLUMNS,
  type Dossier,
  type RelationTable,
} from '@cleanpath/model';
import { relationsByEnds } from '../dossier/relation-order.js';
import { sortedOrder } from './sort-texts.js';

/** Row orders that depend on the facts only. */
export interface CanonicalOrder {
  /** Old element row of each new row. */
  readonly elements: Int32Array;
  /** New element row of each old row. */
  readonly rank: Int32Array;
  /** Old relation row of each new row. */
  readonly relations: Int32Array;
}

/** Elements by id; relations by new ends, then type, then everything else they state. */
export function canonicalOrder({ elements, relations }: Dossier): CanonicalOrder {
  const order = sortedOrder(elements.ids);
  const rank = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) rank[order[i]!] = i;
  const from = new Int32Array(relations.count);
  const to = new Int32Array(relations.count);
  for (let r = 0; r < relations.count; r++) {
    from[r] = rank[relations.from[r]!]!;
    to[r] = rank[relations.to[r]!]!;
  }
  const { rows } = relationsByEnds(from, to, relations.count, elements.count);
  let start = 0;
  for (let i = 1; i <= rows.length; i++) {
    const first = rows[start]!;
    if (i < rows.length && from[rows[i]!] === from[first] && to[rows[i]!] === to[first]) continue;
    if (i - start > 1) sortRun(rows.subarray(start, i), relations);
    start = i;
  }
  return { elements: order, rank, relations: rows };
}

function sortRun(run: Int32Array, relations: RelationTable): void {
  const keys = new Map<number, string>();
  const keyOf = (row: number): string => {
    let key = keys.get(row);
    if (key === undefined) keys.set(row, (key = factsKey(relations, row)));
    return key;
  };
  run.sort((a, b) => relations.type[a]! - relations.type[b]! || byCodeUnits(keyOf(a), keyOf(b)));
}

/** Everything a relation states but its ends and type, as text. */
function factsKey(relations: RelationTable, row: number): string {
  const numbers = RELATION_NUMBER_COLUMNS.map((column) => relations.number[column][row] ?? Number.NaN);
  return canonicalJson([
    relations.forward[row]!,
    dictValue(relations.group, row) ?? null,
    relations.need[row]!,
    ...numbers.map((value) => (Number.isNaN(value) ? null : value)),
    relations.attributes.get(row) ?? null,
  ]);
}
