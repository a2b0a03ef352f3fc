import type { Invitation } from '@cleanpath/api';
import { fail, type Role } from '@cleanpath/model';
import {
  acceptInvitationRow,
  deleteInvitations,
  findInvitationByToken,
  findPersonByEmail,
  insertInvitation,
  insertPerson,
  listInvitations,
  putMembership,
  type InvitationRow,
  type InvitationWithOrganisation,
  type PersonRow,
  type Queryable,
} from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import { changeIdentity } from '../identity/change-identity.js';
import { knownRoles } from '../identity/known.js';
import { newId } from '../identity/new-id.js';
import { hashPassword } from '../identity/password/hash-password.js';
import { checkPassword } from '../identity/password/password-policy.js';
import { requireRecentConfirmation } from '../identity/recent-confirmation.js';
import { record } from '../identity/record.js';
import type { RequestClient } from '../identity/request-client.js';
import { hashSecret, randomSecret } from '../identity/secrets.js';
import { personByPassword, secondFactors } from '../identity/sign-in.js';
import { startSession, type StartedSession } from '../identity/start-session.js';
import type { Platform } from '../platform.js';
import { mayManagePeople, mayReadPeople } from './people.js';

/** An invitation is good for a week: time enough for a letter, short enough for a forgotten mail box. */
export const INVITATION_MILLISECONDS = 7 * 24 * 3600_000;

export async function invitations(
  actor: Actor,
  platform: Platform,
  organisationId: string,
): Promise<{ items: Invitation[] }> {
  mayReadPeople(actor, organisationId);
  const rows = await listInvitations(platform.store.db, organisationId, platform.now());
  return { items: rows.map((row) => shown(row)) };
}

/** Replaces open invitations to the same address. Throws `reauthenticate`. */
export async function invite(
  actor: Actor,
  platform: Platform,
  origin: string,
  organisationId: string,
  given: { email: string; roles: readonly Role[] },
): Promise<Invitation> {
  mayManagePeople(actor, organisationId);
  const now = platform.now();
  requireRecentConfirmation(actor, now);
  return changeIdentity(platform.store, async (tx) => {
    await deleteInvitations(tx, organisationId, { email: given.email });
    const invitation = await writeInvitation(tx, origin, now, {
      organisationId,
      email: given.email,
      roles: knownRoles(given.roles),
      invitedBy: actor.personId,
    });
    await record(tx, actor, now, {
      action: 'invitation.create',
      subject: { type: 'invitation', id: invitation.id, name: given.email },
      details: { roles: invitation.roles },
    });
    return invitation;
  });
}

export async function revokeInvitation(
  actor: Actor,
  platform: Platform,
  organisationId: string,
  invitationId: string,
): Promise<void> {
  mayManagePeople(actor, organisationId);
  await changeIdentity(platform.store, async (tx) => {
    const [row] = await deleteInvitations(tx, organisationId, { id: invitationId });
    if (row === undefined) throw fail('not-found');
    await record(tx, actor, platform.now(), {
      action: 'invitation.revoke',
      subject: { type: 'invitation', id: row.id, name: row.email },
    });
  });
}

/** Writes an invitation and gives it with its link: the token stands in the fragment and is stored as a hash only. */
export async function writeInvitation(
  tx: Queryable,
  origin: string,
  now: Date,
  given: { organisationId: string; email: string; roles: readonly Role[]; invitedBy: string },
): Promise<Invitation> {
  const token = randomSecret();
  const row = {
    id: newId(now),
    organisation_id: given.organisationId,
    email: given.email,
    roles: JSON.stringify(given.roles),
    token_hash: hashSecret(token),
    invited_by: given.invitedBy,
    expires_at: new Date(now.getTime() + INVITATION_MILLISECONDS),
    created_at: now,
  };
  await insertInvitation(tx, row);
  return { ...shown({ ...row, roles: [...given.roles] }), link: `${origin}/invitation#${token}` };
}

/** For the holder of the link. Throws `token-invalid`. */
export async function lookUpInvitation(
  platform: Platform,
  token: string,
): Promise<{ organisation: string; email: string; roles: Role[]; known: boolean }> {
  const row = await byToken(platform.store.db, token, platform.now());
  const known = (await findPersonByEmail(platform.store.db, row.email)) !== undefined;
  return { organisation: row.organisation_name, email: row.email, roles: knownRoles(row.roles), known };
}

/**
 * A new person chooses a password; a known one gives theirs. Who has a second factor set up signs in first: the link and
 * the password alone must not go around it. Throws `token-invalid`, `password-weak`, `sign-in-failed`, `sign-in-needed`.
 */
export async function acceptInvitation(
  actor: Actor | undefined,
  platform: Platform,
  client: RequestClient,
  given: { token: string; name?: string | undefined; password: string },
): Promise<StartedSession> {
  const now = platform.now();
  const invitation = await byToken(platform.store.db, given.token, now);
  const known = await findPersonByEmail(platform.store.db, invitation.email);
  const newPerson = known === undefined ? await personFrom(invitation, given, now) : undefined;
  if (known !== undefined) await proveKnown(actor, platform, client, known, given.password);
  return changeIdentity(platform.store, async (tx) => {
    if (!(await acceptInvitationRow(tx, invitation.id, now))) throw fail('token-invalid');
    if (newPerson !== undefined) await insertPerson(tx, newPerson);
    const personId = known?.id ?? newPerson!.id;
    const name = known?.name ?? newPerson!.name;
    const organisationId = invitation.organisation_id;
    const roles = knownRoles(invitation.roles);
    await putMembership(tx, { organisationId, personId, roles, now });
    await record(tx, { kind: 'person', id: personId, name, organisationId }, now, {
      action: 'invitation.accept',
      subject: { type: 'invitation', id: invitation.id, name: invitation.email },
      details: { roles },
    });
    return startSession(tx, platform, client, { personId, organisationId, method: 'invitation' });
  });
}

async function byToken(q: Queryable, token: string, now: Date): Promise<InvitationWithOrganisation> {
  const row = await findInvitationByToken(q, hashSecret(token), now);
  if (row === undefined) throw fail('token-invalid');
  return row;
}

async function personFrom(
  invitation: InvitationWithOrganisation,
  given: { name?: string | undefined; password: string },
  now: Date,
) {
  if (given.name === undefined)
    throw fail('request-invalid', { message: 'A new person needs a name', pointer: '/body/name' });
  checkPassword(given.password, [given.name, invitation.email, invitation.organisation_name]);
  return {
    id: newId(now),
    name: given.name,
    email: invitation.email,
    password_hash: await hashPassword(given.password),
    locale: 'en',
    theme: 'auto',
    created_at: now,
  };
}

async function proveKnown(
  actor: Actor | undefined,
  platform: Platform,
  client: RequestClient,
  person: PersonRow,
  password: string,
): Promise<void> {
  const signedIn = actor?.kind === 'person' && actor.personId === person.id;
  if (!signedIn && (await secondFactors(platform.store.db, person.id)).length > 0)
    throw fail('sign-in-needed', { remedy: 'Sign in first, then open the link again.' });
  await personByPassword(platform, client, person.email, password);
}

function shown(row: Pick<InvitationRow, 'id' | 'email' | 'roles'> & { expires_at: Date }): Invitation {
  return { id: row.id, email: row.email, roles: knownRoles(row.roles), expiresAt: row.expires_at.toISOString() };
}
