import type { Factors } from '@cleanpath/api';
import type { z } from 'zod';
import { fail } from '@cleanpath/model';
import {
  deletePasskey,
  deleteTotp,
  findPerson,
  findTotp,
  insertPasskey,
  isDuplicate,
  listPasskeys,
  putTotp,
  recoveryCodesLeft,
  replaceRecoveryCodes,
  type PersonRow,
  type Queryable,
} from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import { changeIdentity } from '../identity/change-identity.js';
import { newOneTimeCodes, stepOfCode } from '../identity/factors/one-time-codes.js';
import { passkeysPossible, registrationOptions, verifiedRegistration } from '../identity/factors/passkeys.js';
import { newRecoveryCodes, recoveryCodeHash } from '../identity/factors/recovery-codes.js';
import { newId } from '../identity/new-id.js';
import { passkeysUnavailable } from '../identity/passkey-sign-in.js';
import { requireRecentConfirmation } from '../identity/recent-confirmation.js';
import { record } from '../identity/record.js';
import { secretBox } from '../identity/secret-box.js';
import { totpContext } from '../identity/sign-in.js';
import { factorKey, throttled } from '../identity/throttle.js';
import { issueTicket, openTicket, spendTicket } from '../identity/tickets.js';
import type { Platform } from '../platform.js';
import { ownAccount } from './accounts.js';

type FactorList = z.infer<typeof Factors>;
type Structure = Record<string, unknown>;

export async function myFactors(actor: Actor, platform: Platform): Promise<FactorList> {
  ownAccount(actor, 'account:read');
  return factorsOf(platform.store.db, actor.personId);
}

/** A secret to put into an authenticator app; it counts once a code of it was given. Throws `reauthenticate`. */
export async function beginTotp(actor: Actor, platform: Platform): Promise<{ secret: string; uri: string }> {
  const sessionId = ownAccount(actor, 'account:change');
  requireRecentConfirmation(actor, platform.now());
  const person = await personOf(platform.store.db, actor);
  const codes = newOneTimeCodes(person.email);
  const sealed = (await secretBox(platform.config)).seal(codes.secret, totpContext(person.id));
  // The ticket is named after the session: only the session that began can finish.
  await issueTicket(platform.store.db, 'totp-setup', platform.now(), {
    personId: person.id,
    data: { sealed },
    secret: setupName(sessionId),
  });
  return { secret: codes.text, uri: codes.uri };
}

/** Gives fresh recovery codes, all earlier ones lose their worth. Throws `sign-in-failed`. */
export async function confirmTotp(
  actor: Actor,
  platform: Platform,
  code: string,
): Promise<{ recoveryCodes: string[] }> {
  const name = setupName(ownAccount(actor, 'account:change'));
  const { store } = platform;
  const now = platform.now();
  const ticket = await openTicket(store.db, 'totp-setup', name, now);
  const sealed = String(ticket.data['sealed']);
  const secret = (await secretBox(platform.config)).open(sealed, totpContext(actor.personId));
  const step = await throttled(platform, [factorKey(actor.personId)], () =>
    Promise.resolve(stepOfCode(secret, code, now)),
  );
  if (step === undefined)
    throw fail('sign-in-failed', {
      message: 'The code is not right',
      remedy: 'Check the clock of the device and type the next code.',
    });
  const recoveryCodes = newRecoveryCodes();
  await changeIdentity(store, async (tx) => {
    await spendTicket(tx, 'totp-setup', name, now);
    await putTotp(tx, { personId: actor.personId, secret: sealed, step, now });
    await replaceRecoveryCodes(
      tx,
      actor.personId,
      recoveryCodes.map((one) => recoveryCodeHash(actor.personId, one)),
    );
    await recordFactor(tx, actor, now, 'factor.add-totp');
  });
  return { recoveryCodes };
}

/** Throws `reauthenticate`, and `not-found` where there are none. */
export async function removeTotp(actor: Actor, platform: Platform): Promise<void> {
  ownAccount(actor, 'account:change');
  const now = platform.now();
  requireRecentConfirmation(actor, now);
  await changeIdentity(platform.store, async (tx) => {
    if ((await findTotp(tx, actor.personId)) === undefined) throw fail('not-found');
    await deleteTotp(tx, actor.personId);
    // Recovery codes stand in for another factor; without one they would be a second password.
    if ((await listPasskeys(tx, actor.personId)).length === 0) await replaceRecoveryCodes(tx, actor.personId, []);
    await recordFactor(tx, actor, now, 'factor.remove-totp');
  });
}

