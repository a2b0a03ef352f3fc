import type { Insertable, Selectable } from 'kysely';
import type { UploadTable } from '../schema/database.js';
import type { Queryable } from '../store.js';

export type UploadRow = Selectable<UploadTable>;

/** Begins an upload in state `receiving`; its bytes go to `writeBlob` with kind `upload`. */
export async function insertUpload(
  db: Queryable,
  upload: Pick<Insertable<UploadTable>, 'id' | 'network_id' | 'organisation_id' | 'person_id' | 'name' | 'created_at'>,
): Promise<void> {
  await db
    .insertInto('upload')
    .values({ ...upload, state: 'receiving', bytes: 0, sha256: null })
    .execute();
}

/** The bytes are all here; undefined where the upload went away. */
export async function completeUpload(
  db: Queryable,
  key: { readonly networkId: string; readonly id: string },
  facts: { readonly bytes: number; readonly sha256: string },
): Promise<UploadRow | undefined> {
  return db
    .updateTable('upload')
    .set({ state: 'complete', bytes: facts.bytes, sha256: facts.sha256 })
    .where('network_id', '=', key.networkId)
    .where('id', '=', key.id)
    .where('state', '=', 'receiving')
    .returningAll()
    .executeTakeFirst();
}

/** Complete or used uploads among the ids, in the order of the ids; those unknown are left out. */
export async function uploadsByIds(db: Queryable, networkId: string, ids: readonly string[]): Promise<UploadRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('upload')
    .selectAll()
    .where('network_id', '=', networkId)
    .where('id', 'in', [...ids])
    .where('state', '!=', 'receiving')
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function markUploadsUsed(db: Queryable, networkId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('upload')
    .set({ state: 'used' })
    .where('network_id', '=', networkId)
    .where('id', 'in', [...ids])
    .execute();
}

/** Removes the row; remove the binary first. */
export async function deleteUpload(db: Queryable, networkId: string, id: string): Promise<void> {
  await db.deleteFrom('upload').where('network_id', '=', networkId).where('id', '=', id).execute();
}

/** Uploads begun before a moment, oldest first, at most `limit`: to be tidied away. */
export async function uploadsBefore(db: Queryable, before: Date, limit: number): Promise<UploadRow[]> {
  return db
    .selectFrom('upload')
    .selectAll()
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(limit)
    .execute();
}
