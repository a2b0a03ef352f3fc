import { TABLES } from '../schema/tables.js';
import { sql } from 'kysely';
import type { Store } from '../store.js';
import { deleteRowsOf } from './snapshot-rows.js';

/**
 * Removes everything of a network marked deleted: rows, binaries, assessments, imports, drafts, grants, and last its own
 * row. Can be interrupted and run again. Jobs and the audit trail stay.
 */
export async function purgeNetwork(store: Store, networkId: string): Promise<void> {
  const snapshots = await store.db.selectFrom('snapshot').select('id').where('network_id', '=', networkId).execute();
  for (const { id } of snapshots) await deleteRowsOf(store, { networkId, snapshotId: id });
  const ofNetwork = TABLES.filter((table) => table.large || PURGED.has(table.name)).map((table) => table.name);
  for (const table of ofNetwork)
    await sql`delete from ${sql.table(table)} where network_id = ${networkId}`.execute(store.db);
  await store.db.deleteFrom('network').where('id', '=', networkId).where('deleted_at', 'is not', null).execute();
}

const PURGED: ReadonlySet<string> = new Set(['network_grant', 'upload', 'import', 'draft', 'draft_change']);
