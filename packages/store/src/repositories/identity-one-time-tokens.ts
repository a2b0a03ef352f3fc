import type { Queryable } from '../store.js';

/** Puts a new token in the place of all earlier ones of the purpose. */
export async function replaceOneTimeToken(q: Queryable, purpose: string, hash: string, expiresAt: Date): Promise<void> {
  await q.deleteFrom('one_time_token').where('purpose', '=', purpose).execute();
  await q
    .insertInto('one_time_token')
    .values({ purpose, token_hash: hash, expires_at: expiresAt, used_at: null })
    .execute();
}

/** Marks the token used; true for exactly one caller. */
export async function useOneTimeToken(q: Queryable, purpose: string, hash: string, now: Date): Promise<boolean> {
  const result = await q
    .updateTable('one_time_token')
    .set({ used_at: now })
    .where('purpose', '=', purpose)
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export function deleteOneTimeTokens(q: Queryable, purpose: string): Promise<unknown> {
  return q.deleteFrom('one_time_token').where('purpose', '=', purpose).execute();
}
