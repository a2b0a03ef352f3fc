import { byCodeUnits, ELEMENT_KIND_NAMES, type DictColumn, type ElementTable } from '@cleanpath/model';
import type { Study } from '../study.js';
import type { ElementSort } from './view-types.js';

const memo = new WeakMap<Uint8Array, Map<ElementSort, Int32Array>>();
const byIdMemo = new WeakMap<ElementTable, Int32Array>();

/** Element rows in the order of a list; made once per sort. Equal ones come by id. */
export function elementOrder(study: Study, effective: Uint8Array, sort: ElementSort): Int32Array {
  const known = memo.get(effective) ?? new Map<ElementSort, Int32Array>();
  memo.set(effective, known);
  let order = known.get(sort);
  if (!order) known.set(sort, (order = orderBy(study, effective, sort)));
  return order;
}

function orderBy(study: Study, effective: Uint8Array, sort: ElementSort): Int32Array {
  const { elements } = study.dossier;
  const byId = rowsById(elements);
  switch (sort) {
    case 'state':
      // Worst first; of equal states those at fault themselves before those that depend on them.
      return bucketed(byId, 9, (row) => 8 - (effective[row]! * 3 + study.own.state[row]!));
    case 'kind': {
      const rank = ranksOf(ELEMENT_KIND_NAMES);
      return bucketed(byId, rank.length, (row) => rank[elements.kind[row]!]!);
    }
    case 'region':
      return byColumn(byId, elements.text.region);
    case 'name':
      return byTitle(elements, byId);
  }
}

export function rowsById(elements: ElementTable): Int32Array {
  let order = byIdMemo.get(elements);
  if (!order) byIdMemo.set(elements, (order = sortedRows(elements.ids)));
  return order;
}

function sortedRows(texts: readonly string[]): Int32Array {
  const rows = Int32Array.from({ length: texts.length }, (_, row) => row);
  // Snapshots hold elements by id already.
  for (let row = 1; row < texts.length; row++)
    if (texts[row - 1]! >= texts[row]!) return rows.sort((a, b) => byCodeUnits(texts[a]!, texts[b]!));
  return rows;
}

/** By the value of a column, those without one last. */
function byColumn(byId: Int32Array, { values, codes }: DictColumn): Int32Array {
  const rank = ranksOf(values);
  return bucketed(byId, values.length + 1, (row) => {
    const code = codes[row] ?? -1;
    return code < 0 ? values.length : rank[code]!;
  });
}

/** By name, or by id where there is none, as lists show them. */
function byTitle(elements: ElementTable, byId: Int32Array): Int32Array {
  const { values, codes } = elements.text.name;
  const nameless = codes.length === 0 ? elements.count : codes.reduce((sum, code) => sum + (code < 0 ? 1 : 0), 0);
  if (nameless === elements.count) return byId;
  if (nameless === 0) return byColumn(byId, elements.text.name);
  const titles = [...values];
  const titleOf = Int32Array.from({ length: elements.count }, (_, row) => {
    const code = codes[row]!;
    return code >= 0 ? code : titles.push(elements.ids[row]!) - 1;
  });
  return byColumn(byId, { values: titles, codes: titleOf });
}

/** Position of each value in the order of code units. Equal values cannot occur in a dictionary; titles may repeat. */
function ranksOf(values: readonly string[]): Int32Array {
  const order = sortedRows(values);
  const rank = new Int32Array(values.length);
  for (let i = 1; i < order.length; i++)
    rank[order[i]!] = rank[order[i - 1]!]! + (values[order[i]!] === values[order[i - 1]!] ? 0 : 1);
  return rank;
}

/** Counting sort: stable, so that rows of one bucket keep their order. */
function bucketed(rows: Int32Array, buckets: number, bucketOf: (row: number) => number): Int32Array {
  const next = new Int32Array(buckets + 1);
  for (const row of rows) next[bucketOf(row) + 1]!++;
  for (let b = 0; b < buckets; b++) next[b + 1]! += next[b]!;
  const sorted = new Int32Array(rows.length);
  for (const row of rows) sorted[next[bucketOf(row)]!++] = row;
  return sorted;
}
