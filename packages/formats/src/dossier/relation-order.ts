/** Rows of one element up to this number are sorted by insertion. */
const INSERTION_SIZE = 24;

/**
 * Relation rows sorted by (from, to), rows with equal ends in input order: a counting sort by `from`, then every row
 * list by `to`. `off[v] … off[v + 1]` are the positions in `rows` of the relations that begin at v.
 */
export function relationsByEnds(
  from: Int32Array,
  to: Int32Array,
  count: number,
  elements: number,
): { readonly rows: Int32Array; readonly off: Int32Array } {
  const off = new Int32Array(elements + 1);
  for (let row = 0; row < count; row++) off[from[row]! + 1]!++;
  for (let v = 0; v < elements; v++) off[v + 1]! += off[v]!;
  const next = off.slice(0, elements);
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row++) rows[next[from[row]!]!++] = row;
  for (let v = 0; v < elements; v++) {
    const start = off[v]!;
    const end = off[v + 1]!;
    if (end - start > INSERTION_SIZE) sortLarge(rows, to, start, end);
    else if (end - start > 1) sortSmall(rows, to, start, end);
  }
  return { rows, off };
}

function sortSmall(rows: Int32Array, to: Int32Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const row = rows[i]!;
    const target = to[row]!;
    let k = i;
    while (k > start && to[rows[k - 1]!]! > target) {
      rows[k] = rows[k - 1]!;
      k--;
    }
    rows[k] = row;
  }
}

/** Sorts `to` and position as one number, exact below 2^53: ten million elements times fifty million relations fit. */
function sortLarge(rows: Int32Array, to: Int32Array, start: number, end: number): void {
  const size = end - start;
  const keys = new Float64Array(size);
  for (let i = 0; i < size; i++) keys[i] = to[rows[start + i]!]! * size + i;
  keys.sort();
  const before = rows.slice(start, end);
  for (let i = 0; i < size; i++) rows[start + i] = before[keys[i]! % size]!;
}
