import type { Insertable, Selectable } from 'kysely';
import type { ApiKeyTable } from '../schema/database.js';
import type { Queryable } from '../store.js';
import { secondFactorOf } from './identity-members.js';

export type ApiKeyRow = Selectable<ApiKeyTable>;

/** A key with its creator as they are now: a key never does more than they may. */
export interface LiveApiKey extends ApiKeyRow {
  readonly person_name: string;
  readonly roles: string[];
  readonly disabled: boolean;
  readonly host: boolean;
  readonly second_factor: boolean;
}

/** One query by primary keys; undefined where the key, its creator or their membership is gone. */
export function findLiveApiKey(q: Queryable, id: string): Promise<LiveApiKey | undefined> {
  return q
    .selectFrom('api_key as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .innerJoin('membership as m', (on) =>
      on.onRef('m.organisation_id', '=', 'a.organisation_id').onRef('m.person_id', '=', 'a.person_id'),
    )
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .where('a.id', '=', id)
    .selectAll('a')
    .select(['p.name as person_name', 'm.roles', 'm.disabled', 'o.host'])
    .select(secondFactorOf('p.id').as('second_factor'))
    .executeTakeFirst();
}

export function insertApiKey(q: Queryable, row: Insertable<ApiKeyTable>): Promise<unknown> {
  return q.insertInto('api_key').values(row).execute();
}

/** Keys not revoked, with the name of who made them, newest first; of one person where given. */
export function listApiKeys(
  q: Queryable,
  organisationId: string,
  personId?: string,
): Promise<(ApiKeyRow & { person_name: string })[]> {
  let query = q
    .selectFrom('api_key as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .where('a.organisation_id', '=', organisationId)
    .where('a.revoked_at', 'is', null)
    .selectAll('a')
    .select('p.name as person_name');
  if (personId !== undefined) query = query.where('a.person_id', '=', personId);
  return query.orderBy('a.id', 'desc').execute();
}

export function findApiKey(q: Queryable, id: string): Promise<ApiKeyRow | undefined> {
  return q.selectFrom('api_key').selectAll().where('id', '=', id).executeTakeFirst();
}

export function touchApiKey(q: Queryable, id: string, now: Date): Promise<unknown> {
  return q.updateTable('api_key').set({ last_used_at: now }).where('id', '=', id).execute();
}

/** Revokes one key; false where it was revoked before. */
export async function revokeApiKeyRow(q: Queryable, id: string, now: Date): Promise<boolean> {
  const result = await q
    .updateTable('api_key')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Revokes all keys of a person in an organisation; gives their number. */
export async function revokeApiKeysOf(
  q: Queryable,
  organisationId: string,
  personId: string,
  now: Date,
): Promise<number> {
  const result = await q
    .updateTable('api_key')
    .set({ revoked_at: now })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
