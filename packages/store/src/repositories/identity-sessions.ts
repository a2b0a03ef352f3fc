import type { Insertable, Selectable } from 'kysely';
import type { SessionTable } from '../schema/database.js';
import type { Queryable } from '../store.js';
import { secondFactorOf } from './identity-members.js';

export type SessionRow = Selectable<SessionTable>;

/** A session with everything a request needs to know about who makes it. */
export interface LiveSession extends SessionRow {
  readonly person_name: string;
  readonly roles: string[];
  readonly disabled: boolean;
  readonly host: boolean;
  readonly second_factor: boolean;
}

/** One query by primary keys: the session, its person, membership and organisation; undefined where one is gone. */
export function findLiveSession(q: Queryable, id: string): Promise<LiveSession | undefined> {
  return q
    .selectFrom('session as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .innerJoin('membership as m', (on) =>
      on.onRef('m.organisation_id', '=', 's.organisation_id').onRef('m.person_id', '=', 's.person_id'),
    )
    .innerJoin('organisation as o', 'o.id', 's.organisation_id')
    .where('s.id', '=', id)
    .selectAll('s')
    .select(['p.name as person_name', 'm.roles', 'm.disabled', 'o.host'])
    .select(secondFactorOf('p.id').as('second_factor'))
    .executeTakeFirst();
}

export function insertSession(q: Queryable, row: Insertable<SessionTable>): Promise<unknown> {
  return q.insertInto('session').values(row).execute();
}

/** New secret where the current one is still `oldHash`; false where another request was faster. */
export async function rotateSession(
  q: Queryable,
  id: string,
  change: { oldHash: string; newHash: string; now: Date; keepPrevious: boolean },
): Promise<boolean> {
  const result = await q
    .updateTable('session')
    .set({
      secret_hash: change.newHash,
      previous_hash: change.keepPrevious ? change.oldHash : null,
      rotated_at: change.now,
    })
    .where('id', '=', id)
    .where('secret_hash', '=', change.oldHash)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Makes the next request of these sessions get a new secret: their privileges changed. */
export function askForRotation(q: Queryable, organisationId: string, personId: string): Promise<unknown> {
  return q
    .updateTable('session')
    .set({ rotated_at: new Date(0) })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute();
}

export function touchSession(q: Queryable, id: string, now: Date): Promise<unknown> {
  return q.updateTable('session').set({ last_seen_at: now }).where('id', '=', id).execute();
}

export function confirmSession(q: Queryable, id: string, now: Date): Promise<unknown> {
  return q.updateTable('session').set({ confirmed_at: now }).where('id', '=', id).execute();
}

/** Sessions of a person, newest first. */
export function listSessions(q: Queryable, personId: string): Promise<SessionRow[]> {
  return q
    .selectFrom('session')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Ends one session of a person; false where there is none. */
export async function deleteSession(q: Queryable, id: string, personId: string): Promise<boolean> {
  const result = await q
    .deleteFrom('session')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Ends the sessions of a person: all, those for one organisation, or all but one. */
export async function deleteSessionsOf(
  q: Queryable,
  personId: string,
  which: { organisationId?: string; except?: string | undefined } = {},
): Promise<number> {
  let query = q.deleteFrom('session').where('person_id', '=', personId);
  if (which.organisationId !== undefined) query = query.where('organisation_id', '=', which.organisationId);
  if (which.except !== undefined) query = query.where('id', '<>', which.except);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

/** Oldest sessions of a person beyond the newest `keep`, and all that expired before `now`. */
export async function pruneSessions(q: Queryable, personId: string, keep: number, now: Date): Promise<void> {
  await q.deleteFrom('session').where('person_id', '=', personId).where('expires_at', '<=', now).execute();
  const rows = await listSessions(q, personId);
  const surplus = rows.slice(keep).map((row) => row.id);
  if (surplus.length > 0) await q.deleteFrom('session').where('id', 'in', surplus).execute();
}
