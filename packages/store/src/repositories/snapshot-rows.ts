import { sql } from 'kysely';
import type { Store } from '../store.js';
import { BULK_ROWS } from './bulk-column.js';
import { bulkInsert } from './bulk-insert.js';
import { snapshotRowCount, snapshotRowParts, type SnapshotFacts, type SnapshotRowPart } from './snapshot-row-parts.js';

export interface SnapshotKey {
  readonly networkId: string;
  readonly snapshotId: string;
}

export interface WriteRowsOptions {
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops between two statements. */
  readonly signal?: AbortSignal;
}

/**
 * Writes the queryable rows of a snapshot that is not published yet, in statements of their own: nobody waits long for
 * the one connection of the embedded engine. Written again from the start it replaces what an interrupted try left.
 */
export async function writeSnapshotRows(
  store: Store,
  key: SnapshotKey,
  facts: SnapshotFacts,
  options: WriteRowsOptions = {},
): Promise<void> {
  const total = snapshotRowCount(facts);
  let done = 0;
  await deleteRowsOf(store, key);
  for (const part of snapshotRowParts(facts)) {
    options.signal?.throwIfAborted();
    await writeSnapshotRowPart(store, key, part);
    done += part.rows;
    options.onProgress?.(done, total);
  }
  await writeSites(store, key);
}

/** Writes one part of the rows of a snapshot that is not published yet; `deleteRowsOf` before the first. */
export async function writeSnapshotRowPart(store: Store, key: SnapshotKey, part: SnapshotRowPart): Promise<void> {
  const constants = { network_id: key.networkId, snapshot_id: key.snapshotId };
  await bulkInsert(store.db, part.table, constants, part.columns);
}

/** Removes the rows of all snapshots of a network but one, after that one was published. */
export async function deleteOlderRows(store: Store, key: SnapshotKey): Promise<void> {
  const others = new Set<string>();
  for (const table of ROW_TABLES) {
    const rows = await store.db
      .selectFrom(table)
      .select('snapshot_id')
      .distinct()
      .where('network_id', '=', key.networkId)
      .where('snapshot_id', '!=', key.snapshotId)
      .execute();
    for (const row of rows) others.add(row.snapshot_id);
  }
  for (const snapshotId of others) await deleteRowsOf(store, { networkId: key.networkId, snapshotId });
}

/** Removes the rows of one snapshot, the large table in bounded statements. */
export async function deleteRowsOf(store: Store, key: SnapshotKey): Promise<void> {
  for (;;) {
    const { numAffectedRows } = await sql`delete from element_row
      where network_id = ${key.networkId} and snapshot_id = ${key.snapshotId} and element_id in (
        select element_id from element_row where network_id = ${key.networkId} and snapshot_id = ${key.snapshotId}
        order by element_id limit ${BULK_ROWS})`.execute(store.db);
    if ((numAffectedRows ?? 0n) < BigInt(BULK_ROWS)) break;
  }
  for (const table of ROW_TABLES.slice(1))
    await store.db
      .deleteFrom(table)
      .where('network_id', '=', key.networkId)
      .where('snapshot_id', '=', key.snapshotId)
      .execute();
}

const ROW_TABLES = ['element_row', 'site_row', 'supplier_row', 'product_row', 'demand_row', 'evidence_row'] as const;

/** Counts the elements of each site, after the last part of the rows. */
export async function writeSites(store: Store, key: SnapshotKey): Promise<void> {
  await sql`insert into site_row (network_id, snapshot_id, site, region, elements)
    select ${key.networkId}, ${key.snapshotId}, site, min(region), count(*)::integer from element_row
    where network_id = ${key.networkId} and snapshot_id = ${key.snapshotId} and site is not null
    group by site`.execute(store.db);
}
