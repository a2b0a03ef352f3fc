import { sql } from 'kysely';
import type { Queryable } from '../store.js';

/**
 * Failed tries per account or address. They live beside the tickets: a hash, a count and a date after which nobody
 * remembers. `data.until` is the moment (milliseconds of the epoch) before which no further try is judged.
 */
const PURPOSE = 'throttle';

export interface ThrottleRow {
  readonly failures: number;
  /** Milliseconds of the epoch. */
  readonly until: number;
}

export async function findThrottle(q: Queryable, hash: string, now: Date): Promise<ThrottleRow | undefined> {
  const row = await q
    .selectFrom('sign_in_ticket')
    .select(['attempts', 'data'])
    .where('ticket_hash', '=', hash)
    .where('purpose', '=', PURPOSE)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row === undefined ? undefined : { failures: row.attempts, until: Number(row.data['until'] ?? 0) };
}

/** Adds a failure in one statement and gives their number; failures forgotten by `now` do not count. */
export async function addFailure(q: Queryable, hash: string, now: Date, forgetAt: Date): Promise<number> {
  const row = await q
    .insertInto('sign_in_ticket')
    .values({
      ticket_hash: hash,
      purpose: PURPOSE,
      person_id: null,
      data: '{}',
      attempts: 1,
      expires_at: forgetAt,
    })
    .onConflict((on) =>
      on.column('ticket_hash').doUpdateSet({
        attempts: sql<number>`case when sign_in_ticket.expires_at > ${now} then sign_in_ticket.attempts + 1 else 1 end`,
        expires_at: forgetAt,
      }),
    )
    .returning('attempts')
    .executeTakeFirstOrThrow();
  return row.attempts;
}

export function setThrottle(q: Queryable, hash: string, until: number): Promise<unknown> {
  return q
    .updateTable('sign_in_ticket')
    .set({ data: JSON.stringify({ until }) })
    .where('ticket_hash', '=', hash)
    .where('purpose', '=', PURPOSE)
    .execute();
}

/** A try that succeeded takes its own failure back; `all` forgets the earlier ones too. */
export function forgiveFailure(q: Queryable, hash: string, all: boolean): Promise<unknown> {
  if (all) return q.deleteFrom('sign_in_ticket').where('ticket_hash', '=', hash).execute();
  return q
    .updateTable('sign_in_ticket')
    .set((eb) => ({ attempts: eb('attempts', '-', 1) }))
    .where('ticket_hash', '=', hash)
    .where('attempts', '>', 0)
    .execute();
}
