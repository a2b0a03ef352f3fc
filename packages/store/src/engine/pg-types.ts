import pg from 'pg';

/** OIDs of PostgreSQL's built-in types whose JavaScript form we choose. */
const INT8 = 20;
const NUMERIC = 1700;
const OURS: ReadonlySet<number> = new Set([INT8, NUMERIC]);

/**
 * How values arrive: `bigint` and `numeric` as numbers. Ours count bytes and rows, far below 2^53; a value beyond would
 * be silently rounded, so it is refused.
 */
export const pgTypes = {
  getTypeParser(oid: Parameters<typeof pg.types.getTypeParser>[0], format?: 'text' | 'binary'): unknown {
    if (OURS.has(oid)) return toNumber;
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
};

function toNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new RangeError(`The number ${text} cannot be held exactly`);
  return value;
}
