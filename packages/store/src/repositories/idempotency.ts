import type { Selectable } from 'kysely';
import type { IdempotencyTable } from '../schema/database.js';
import type { Queryable } from '../store.js';

export type IdempotencyRow = Selectable<IdempotencyTable>;

export interface IdempotencyKey {
  readonly organisationId: string;
  readonly actorId: string;
  readonly key: string;
}

/**
 * Takes a key for a first request; undefined then. Otherwise what is kept of the first: its request hash, and its
 * answer once there is one (`status` null while it is under way).
 */
export async function takeIdempotencyKey(
  db: Queryable,
  key: IdempotencyKey,
  requestHash: string,
  now: Date,
): Promise<IdempotencyRow | undefined> {
  const taken = await db
    .insertInto('idempotency')
    .values({
      organisation_id: key.organisationId,
      actor_id: key.actorId,
      key: key.key,
      request_hash: requestHash,
      status: null,
      response: null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (taken) return undefined;
  const first = await db
    .selectFrom('idempotency')
    .selectAll()
    .where('organisation_id', '=', key.organisationId)
    .where('actor_id', '=', key.actorId)
    .where('key', '=', key.key)
    .executeTakeFirst();
  // Given free between the two statements: this request is the first after all.
  return first ?? takeIdempotencyKey(db, key, requestHash, now);
}

/** Keeps the answer for repetitions. */
export async function keepIdempotentAnswer(
  db: Queryable,
  key: IdempotencyKey,
  answer: { readonly status: number; readonly response: string | null },
): Promise<void> {
  await db
    .updateTable('idempotency')
    .set({ status: answer.status, response: answer.response })
    .where('organisation_id', '=', key.organisationId)
    .where('actor_id', '=', key.actorId)
    .where('key', '=', key.key)
    .execute();
}

/** Gives a key free after a failure, so that the request can be sent again. */
export async function releaseIdempotencyKey(db: Queryable, key: IdempotencyKey): Promise<void> {
  await db
    .deleteFrom('idempotency')
    .where('organisation_id', '=', key.organisationId)
    .where('actor_id', '=', key.actorId)
    .where('key', '=', key.key)
    .execute();
}

/** Forgets keys taken before a moment. */
export async function deleteIdempotencyBefore(db: Queryable, before: Date): Promise<number> {
  const result = await db.deleteFrom('idempotency').where('created_at', '<', before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
