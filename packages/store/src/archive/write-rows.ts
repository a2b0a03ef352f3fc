import { sql } from 'kysely';
import type { TableInfo } from '../schema/tables.js';
import type { Queryable } from '../store.js';
import type { PortableRow } from './read-table.js';
import type { Column } from './table-columns.js';

/** Writes rows in their portable form. */
export async function writeRows(
  tx: Queryable,
  table: TableInfo['name'],
  columns: readonly Column[],
  rows: readonly PortableRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = sql.join(columns.map((column) => sql.ref(column.name)));
  if (columns.some((column) => column.type === 'bytea')) {
    // Each by itself, with the binary as a binary parameter: in an array it would travel as twice its size of text.
    for (const row of rows) {
      const values = columns.map((column, index) => {
        const value = row[index] ?? null;
        if (column.type === 'bytea' && value !== null) return sql`${Buffer.from(value, 'base64')}::bytea`;
        return sql`${value}::${sql.raw(column.type)}`;
      });
      await sql`insert into ${sql.table(table)} (${names}) values (${sql.join(values)})`.execute(tx);
    }
    return;
  }
  const arrays = columns.map((_, index) => sql`${rows.map((row) => row[index] ?? null)}::text[]`);
  const values = columns.map((column, index) => sql`u.${sql.ref(`c${index}`)}::${sql.raw(column.type)}`);
  await sql`insert into ${sql.table(table)} (${names}) select ${sql.join(values)}
    from unnest(${sql.join(arrays)}) as u (${sql.join(columns.map((_, index) => sql.ref(`c${index}`)))})`.execute(tx);
}
