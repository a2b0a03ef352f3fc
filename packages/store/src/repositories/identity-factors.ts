import { sql, type Insertable, type Selectable } from 'kysely';
import type { PasskeyTable, TotpTable } from '../schema/database.js';
import type { Queryable } from '../store.js';

export type PasskeyRow = Selectable<PasskeyTable>;
export type TotpRow = Selectable<TotpTable>;

export function findTotp(q: Queryable, personId: string): Promise<TotpRow | undefined> {
  return q
    .selectFrom('totp')
    .selectAll()
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
}

/** Stores a confirmed secret in the place of an earlier one. `secret` is encrypted. */
export function putTotp(
  q: Queryable,
  row: { personId: string; secret: string; step: number; now: Date },
): Promise<unknown> {
  const values = { secret: row.secret, confirmed_at: row.now, last_step: row.step };
  return q
    .insertInto('totp')
    .values({ person_id: row.personId, ...values })
    .onConflict((on) => on.column('person_id').doUpdateSet(values))
    .execute();
}

/** Uses a time step up: false where it, or a later one, was used before (RFC 6238 §5.2). */
export async function useTotpStep(q: Queryable, personId: string, step: number): Promise<boolean> {
  const result = await q
    .updateTable('totp')
    .set({ last_step: step })
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', step)]))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export function deleteTotp(q: Queryable, personId: string): Promise<unknown> {
  return q.deleteFrom('totp').where('person_id', '=', personId).execute();
}

/** New recovery codes in the place of all earlier ones. */
export async function replaceRecoveryCodes(q: Queryable, personId: string, hashes: readonly string[]): Promise<void> {
  await q.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
  if (hashes.length === 0) return;
  await q
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ person_id: personId, code_hash, used_at: null })))
    .execute();
}

/** Uses a code up; true for exactly one caller. */
export async function useRecoveryCode(q: Queryable, personId: string, hash: string, now: Date): Promise<boolean> {
  const result = await q
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function recoveryCodesLeft(q: Queryable, personId: string): Promise<number> {
  const row = await q
    .selectFrom('recovery_code')
    .select(sql<string>`count(*)`.as('left'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.left);
}

export function insertPasskey(q: Queryable, row: Insertable<PasskeyTable>): Promise<unknown> {
  return q.insertInto('passkey').values(row).execute();
}

export function listPasskeys(q: Queryable, personId: string): Promise<PasskeyRow[]> {
  return q.selectFrom('passkey').selectAll().where('person_id', '=', personId).orderBy('id').execute();
}

export function findPasskeyByCredential(q: Queryable, credentialId: string): Promise<PasskeyRow | undefined> {
  return q.selectFrom('passkey').selectAll().where('credential_id', '=', credentialId).executeTakeFirst();
}

export function usePasskey(q: Queryable, id: string, counter: number, now: Date): Promise<unknown> {
  return q.updateTable('passkey').set({ counter, last_used_at: now }).where('id', '=', id).execute();
}

/** Removes a passkey of the person; gives its name, undefined where there is none. */
export async function deletePasskey(q: Queryable, id: string, personId: string): Promise<string | undefined> {
  const row = await q
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .returning('name')
    .executeTakeFirst();
  return row?.name;
}
