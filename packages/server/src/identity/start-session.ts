import type { Transaction } from 'kysely';
import type { Me } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import {
  deleteSession,
  findLiveSession,
  findPerson,
  insertSession,
  membershipsOf,
  pruneSessions,
  type Database,
  type MembershipBrief,
  type PersonRow,
} from '@cleanpath/store';
import type { Platform } from '../platform.js';
import { meOf } from './me.js';
import { newId } from './new-id.js';
import { record } from './record.js';
import type { RequestClient } from './request-client.js';
import { hashSecret, randomSecret } from './secrets.js';
import { presentedSession, sessionCookie } from './session-cookie.js';
import { MAX_SESSIONS, secretAge } from './session-rules.js';

export interface StartedSession {
  readonly me: Me;
  /** `Set-Cookie` with its secret, which is nowhere else. */
  readonly cookie: string;
}

export interface NewSession {
  readonly personId: string;
  readonly method: SignInMethod;
  readonly organisationId?: string | undefined;
  /** Where it continues another session: what that had proved, and its end. */
  readonly continues?: { readonly confirmedAt: Date | null; readonly expiresAt: Date };
}

/** How the person proved who they are; for the audit trail. */
export type SignInMethod =
  'password' | 'totp' | 'recovery-code' | 'passkey' | 'provider' | 'invitation' | 'setup' | 'switch';

/**
 * A new session after a sign-in, inside the transaction that spent its proof. Always a new id and secret, whatever the
 * browser presented; a session the browser held before ends (ASVS 7.2.4).
 *
 * @param organisationId Where to act; without it where the person was last. Throws `sign-in-failed` where nowhere.
 */
export async function startSession(
  tx: Transaction<Database>,
  platform: Platform,
  client: RequestClient,
  given: NewSession,
): Promise<StartedSession> {
  const now = platform.now();
  const person = await findPerson(tx, given.personId);
  const memberships = (await membershipsOf(tx, given.personId)).filter((one) => !one.disabled);
  const membership =
    given.organisationId === undefined
      ? lastUsed(memberships)
      : memberships.find((one) => one.organisation_id === given.organisationId);
  if (person === undefined || membership === undefined) throw fail('sign-in-failed');
  await endPresented(tx, client, now);
  await pruneSessions(tx, person.id, MAX_SESSIONS - 1, now);
  const id = newId(now);
  const secret = randomSecret();
  await insertSession(tx, {
    id,
    secret_hash: hashSecret(secret),
    previous_hash: null,
    rotated_at: now,
    person_id: person.id,
    organisation_id: membership.organisation_id,
    csrf_token: randomSecret(),
    confirmed_at: given.continues === undefined ? now : given.continues.confirmedAt,
    client: client.client,
    address: client.address,
    created_at: now,
    last_seen_at: now,
    expires_at: given.continues?.expiresAt ?? new Date(now.getTime() + platform.config.sessionHours * 3600_000),
  });
  const me = await meOf(tx, id);
  await record(tx, personIn(person, membership), now, {
    action: 'session.start',
    subject: { type: 'session', id },
    details: { method: given.method, address: client.address },
  });
  return { me, cookie: sessionCookie(id, secret) };
}

function personIn(person: PersonRow, membership: MembershipBrief) {
  return { kind: 'person', id: person.id, name: person.name, organisationId: membership.organisation_id } as const;
}

function lastUsed(memberships: readonly MembershipBrief[]): MembershipBrief | undefined {
  const seen = (one: MembershipBrief): number => one.last_seen_at?.getTime() ?? -Infinity;
  return memberships.reduce<MembershipBrief | undefined>(
    (best, one) => (best === undefined || seen(one) > seen(best) ? one : best),
    undefined,
  );
}

/** Only who presents its secret ends a session: an id alone is no proof. */
async function endPresented(tx: Transaction<Database>, client: RequestClient, now: Date): Promise<void> {
  const presented = presentedSession(client.cookie);
  if (presented === undefined) return;
  const session = await findLiveSession(tx, presented.id);
  if (session !== undefined && secretAge(session, presented.secret, now) !== undefined)
    await deleteSession(tx, session.id, session.person_id);
}
