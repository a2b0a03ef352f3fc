import { sql } from 'kysely';
import { TABLES } from './schema/tables.js';
import type { Store } from './store.js';

/**
 * Makes the room of deleted rows free again and renews what the planner knows of each table. A server does so by
 * itself (autovacuum); the embedded engine has nobody to do it and would grow with every upload. One table at a time,
 * so that others take turns at the one connection.
 */
export async function tidyStore(store: Store): Promise<void> {
  if (!store.embedded) return;
  for (const { name } of TABLES) await sql`vacuum (analyze) ${sql.table(name)}`.execute(store.db);
}
