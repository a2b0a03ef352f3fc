import type { Insertable, Selectable } from 'kysely';
import type { InvitationTable } from '../schema/database.js';
import type { Queryable } from '../store.js';

export type InvitationRow = Selectable<InvitationTable>;
export interface InvitationWithOrganisation extends InvitationRow {
  readonly organisation_name: string;
}

export function insertInvitation(q: Queryable, row: Insertable<InvitationTable>): Promise<unknown> {
  return q.insertInto('invitation').values(row).execute();
}

/** Open invitations of an organisation, newest first. */
export function listInvitations(q: Queryable, organisationId: string, now: Date): Promise<InvitationRow[]> {
  return q
    .selectFrom('invitation')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .execute();
}

function open(q: Queryable, now: Date) {
  return q
    .selectFrom('invitation as i')
    .innerJoin('organisation as o', 'o.id', 'i.organisation_id')
    .where('i.accepted_at', 'is', null)
    .where('i.expires_at', '>', now)
    .selectAll('i')
    .select('o.name as organisation_name');
}

export function findInvitationByToken(
  q: Queryable,
  hash: string,
  now: Date,
): Promise<InvitationWithOrganisation | undefined> {
  return open(q, now).where('i.token_hash', '=', hash).executeTakeFirst();
}

/** Open invitations to an address, in all organisations, oldest first. */
export function findInvitationsByEmail(q: Queryable, email: string, now: Date): Promise<InvitationWithOrganisation[]> {
  return open(q, now).where('i.email', '=', email).orderBy('i.id').execute();
}

/** Marks it accepted; true for exactly one caller. */
export async function acceptInvitationRow(q: Queryable, id: string, now: Date): Promise<boolean> {
  const result = await q
    .updateTable('invitation')
    .set({ accepted_at: now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Withdraws open invitations: one by id, or all to one address. Gives those withdrawn. */
export function deleteInvitations(
  q: Queryable,
  organisationId: string,
  which: { id: string } | { email: string },
): Promise<InvitationRow[]> {
  const query = q
    .deleteFrom('invitation')
    .where('organisation_id', '=', organisationId)
    .where('accepted_at', 'is', null);
  return ('id' in which ? query.where('id', '=', which.id) : query.where('email', '=', which.email))
    .returningAll()
    .execute();
}
