/** Rows of a table that stay, as stretches `start ≤ row < end` in order, and how many rows follow them. */
export interface Runs {
  readonly kept: readonly (readonly [start: number, end: number])[];
  /** Rows kept. */
  readonly count: number;
  /** Rows in the new table: the kept ones, then those appended. */
  readonly total: number;
}

type Column = Uint8Array | Int32Array | Float64Array;

/** Stretches between the dropped rows; `dropped` ascends. */
export function runsWithout(rows: number, dropped: readonly number[], appended: number): Runs {
  const kept: (readonly [number, number])[] = [];
  let start = 0;
  for (const row of dropped) {
    if (row > start) kept.push([start, row]);
    start = row + 1;
  }
  if (rows > start) kept.push([start, rows]);
  const count = rows - dropped.length;
  return { kept, count, total: count + appended };
}

/** Copies the kept rows to the front of a new column; block copies, so that few changes to a large table stay cheap. */
export function copyKept<T extends Column>(source: T, target: T, runs: Runs): T {
  let at = 0;
  for (const [start, end] of runs.kept) {
    target.set(source.subarray(start, end), at);
    at += end - start;
  }
  return target;
}

/** New row of an old one; -1 where it was dropped. */
export function newRowOf(runs: Runs): (row: number) => number {
  const { kept } = runs;
  const before = new Array<number>(kept.length);
  let sum = 0;
  kept.forEach(([start, end], i) => {
    before[i] = sum;
    sum += end - start;
  });
  return (row) => {
    let low = 0;
    let high = kept.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [start, end] = kept[middle]!;
      if (row < start) high = middle - 1;
      else if (row >= end) low = middle + 1;
      else return before[middle]! + row - start;
    }
    return -1;
  };
}

/** A map by row after rows moved. */
export function movedRows<V>(map: ReadonlyMap<number, V>, runs: Runs): Map<number, V> {
  const rowOf = newRowOf(runs);
  const moved = new Map<number, V>();
  for (const [row, value] of map) {
    const next = rowOf(row);
    if (next >= 0) moved.set(next, value);
  }
  return moved;
}
