import { fail } from '@cleanpath/model';

export interface PageRequest {
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface Page<T> {
  readonly items: T[];
  /** Absent on the last page. */
  readonly next?: string;
}

/** Where a page ended: the sort key of its last row. */
export type CursorKey = readonly (string | number)[];

/** Parts of a cursor, by position: `s` text, `n` number, `d` moment as ISO text. */
export type CursorShape = string;

/** Longest cursor that is looked at; ours are far shorter. */
const MAX_CURSOR = 2000;

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key in a cursor, checked against its shape; a cursor from outside that does not fit is `cursor-invalid`. */
export function decodeCursor(cursor: string | undefined, shape: CursorShape): CursorKey | undefined {
  if (cursor === undefined) return undefined;
  const key = cursor.length > MAX_CURSOR ? undefined : parse(cursor);
  const fits =
    Array.isArray(key) && key.length === shape.length && key.every((part: unknown, at) => fitsShape(part, shape[at]!));
  if (!fits) throw fail('cursor-invalid');
  return key as CursorKey;
}

/**
 * Makes a page of up to `limit + 1` rows: the row too many only says that there are more.
 */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  keyOf: (row: R) => CursorKey,
  itemOf: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(itemOf);
  return rows.length > limit && last !== undefined ? { items, next: encodeCursor(keyOf(last)) } : { items };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function fitsShape(part: unknown, shape: string): boolean {
  if (shape === 'n') return typeof part === 'number' && Number.isSafeInteger(part);
  // A NUL never came from us and no database text can hold it.
  if (typeof part !== 'string' || part.includes('\u0000')) return false;
  return shape !== 'd' || (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(part) && !Number.isNaN(Date.parse(part)));
}
