import type { Insertable, Selectable } from 'kysely';
import type { DraftChangeTable, DraftTable } from '../schema/database.js';
import type { Queryable } from '../store.js';

export type DraftRow = Selectable<DraftTable>;
export type DraftChangeRow = Selectable<DraftChangeTable>;

/** One draft per network and person. */
export interface DraftKey {
  readonly networkId: string;
  readonly personId: string;
}

/** With `lock` the draft is held until the transaction ends, so that two tabs of a person follow each other. */
export async function draftOf(
  db: Queryable,
  key: DraftKey,
  options: { readonly lock?: boolean } = {},
): Promise<DraftRow | undefined> {
  const query = db
    .selectFrom('draft')
    .selectAll()
    .where('network_id', '=', key.networkId)
    .where('person_id', '=', key.personId);
  return (options.lock ? query.forUpdate() : query).executeTakeFirst();
}

/** Begins a draft at version 0; one begun at the same moment by another request stays, and is returned. */
export async function createDraft(db: Queryable, draft: Omit<Insertable<DraftTable>, 'version'>): Promise<DraftRow> {
  await db
    .insertInto('draft')
    .values({ ...draft, version: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return db
    .selectFrom('draft')
    .selectAll()
    .where('network_id', '=', draft.network_id)
    .where('person_id', '=', draft.person_id)
    .executeTakeFirstOrThrow();
}

/** All changes, undone ones too, in order. */
export async function draftChanges(db: Queryable, key: DraftKey): Promise<DraftChangeRow[]> {
  return db
    .selectFrom('draft_change')
    .selectAll()
    .where('network_id', '=', key.networkId)
    .where('person_id', '=', key.personId)
    .orderBy('seq')
    .execute();
}

/** Appends a change after the last one that stands; what was undone is given up. Run it under the lock of the draft. */
export async function appendDraftChange(
  tx: Queryable,
  key: DraftKey,
  change: { readonly change: object; readonly sentence: string; readonly at: Date },
): Promise<DraftChangeRow> {
  await tx
    .deleteFrom('draft_change')
    .where('network_id', '=', key.networkId)
    .where('person_id', '=', key.personId)
    .where('undone', '=', true)
    .execute();
  const last = await tx
    .selectFrom('draft_change')
    .select('seq')
    .where('network_id', '=', key.networkId)
    .where('person_id', '=', key.personId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return tx
    .insertInto('draft_change')
    .values({
      network_id: key.networkId,
      person_id: key.personId,
      seq: (last?.seq ?? 0) + 1,
      change: JSON.stringify(change.change),
      sentence: change.sentence,
      at: change.at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Undoes or redoes one change; false where there is none to. Undo takes the last that stands, redo the first undone. */
export async function setDraftChangeUndone(tx: Queryable, key: DraftKey, undone: boolean): Promise<boolean> {
  const next = await tx
    .selectFrom('draft_change')
    .select('seq')
    .where('network_id', '=', key.networkId)
    .where('person_id', '=', key.personId)
    .where('undone', '=', !undone)
    .orderBy('seq', undone ? 'desc' : 'asc')
    .limit(1)
    .executeTakeFirst();
  if (!next) return false;
  await tx
    .updateTable('draft_change')
    .set({ undone })
    .where('network_id', '=', key.networkId)
    .where('person_id', '=', key.personId)
    .where('seq', '=', next.seq)
    .execute();
  return true;
}

/** Counts a change of the draft; returns the new version, undefined where the draft is gone. */
export async function bumpDraft(
  tx: Queryable,
  key: DraftKey,
  change: { readonly baseSnapshotId?: string } = {},
): Promise<number | undefined> {
  const row = await tx
    .updateTable('draft')
    .set((eb) => ({
      version: eb('version', '+', 1),
      ...(change.baseSnapshotId === undefined ? {} : { base_snapshot_id: change.baseSnapshotId }),
    }))
    .where('network_id', '=', key.networkId)
    .where('person_id', '=', key.personId)
    .returning('version')
    .executeTakeFirst();
  return row?.version;
}

/** False where there was none. */
export async function deleteDraft(tx: Queryable, key: DraftKey): Promise<boolean> {
  await tx
    .deleteFrom('draft_change')
    .where('network_id', '=', key.networkId)
    .where('person_id', '=', key.personId)
    .execute();
  const result = await tx
    .deleteFrom('draft')
    .where('network_id', '=', key.networkId)
    .where('person_id', '=', key.personId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
