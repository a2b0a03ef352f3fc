import { sql, type RawBuilder } from 'kysely';
import type { TableInfo } from '../schema/tables.js';
import type { Queryable } from '../store.js';
import type { Column } from './table-columns.js';

/**
 * A row in the form that is the same on every engine: each value as text (moments in UTC with milliseconds, binaries in
 * base64), null as null, in the order of the columns.
 */
export type PortableRow = (string | null)[];

/** Characters of one page of rows that reading aims at: bounded memory whatever the rows hold. */
const PAGE_CHARACTERS = 4_000_000;
const FIRST_PAGE = 256;
/** First page of a table with binaries, whose rows have up to 1 MiB. */
const FIRST_BINARY_PAGE = 4;
const LONGEST_PAGE = 20_000;

/** Reads a table in the order of its primary key, page by page. */
export async function* readTable(
  db: Queryable,
  table: TableInfo,
  columns: readonly Column[],
): AsyncGenerator<PortableRow[], void, undefined> {
  const key = table.key.map((name) => sql.ref(name));
  const at = table.key.map((name) => columns.findIndex((column) => column.name === name));
  const types = at.map((index) => columns[index]!.type);
  let limit = columns.some((column) => column.type === 'bytea') ? FIRST_BINARY_PAGE : FIRST_PAGE;
  let last: PortableRow | undefined;
  for (;;) {
    const after = last;
    const beyond: RawBuilder<unknown> = after
      ? sql`where (${sql.join(key)}) > (${sql.join(at.map((index, part) => sql`${after[index]}::${sql.raw(types[part]!)}`))})`
      : sql``;
    const result = await sql<Record<string, string | Uint8Array | null>>`
      select ${sql.join(columns.map(portable))} from ${sql.table(table.name)} ${beyond}
      order by ${sql.join(key)} limit ${limit}`.execute(db);
    const rows = result.rows.map((row) => columns.map((_, index) => textOf(row[`c${index}`] ?? null)));
    if (rows.length > 0) yield rows;
    if (rows.length < limit) return;
    last = rows.at(-1);
    limit = nextLimit(limit, rows);
  }
}

function portable(column: Column, index: number): RawBuilder<unknown> {
  const name = sql.ref(column.name);
  const as = sql.ref(`c${index}`);
  if (column.type === 'bytea') return sql`${name} as ${as}`;
  // The text of a moment depends on settings of the session; this does not.
  if (column.type === 'timestamptz')
    return sql`to_char(${name} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${as}`;
  return sql`${name}::text as ${as}`;
}

function textOf(value: string | Uint8Array | null): string | null {
  return value === null || typeof value === 'string' ? value : Buffer.from(value).toString('base64');
}

function nextLimit(limit: number, rows: readonly PortableRow[]): number {
  let characters = 1;
  for (const row of rows) for (const value of row) characters += value?.length ?? 0;
  const fitting = Math.floor((rows.length * PAGE_CHARACTERS) / characters);
  // Never many times the page before: the next rows may be larger.
  return Math.max(1, Math.min(fitting, limit * 4, LONGEST_PAGE));
}
