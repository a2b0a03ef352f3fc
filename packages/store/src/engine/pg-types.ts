import pg from 'pg';

/** OIDs of PostgreSQL's built-in types whose JavaScript form we choose. */
const INT8 = 20;
const NUMERIC = 1700;

/**
 * How values arrive: `bigint` and `numeric` as numbers. Ours count bytes and rows, far below 2^53; a value beyond would
 * be silently rounded, so it is refused.
 */
export const pgTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
    if (oid === INT8 || oid === NUMERIC) return toNumber;
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
} as pg.CustomTypesConfig;

function toNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new RangeError(`The number ${text} cannot be held exactly`);
  return value;
}
