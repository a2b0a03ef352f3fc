import type { ConcentrationInput, ScopeDimension } from './types.js';

/** Elements sorted into the cells of a scope: those of cell c are `elements[offsets[c] .. offsets[c + 1])`, ascending. */
export interface ScopeCells {
  readonly offsets: Int32Array;
  readonly elements: Int32Array;
  /** Codes of each cell, in the order of the dimensions; -1 where not stated. */
  readonly codes: readonly (readonly number[])[];
}

/** Combinations up to which a table finds the cell of an element; above, a map does. */
const TABLE_SIZE = 1 << 22;

/** Only cells with elements exist. They are ordered by their codes, the first dimension first, "not stated" before all. */
export function scopeCells(input: ConcentrationInput, scope: readonly ScopeDimension[]): ScopeCells {
  const columns = scope.map((dimension) => input.dimensions[dimension] ?? new Int32Array(0));
  const sizes = columns.map((column) => largestCode(column) + 2);
  const { keys, counted } = keysOf(input, columns, sizes);
  const combinations = sizes.reduce((a, b) => a * b, 1);
  const distinct = combinations <= TABLE_SIZE ? usedInTable(keys, counted, combinations) : usedInMap(keys, counted);
  const offsets = new Int32Array(distinct.used.length + 1);
  const cell = new Int32Array(counted.length);
  for (let i = 0; i < counted.length; i++) offsets[(cell[i] = distinct.cellOf(keys[i]!)) + 1]!++;
  for (let c = 0; c < distinct.used.length; c++) offsets[c + 1]! += offsets[c]!;
  const elements = new Int32Array(counted.length);
  const next = offsets.slice();
  for (let i = 0; i < counted.length; i++) elements[next[cell[i]!]!++] = counted[i]!;
  return { offsets, elements, codes: distinct.used.map((key) => codesOf(key, sizes)) };
}

function keysOf(
  { elementCount, include }: ConcentrationInput,
  columns: readonly (Int32Array | Uint8Array)[],
  sizes: readonly number[],
): { keys: Float64Array; counted: Int32Array } {
  const counted = new Int32Array(elementCount);
  const keys = new Float64Array(elementCount);
  let count = 0;
  for (let v = 0; v < elementCount; v++) if (include?.[v] !== 0) counted[count++] = v;
  for (const [d, column] of columns.entries()) {
    const size = sizes[d]!;
    for (let i = 0; i < count; i++) keys[i] = keys[i]! * size + (column[counted[i]!] ?? -1) + 1;
  }
  return { keys: keys.subarray(0, count), counted: counted.subarray(0, count) };
}

/** A column nobody wrote is shorter than the table and reads as not stated. */
function largestCode(column: Int32Array | Uint8Array): number {
  let largest = -1;
  for (let v = 0; v < column.length; v++) if (column[v]! > largest) largest = column[v]!;
  return largest;
}

function codesOf(key: number, sizes: readonly number[]): number[] {
  let rest = key;
  return sizes
    .toReversed()
    .map((size) => {
      const code = (rest % size) - 1;
      rest = Math.floor(rest / size);
      return code;
    })
    .reverse();
}

interface DistinctKeys {
  /** Ascending. */
  readonly used: readonly number[];
  readonly cellOf: (key: number) => number;
}

function usedInTable(keys: Float64Array, counted: Int32Array, combinations: number): DistinctKeys {
  const table = new Int32Array(combinations).fill(-1);
  for (let i = 0; i < counted.length; i++) table[keys[i]!] = 0;
  const used: number[] = [];
  for (let key = 0; key < combinations; key++) if (table[key] === 0) table[key] = used.push(key) - 1;
  return { used, cellOf: (key) => table[key]! };
}

function usedInMap(keys: Float64Array, counted: Int32Array): DistinctKeys {
  const distinct = new Set<number>();
  for (let i = 0; i < counted.length; i++) distinct.add(keys[i]!);
  const used = [...distinct].sort((a, b) => a - b);
  const cells = new Map(used.map((key, cell) => [key, cell]));
  return { used, cellOf: (key) => cells.get(key)! };
}
