/**
 * Relation rows sorted by (from, to), rows with equal ends in input order: two counting sorts, linear in relations and
 * elements whatever their degrees. `off[v] … off[v + 1]` are the positions in `rows` of the relations that begin at v.
 */
export function relationsByEnds(
  from: Int32Array,
  to: Int32Array,
  count: number,
  elements: number,
): { readonly rows: Int32Array; readonly off: Int32Array } {
  const byTo = new Int32Array(count);
  countingSort(to, undefined, count, elements, byTo);
  const rows = new Int32Array(count);
  const off = countingSort(from, byTo, count, elements, rows);
  return { rows, off };
}

/** Sorts row numbers by a key, stably over the order given; returns where each key begins. */
function countingSort(
  key: Int32Array,
  order: Int32Array | undefined,
  count: number,
  keys: number,
  out: Int32Array,
): Int32Array {
  const off = new Int32Array(keys + 1);
  for (let row = 0; row < count; row++) off[key[row]! + 1]!++;
  for (let k = 0; k < keys; k++) off[k + 1]! += off[k]!;
  const next = off.slice(0, keys);
  for (let i = 0; i < count; i++) {
    const row = order === undefined ? i : order[i]!;
    out[next[key[row]!]!++] = row;
  }
  return off;
}
