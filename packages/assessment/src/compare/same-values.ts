import type { DictColumn } from '@cleanpath/model';

/** Earlier code of each later value; -2 for one that is new. */
export function translation(before: DictColumn, after: DictColumn): Int32Array {
  const codes = new Map(before.values.map((value, code) => [value, code]));
  return Int32Array.from(after.values, (value) => codes.get(value) ?? -2);
}

/** Absent numbers are NaN or beyond the end of an empty column. */
export function sameNumber(a = Number.NaN, b = Number.NaN): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}
