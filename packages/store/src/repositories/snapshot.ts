import type { Insertable, Selectable } from 'kysely';
import { fail } from '@cleanpath/model';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../paging.js';
import type { SnapshotTable } from '../schema/database.js';
import type { Queryable } from '../store.js';
import { lockNetwork, type NetworkRow } from './network.js';

export type SnapshotRow = Selectable<SnapshotTable>;
/** `counts` and `synthetic` are JSON texts. */
export type NewSnapshot = Omit<Insertable<SnapshotTable>, 'seq' | 'state'>;

/**
 * Begins a snapshot: it exists for nobody until `publishSnapshot`. Binary (`writeBlob` with kind `snapshot`) and rows
 * (`writeSnapshotRows`) are written between.
 */
export async function insertSnapshot(db: Queryable, snapshot: NewSnapshot): Promise<void> {
  await db
    .insertInto('snapshot')
    .values({ ...snapshot, seq: 0, state: 'storing' })
    .execute();
}

/**
 * Makes a snapshot that is stored whole the current one of its network; give the transaction. Returns the network as it
 * then is. Throws `not-found` where network or snapshot went away meanwhile.
 */
export async function publishSnapshot(
  tx: Queryable,
  key: { readonly networkId: string; readonly snapshotId: string; readonly bytes?: number },
): Promise<{ network: NetworkRow; snapshot: SnapshotRow }> {
  // Serialises the numbering: two imports applied at once follow each other.
  if (!(await lockNetwork(tx, key.networkId))) throw fail('not-found', { value: key.networkId });
  const newest = await tx
    .selectFrom('snapshot')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('network_id', '=', key.networkId)
    .where('state', '=', 'ready')
    .executeTakeFirst();
  const snapshot = await tx
    .updateTable('snapshot')
    .set({
      state: 'ready',

      seq: (newest?.seq ?? 0) + 1,
      ...(key.bytes === undefined ? {} : { bytes: key.bytes }),
    })
    .where('network_id', '=', key.networkId)
    .where('id', '=', key.snapshotId)
    .where('state', '=', 'storing')
    .returningAll()
    .executeTakeFirst();
  if (!snapshot) throw fail('not-found', { value: key.snapshotId });
  const network = await tx
    .updateTable('network')
    .set((eb) => ({ current_snapshot_id: key.snapshotId, version: eb('version', '+', 1) }))
    .where('id', '=', key.networkId)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { network, snapshot };
}

/** A snapshot that is ready; undefined else. */
export async function snapshotById(db: Queryable, networkId: string, id: string): Promise<SnapshotRow | undefined> {
  return db
    .selectFrom('snapshot')
    .selectAll()
    .where('network_id', '=', networkId)
    .where('id', '=', id)
    .where('state', '=', 'ready')
    .executeTakeFirst();
}

/** The newest ready snapshot with these facts. */
export async function snapshotByHash(db: Queryable, networkId: string, hash: string): Promise<SnapshotRow | undefined> {
  return db
    .selectFrom('snapshot')
    .selectAll()
    .where('network_id', '=', networkId)
    .where('hash', '=', hash)
    .where('state', '=', 'ready')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function snapshotsByIds(
  db: Queryable,
  networkIds: readonly string[],
  ids: readonly string[],
): Promise<SnapshotRow[]> {
  if (ids.length === 0 || networkIds.length === 0) return [];
  return db
    .selectFrom('snapshot')
    .selectAll()
    .where('network_id', 'in', [...networkIds])
    .where('id', 'in', [...ids])
    .where('state', '=', 'ready')
    .execute();
}

/** Ready snapshots, newest first. */
export async function listSnapshots(db: Queryable, networkId: string, page: PageRequest): Promise<Page<SnapshotRow>> {
  const after = decodeCursor(page.cursor, 'n');
  let query = db
    .selectFrom('snapshot')
    .selectAll()
    .where('network_id', '=', networkId)
    .where('state', '=', 'ready')
    .orderBy('seq', 'desc')
    .limit(page.limit + 1);
  if (after) query = query.where('seq', '<', Number(after[0]));
  return pageOf(
    await query.execute(),
    page.limit,
    (row) => [row.seq],
    (row) => row,
  );
}

/** Snapshots begun before a moment and never published: what a crash leaves. */
export async function unfinishedSnapshots(db: Queryable, before: Date): Promise<{ network_id: string; id: string }[]> {
  return db
    .selectFrom('snapshot')
    .select(['network_id', 'id'])
    .where('state', '=', 'storing')
    .where('created_at', '<', before)
    .orderBy('network_id')
    .orderBy('id')
    .execute();
}

/** Removes the row of a snapshot that was never published; remove its binary and rows first. */
export async function deleteUnfinishedSnapshot(db: Queryable, networkId: string, id: string): Promise<void> {
  await db
    .deleteFrom('snapshot')
    .where('network_id', '=', networkId)
    .where('id', '=', id)
    .where('state', '=', 'storing')
    .execute();
}
