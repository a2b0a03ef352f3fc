import type { Selectable } from 'kysely';
import type { SignInTicketTable } from '../schema/database.js';
import type { Queryable } from '../store.js';

export type TicketRow = Selectable<SignInTicketTable>;

export interface NewTicket {
  readonly hash: string;
  readonly purpose: string;
  readonly personId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly expiresAt: Date;
}

/** Stores a half-done sign-in; one with the same hash is replaced. */
export function putTicket(q: Queryable, ticket: NewTicket): Promise<unknown> {
  const values = {
    purpose: ticket.purpose,
    person_id: ticket.personId,
    data: JSON.stringify(ticket.data),
    attempts: 0,
    expires_at: ticket.expiresAt,
  };
  return q
    .insertInto('sign_in_ticket')
    .values({ ticket_hash: ticket.hash, ...values })
    .onConflict((on) => on.column('ticket_hash').doUpdateSet(values))
    .execute();
}

export function findTicket(q: Queryable, hash: string, purpose: string, now: Date): Promise<TicketRow | undefined> {
  return q
    .selectFrom('sign_in_ticket')
    .selectAll()
    .where('ticket_hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Counts a try before it is judged, so that tries at the same time cannot share one; undefined: none is left. */
export function countTry(
  q: Queryable,
  hash: string,
  purpose: string,
  limit: number,
  now: Date,
): Promise<TicketRow | undefined> {
  return q
    .updateTable('sign_in_ticket')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('ticket_hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .where('attempts', '<', limit)
    .returningAll()
    .executeTakeFirst();
}

/** Takes the ticket away: whoever gets the row is the only one who can use it. */
export function takeTicket(q: Queryable, hash: string, purpose: string, now: Date): Promise<TicketRow | undefined> {
  return q
    .deleteFrom('sign_in_ticket')
    .where('ticket_hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
}

export function deleteTickets(q: Queryable, hashes: readonly string[]): Promise<unknown> {
  return q
    .deleteFrom('sign_in_ticket')
    .where('ticket_hash', 'in', [...hashes])
    .execute();
}

export function deleteExpiredTickets(q: Queryable, now: Date): Promise<unknown> {
  return q.deleteFrom('sign_in_ticket').where('expires_at', '<=', now).execute();
}
