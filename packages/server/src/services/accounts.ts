import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { Me, Session } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import {
  confirmSession,
  deleteSession,
  deleteSessionsOf,
  findLiveSession,
  findOrganisation,
  findPerson,
  listSessions,
  membershipsOf,
  rotateSession,
  updatePersonRow,
  type Database,
  type PersonRow,
} from '@cleanpath/store';
import { can, type Action } from '../access/can.js';
import type { Actor } from '../access/actor.js';
import { changeIdentity } from '../identity/change-identity.js';
import { meOf } from '../identity/me.js';
import { hashPassword } from '../identity/password/hash-password.js';
import { checkPassword } from '../identity/password/password-policy.js';
import { record } from '../identity/record.js';
import type { RequestClient } from '../identity/request-client.js';
import { hashSecret, randomSecret } from '../identity/secrets.js';
import { sessionCookie } from '../identity/session-cookie.js';
import { isExpired } from '../identity/session-rules.js';
import { personByPassword } from '../identity/sign-in.js';
import { startSession, type StartedSession } from '../identity/start-session.js';
import type { Platform } from '../platform.js';

/** Throws `forbidden` unless the actor acts on their own account by a session of theirs; gives its id. */
export function ownAccount(actor: Actor, action: Extract<Action, `account:${string}`>): string {
  if (actor.sessionId === undefined || !can(actor, action, { type: 'account', personId: actor.personId }))
    throw fail('forbidden', { remedy: 'Sign in as a person; API keys cannot reach an account.' });
  return actor.sessionId;
}

export async function whoAmI(actor: Actor, platform: Platform): Promise<Me> {
  return meOf(platform.store.db, ownAccount(actor, 'account:read'));
}

export async function signOut(actor: Actor, platform: Platform): Promise<void> {
  const id = ownAccount(actor, 'account:change');
  await endOne(actor, platform, id, 'session.end');
}

export async function mySessions(actor: Actor, platform: Platform): Promise<{ items: z.infer<typeof Session>[] }> {
  const current = ownAccount(actor, 'account:read');
  const now = platform.now();
  const rows = await listSessions(platform.store.db, actor.personId);
  const items = rows
    .filter((row) => !isExpired(row, platform.config, now))
    .map((row) => ({
      id: row.id,
      current: row.id === current,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      client: row.client,
      ...(row.address === null ? {} : { address: row.address }),
    }));
  return { items };
}

/** Throws `not-found` for a session of somebody else as for one that is gone. */
export async function endSession(actor: Actor, platform: Platform, sessionId: string): Promise<void> {
  ownAccount(actor, 'account:change');
  await endOne(actor, platform, sessionId, 'session.end');
}

/** Acts for another organisation of the person: a new session takes the place of this one. */
export async function switchOrganisation(
  actor: Actor,
  platform: Platform,
  client: RequestClient,
  organisationId: string,
): Promise<StartedSession> {
  const sessionId = ownAccount(actor, 'account:change');
  return changeIdentity(platform.store, async (tx) => {
    const memberships = await membershipsOf(tx, actor.personId);
    // Somebody else's organisation and none at all look the same.
    if (!memberships.some((one) => one.organisation_id === organisationId && !one.disabled)) throw fail('not-found');
    const before = await findLiveSession(tx, sessionId);
    if (before === undefined) throw fail('sign-in-needed');
    await deleteSession(tx, sessionId, actor.personId);
    const continues = { confirmedAt: before.confirmed_at, expiresAt: before.expires_at };
    const given = { personId: actor.personId, organisationId, method: 'switch' as const, continues };
    return startSession(tx, platform, client, given);
  });
}

export async function updateAccount(
  actor: Actor,
  platform: Platform,
  change: { name?: string | undefined; locale?: string | undefined; theme?: string | undefined },
): Promise<Me> {
  const sessionId = ownAccount(actor, 'account:change');
  return changeIdentity(platform.store, async (tx) => {
    const set = {
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.locale === undefined ? {} : { locale: change.locale }),
      ...(change.theme === undefined ? {} : { theme: change.theme }),
    };
    if (Object.keys(set).length > 0) {
      await updatePersonRow(tx, actor.personId, set);
      await record(tx, actor, platform.now(), {
        action: 'account.update',
        subject: { type: 'person', id: actor.personId, name: change.name ?? actor.name },
        details: { fields: Object.keys(set) },
      });
    }
    return meOf(tx, sessionId);
  });
}

/** Ends all other sessions and gives this one a new secret (ASVS 7.4.3). Gives its cookie. */
export async function changePassword(
  actor: Actor,
  platform: Platform,
  client: RequestClient,
  given: { current: string; password: string },
): Promise<string> {
  const sessionId = ownAccount(actor, 'account:change');
  const person = await passwordOf(actor, platform, client, given.current);
  const organisation = await findOrganisation(platform.store.db, actor.organisationId);
  checkPassword(given.password, [person.name, person.email, organisation?.name ?? '']);
  const password_hash = await hashPassword(given.password);
  return changeIdentity(platform.store, async (tx) => {
    await updatePersonRow(tx, person.id, { password_hash });
    const ended = await deleteSessionsOf(tx, person.id, { except: sessionId });
    const cookie = await renew(tx, sessionId, platform.now());
    await record(tx, actor, platform.now(), {
      action: 'account.change-password',
      subject: { type: 'person', id: person.id, name: person.name },
      details: { sessionsEnded: ended },
    });
    return cookie;
  });
}

/** Proves again who one is, for ten minutes; the session gets a new secret. Gives its cookie. */
export async function confirmIdentity(
  actor: Actor,
  platform: Platform,
  client: RequestClient,
  password: string,
): Promise<string> {
  const sessionId = ownAccount(actor, 'account:change');
  await passwordOf(actor, platform, client, password);
  return changeIdentity(platform.store, async (tx) => {
    const now = platform.now();
    await confirmSession(tx, sessionId, now);
    const cookie = await renew(tx, sessionId, now);
    await record(tx, actor, now, { action: 'session.confirm', subject: { type: 'session', id: sessionId } });
    return cookie;
  });
}

/** A new secret for a session whose privileges changed; the one before counts no more. */
async function renew(tx: Transaction<Database>, sessionId: string, now: Date): Promise<string> {
  const session = await findLiveSession(tx, sessionId);
  const secret = randomSecret();
  const change = { newHash: hashSecret(secret), now, keepPrevious: true };
  if (session === undefined || !(await rotateSession(tx, sessionId, { oldHash: session.secret_hash, ...change })))
    throw fail('sign-in-needed');
  return sessionCookie(sessionId, secret);
}

async function passwordOf(
  actor: Actor,
  platform: Platform,
  client: RequestClient,
  password: string,
): Promise<PersonRow> {
  const person = await findPerson(platform.store.db, actor.personId);
  if (person === undefined) throw fail('sign-in-needed');
  return personByPassword(platform, client, person.email, password);
}

async function endOne(actor: Actor, platform: Platform, sessionId: string, action: string): Promise<void> {
  await changeIdentity(platform.store, async (tx) => {
    if (!(await deleteSession(tx, sessionId, actor.personId))) throw fail('not-found');
    await record(tx, actor, platform.now(), { action, subject: { type: 'session', id: sessionId } });
  });
}
