import { fail } from '@cleanpath/model';
import { deleteTickets, findPasskeyByCredential, listPasskeys, usePasskey } from '@cleanpath/store';
import type { Platform } from '../platform.js';
import { changeIdentity } from './change-identity.js';
import { authenticationOptions, passkeysPossible, verifiedAuthentication } from './factors/passkeys.js';
import type { RequestClient } from './request-client.js';
import { personOf } from './sign-in.js';
import { startSession, type StartedSession } from './start-session.js';
import { hashSecret } from './secrets.js';
import { addressThrottle, throttled } from './throttle.js';
import { issueTicket, openTicket, spendTicket } from './tickets.js';

type Structure = Record<string, unknown>;

/** Begins: with the ticket of a password as second factor, without one as the only proof. Throws `sign-in-failed`. */
export async function beginPasskeySignIn(
  platform: Platform,
  origin: string,
  secondFactorTicket: string | undefined,
): Promise<{ ticket: string; options: Structure }> {
  if (!passkeysPossible(origin)) throw passkeysUnavailable();
  const { db } = platform.store;
  const parent =
    secondFactorTicket === undefined
      ? undefined
      : await openTicket(db, 'second-factor', secondFactorTicket, platform.now());
  const personId = parent === undefined ? null : personOf(parent);
  const keys = personId === null ? undefined : await listPasskeys(db, personId);
  const { options, challenge } = await authenticationOptions({ origin }, keys);
  const ticket = await issueTicket(db, 'passkey', platform.now(), {
    personId,
    data: { challenge, ...(secondFactorTicket === undefined ? {} : { parent: hashSecret(secondFactorTicket) }) },
  });
  return { ticket, options };
}

/** Finishes. The challenge is good once, whatever comes of it. Throws `sign-in-failed`. */
export async function finishPasskeySignIn(
  platform: Platform,
  client: RequestClient,
  origin: string,
  given: { ticket: string; response: Structure },
): Promise<StartedSession> {
  const { store } = platform;
  const ticket = await spendTicket(store.db, 'passkey', given.ticket, platform.now());
  const started = await throttled(platform, [addressThrottle(client.address)], async () => {
    const { id } = given.response;
    const key = typeof id === 'string' ? await findPasskeyByCredential(store.db, id) : undefined;
    if (key === undefined || (ticket.person_id !== null && ticket.person_id !== key.person_id)) return undefined;
    const counter = await verifiedAuthentication({ origin }, String(ticket.data['challenge']), key, given.response);
    if (counter === undefined) return undefined;
    return changeIdentity(store, async (tx) => {
      await usePasskey(tx, key.id, counter, platform.now());
      if (typeof ticket.data['parent'] === 'string') await deleteTickets(tx, [ticket.data['parent']]);
      return startSession(tx, platform, client, { personId: key.person_id, method: 'passkey' });
    });
  });
  if (started === undefined) {
    platform.log.warn({ address: client.address }, 'passkey sign-in failed');
    throw fail('sign-in-failed', { message: 'The passkey was not accepted' });
  }
  return started;
}

export function passkeysUnavailable(): Error {
  return fail('unavailable', {
    message: 'Passkeys need a domain name with https, or localhost',
    remedy: 'Open the console under its name instead of an address.',
  });
}