export async function beginPasskey(
  actor: Actor,
  platform: Platform,
  origin: string,
): Promise<{ ticket: string; options: Structure }> {
  ownAccount(actor, 'account:change');
  requireRecentConfirmation(actor, platform.now());
  if (!passkeysPossible(origin)) throw passkeysUnavailable();
  const { db } = platform.store;
  const person = await personOf(db, actor);
  const { options, challenge } = await registrationOptions({ origin }, person, await listPasskeys(db, person.id));
  const ticket = await issueTicket(db, 'passkey-registration', platform.now(), {
    personId: person.id,
    data: { challenge, origin },
  });
  return { ticket, options };
}

/** Throws `sign-in-failed` where the response does not prove a new passkey. */
export async function addPasskey(
  actor: Actor,
  platform: Platform,
  given: { ticket: string; name: string; response: Structure },
): Promise<FactorList> {
  ownAccount(actor, 'account:change');
  const { store } = platform;
  const now = platform.now();
  const ticket = await spendTicket(store.db, 'passkey-registration', given.ticket, now);
  const site = { origin: String(ticket.data['origin']) };
  const key =
    ticket.person_id === actor.personId
      ? await verifiedRegistration(site, String(ticket.data['challenge']), given.response)
      : undefined;
  if (key === undefined) throw notAccepted();
  try {
    return await changeIdentity(store, async (tx) => {
      await insertPasskey(tx, {
        id: newId(now),
        person_id: actor.personId,
        name: given.name,
        credential_id: key.credentialId,
        public_key: key.publicKey,
        counter: key.counter,
        transports: JSON.stringify(key.transports),
        created_at: now,
      });
      await recordFactor(tx, actor, now, 'factor.add-passkey', given.name);
      return factorsOf(tx, actor.personId);
    });
  } catch (error) {
    if (isDuplicate(error)) throw notAccepted();
    throw error;
  }
}

export async function removePasskey(actor: Actor, platform: Platform, passkeyId: string): Promise<void> {
  ownAccount(actor, 'account:change');
  const now = platform.now();
  requireRecentConfirmation(actor, now);
  await changeIdentity(platform.store, async (tx) => {
    const name = await deletePasskey(tx, passkeyId, actor.personId);
    if (name === undefined) throw fail('not-found');
    const left = (await listPasskeys(tx, actor.personId)).length > 0 || (await findTotp(tx, actor.personId));
    if (!left) await replaceRecoveryCodes(tx, actor.personId, []);
    await recordFactor(tx, actor, now, 'factor.remove-passkey', name);
  });
}

async function factorsOf(q: Queryable, personId: string): Promise<FactorList> {
  const person = await findPerson(q, personId);
  const passkeys = await listPasskeys(q, personId);
  return {
    password: person?.password_hash !== null && person !== undefined,
    totp: (await findTotp(q, personId)) !== undefined,
    passkeys: passkeys.map((key) => ({
      id: key.id,
      name: key.name,
      createdAt: key.created_at.toISOString(),
      ...(key.last_used_at === null ? {} : { lastUsedAt: key.last_used_at.toISOString() }),
    })),
    recoveryCodesLeft: await recoveryCodesLeft(q, personId),
  };
}

async function personOf(q: Queryable, actor: Actor): Promise<PersonRow> {
  const person = await findPerson(q, actor.personId);
  if (person === undefined) throw fail('sign-in-needed');
  return person;
}

function setupName(sessionId: string): string {
  return `totp-setup:${sessionId}`;
}

function notAccepted(): Error {
  return fail('sign-in-failed', {
    message: 'The passkey was not accepted',
    remedy: 'Begin again, or try another one.',
  });
}

async function recordFactor(tx: Queryable, actor: Actor, now: Date, action: string, name?: string): Promise<void> {
  await record(tx, actor, now, {
    action,
    subject: { type: 'person', id: actor.personId, name: actor.name },
    ...(name === undefined ? {} : { details: { name } }),
  });
}
