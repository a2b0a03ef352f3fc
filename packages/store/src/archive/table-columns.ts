import { sql } from 'kysely';
import type { Queryable } from '../store.js';

export interface Column {
  readonly name: string;
  /** PostgreSQL's own name of the type: `text`, `int4`, `timestamptz` … */
  readonly type: string;
}

/** Columns of every table of the schema in use, in their order, by table. */
export async function tableColumns(db: Queryable): Promise<Map<string, Column[]>> {
  const { rows } = await sql<{ table: string; name: string; type: string }>`
    select table_name as table, column_name as name, udt_name as type from information_schema.columns
    where table_schema = current_schema() order by table_name, ordinal_position`.execute(db);
  const columns = new Map<string, Column[]>();
  for (const { table, name, type } of rows) {
    const of = columns.get(table);
    if (of) of.push({ name, type });
    else columns.set(table, [{ name, type }]);
  }
  return columns;
}
