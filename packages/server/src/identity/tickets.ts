import {
  countTry,
  deleteTickets,
  findTicket,
  putTicket,
  takeTicket,
  type Queryable,
  type TicketRow,
} from '@cleanpath/store';
import { fail } from '@cleanpath/model';
import { hashSecret, randomSecret } from './secrets.js';

/** Half-done sign-ins: after the password, during a passkey ceremony, at a sign-in provider. */
export type TicketPurpose = 'second-factor' | 'passkey' | 'passkey-registration' | 'totp-setup' | 'oidc';

/** ASVS 6.6.3 asks for a short life; five minutes are enough to find a phone. */
export const TICKET_MILLISECONDS = 5 * 60_000;
/** Tries a second-factor ticket allows. */
export const TICKET_TRIES = 5;

/** Makes a ticket and gives its secret, which is not kept. */
export async function issueTicket(
  q: Queryable,
  purpose: TicketPurpose,
  now: Date,
  content: { personId: string | null; data: Record<string, unknown>; secret?: string },
): Promise<string> {
  const secret = content.secret ?? randomSecret();
  await putTicket(q, {
    hash: hashSecret(secret),
    purpose,
    personId: content.personId,
    data: content.data,
    expiresAt: new Date(now.getTime() + TICKET_MILLISECONDS),
  });
  return secret;
}

/** Looks without using it up; throws `sign-in-failed` where it is unknown, used or too old. */
export async function openTicket(q: Queryable, purpose: TicketPurpose, secret: string, now: Date): Promise<TicketRow> {
  const row = await findTicket(q, hashSecret(secret), purpose, now);
  if (row === undefined || row.attempts >= TICKET_TRIES) throw staleTicket();
  return row;
}

/** Uses one of its tries up; throws `sign-in-failed` where none is left. */
export async function tryTicket(q: Queryable, purpose: TicketPurpose, secret: string, now: Date): Promise<TicketRow> {
  const row = await countTry(q, hashSecret(secret), purpose, TICKET_TRIES, now);
  if (row === undefined) throw staleTicket();
  return row;
}

/** Uses it up for good; throws `sign-in-failed` where somebody was faster. */
export async function spendTicket(q: Queryable, purpose: TicketPurpose, secret: string, now: Date): Promise<TicketRow> {
  const row = await takeTicket(q, hashSecret(secret), purpose, now);
  if (row === undefined) throw staleTicket();
  return row;
}

export function dropTickets(q: Queryable, secrets: readonly string[]): Promise<unknown> {
  return deleteTickets(q, secrets.map(hashSecret));
}

function staleTicket(): Error {
  return fail('sign-in-failed', {
    message: 'This sign-in is no longer valid',
    remedy: 'Begin again with your e-mail address and password.',
  });
}
