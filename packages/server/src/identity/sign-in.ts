import type { SignIn } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import {
  findPersonByEmail,
  findTotp,
  listPasskeys,
  membershipsOf,
  recoveryCodesLeft,
  useRecoveryCode,
  useTotpStep,
  type PersonRow,
  type Queryable,
  type TicketRow,
} from '@cleanpath/store';
import type { Platform } from '../platform.js';
import { changeIdentity } from './change-identity.js';
import { stepOfCode } from './factors/one-time-codes.js';
import { recoveryCodeHash } from './factors/recovery-codes.js';
import { verifyPassword } from './password/hash-password.js';
import type { RequestClient } from './request-client.js';
import { secretBox } from './secret-box.js';
import { startSession, type SignInMethod, type StartedSession } from './start-session.js';
import { accountKey, addressThrottle, factorKey, throttled } from './throttle.js';
import { dropTickets, issueTicket, spendTicket, tryTicket } from './tickets.js';

export type SignInOutcome =
  { readonly state: 'signed-in'; readonly started: StartedSession } | Extract<SignIn, { state: 'second-factor' }>;

/** First step. Nothing tells whether it was the address or the password that was wrong. Throws `sign-in-failed`. */
export async function signInWithPassword(
  platform: Platform,
  client: RequestClient,
  given: { email: string; password: string },
): Promise<SignInOutcome> {
  const email = given.email.trim().toLowerCase();
  const person = await personByPassword(platform, client, email, given.password);
  return firstFactorGiven(platform, client, person.id, 'password');
}

/** The person of an address and password, under the throttles. Throws `sign-in-failed`, `too-many-requests`. */
export async function personByPassword(
  platform: Platform,
  client: RequestClient,
  email: string,
  password: string,
): Promise<PersonRow> {
  const person = await throttled(platform, [accountKey(email), addressThrottle(client.address)], async () => {
    const found = await findPersonByEmail(platform.store.db, email);
    const right = await verifyPassword(found?.password_hash, password);
    return right ? found : undefined;
  });
  if (person === undefined) {
    // No address of a person in the log: what was typed may be a password (ASVS 16.2.5).
    platform.log.warn({ address: client.address }, 'sign-in failed');
    throw wrongCredentials();
  }
  return person;
}

/** Signed in, or asked for the second factor the person has set up. Throws `sign-in-failed`. */
export async function firstFactorGiven(
  platform: Platform,
  client: RequestClient,
  personId: string,
  method: SignInMethod,
): Promise<SignInOutcome> {
  const { store } = platform;
  if ((await membershipsOf(store.db, personId)).every((one) => one.disabled)) throw wrongCredentials();
  const methods = await secondFactors(store.db, personId);
  if (methods.length === 0) {
    const started = await changeIdentity(store, (tx) => startSession(tx, platform, client, { personId, method }));
    return { state: 'signed-in', started };
  }
  const ticket = await issueTicket(store.db, 'second-factor', platform.now(), { personId, data: { method } });
  return { state: 'second-factor', ticket, methods };
}

/** What the person has set up beyond the password. */
export async function secondFactors(
  q: Queryable,
  personId: string,
): Promise<Extract<SignIn, { state: 'second-factor' }>['methods']> {
  const totp = (await findTotp(q, personId)) !== undefined;
  const passkey = (await listPasskeys(q, personId)).length > 0;
  if (!totp && !passkey) return [];
  const recovery = (await recoveryCodesLeft(q, personId)) > 0;
  return [
    ...(totp ? ['totp' as const] : []),
    ...(passkey ? ['passkey' as const] : []),
    ...(recovery ? ['recovery-code' as const] : []),
  ];
}

/** Second step with a code. Five tries per ticket, and a throttle per person over all tickets. Throws `sign-in-failed`. */
export async function finishSecondFactor(
  platform: Platform,
  client: RequestClient,
  given: { ticket: string; method: 'totp' | 'recovery-code'; code: string },
): Promise<StartedSession> {
  const { store } = platform;
  const ticket = await tryTicket(store.db, 'second-factor', given.ticket, platform.now());
  const personId = personOf(ticket);
  const keys = [factorKey(personId), addressThrottle(client.address)];
  const started = await throttled(platform, keys, async () => {
    const step = given.method === 'totp' ? await matchingStep(platform, personId, given.code) : 0;
    if (step === undefined) return undefined;
    return changeIdentity(store, async (tx) => {
      const right =
        given.method === 'totp'
          ? await useTotpStep(tx, personId, step)
          : await useRecoveryCode(tx, personId, recoveryCodeHash(personId, given.code), platform.now());
      if (!right) return undefined;
      await spendTicket(tx, 'second-factor', given.ticket, platform.now());
      return startSession(tx, platform, client, { personId, method: given.method });
    });
  });
  if (started === undefined) {
    platform.log.warn({ address: client.address, personId, method: given.method }, 'second factor failed');
    throw fail('sign-in-failed', { message: 'The code is not right', remedy: 'Wait for the next code and try again.' });
  }
  await dropTickets(store.db, [given.ticket]);
  return started;
}

/** The time step a code of the person belongs to; undefined where it is wrong. Whether it was used is decided by the row. */
export async function matchingStep(platform: Platform, personId: string, code: string): Promise<number | undefined> {
  const totp = await findTotp(platform.store.db, personId);
  if (totp === undefined) return undefined;
  const box = await secretBox(platform.config);
  return stepOfCode(box.open(totp.secret, totpContext(personId)), code, platform.now());
}

/** What the encrypted secret of one-time codes is bound to. */
export function totpContext(personId: string): string {
  return `totp:${personId}`;
}

export function personOf(ticket: TicketRow): string {
  if (ticket.person_id === null) throw wrongCredentials();
  return ticket.person_id;
}

export function wrongCredentials(): Error {
  return fail('sign-in-failed', { message: 'The e-mail address or the password is not right' });
}
