import type { Transaction } from 'kysely';
import type { Person } from '@cleanpath/api';
import { fail, type Role } from '@cleanpath/model';
import {
  askForRotation,
  deleteMembership,
  deleteSessionsOf,
  enabledRoles,
  findMember,
  listMembers,
  lockOrganisation,
  revokeApiKeysOf,
  updateMembership,
  type Database,
  type MemberRow,
  type Page,
  type PageRequest,
} from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import { can } from '../access/can.js';
import { changeIdentity } from '../identity/change-identity.js';
import { knownRoles } from '../identity/known.js';
import { requireRecentConfirmation } from '../identity/recent-confirmation.js';
import { record } from '../identity/record.js';
import type { Platform } from '../platform.js';

export async function people(
  actor: Actor,
  platform: Platform,
  organisationId: string,
  page: PageRequest,
): Promise<Page<Person>> {
  mayReadPeople(actor, organisationId);
  const found = await listMembers(platform.store.db, organisationId, page);
  return { ...found, items: found.items.map(shown) };
}

/** Throws `reauthenticate`, `last-administrator`, `not-found`. Who is disabled has no session from then on. */
export async function updatePerson(
  actor: Actor,
  platform: Platform,
  organisationId: string,
  personId: string,
  change: { roles?: readonly Role[] | undefined; disabled?: boolean | undefined },
): Promise<Person> {
  mayManagePeople(actor, organisationId);
  const now = platform.now();
  requireRecentConfirmation(actor, now);
  return changeIdentity(platform.store, async (tx) => {
    const before = await lockMember(tx, organisationId, personId);
    const roles = change.roles === undefined ? undefined : knownRoles(change.roles);
    await updateMembership(tx, organisationId, personId, { roles, disabled: change.disabled });
    await keepAnAdministrator(tx, organisationId);
    if (change.disabled === true) await deleteSessionsOf(tx, personId, { organisationId });
    else await askForRotation(tx, organisationId, personId);
    const after = await findMember(tx, organisationId, personId);
    if (after === undefined) throw fail('not-found');
    await record(tx, actor, now, {
      action: 'person.update',
      subject: { type: 'person', id: personId, name: before.name },
      details: {
        before: { roles: before.roles, disabled: before.disabled },
        after: { roles: after.roles, disabled: after.disabled },
      },
    });
    return shown(after);
  });
}

/** Ends the sessions for this organisation and the API keys too. Throws `reauthenticate`, `last-administrator`. */
export async function removePerson(
  actor: Actor,
  platform: Platform,
  organisationId: string,
  personId: string,
): Promise<void> {
  mayManagePeople(actor, organisationId);
  const now = platform.now();
  requireRecentConfirmation(actor, now);
  await changeIdentity(platform.store, async (tx) => {
    const before = await lockMember(tx, organisationId, personId);
    await deleteMembership(tx, organisationId, personId);
    await keepAnAdministrator(tx, organisationId);
    const sessions = await deleteSessionsOf(tx, personId, { organisationId });
    const apiKeys = await revokeApiKeysOf(tx, organisationId, personId, now);
    await record(tx, actor, now, {
      action: 'person.remove',
      subject: { type: 'person', id: personId, name: before.name },
      details: { roles: before.roles, sessionsEnded: sessions, apiKeysRevoked: apiKeys },
    });
  });
}

/** Throws `not-found` for another organisation, whether it exists or not; `forbidden` in one's own. */
export function mayReadPeople(actor: Actor, organisationId: string): void {
  mayWithPeople(actor, 'people:read', organisationId);
}

/** Throws as `mayReadPeople` does. */
export function mayManagePeople(actor: Actor, organisationId: string): void {
  mayWithPeople(actor, 'people:manage', organisationId);
}

function mayWithPeople(actor: Actor, action: 'people:read' | 'people:manage', organisationId: string): void {
  if (can(actor, action, { type: 'organisation', organisationId })) return;
  throw fail(organisationId === actor.organisationId ? 'forbidden' : 'not-found');
}

/** Changes to the members of one organisation come one after the other: two cannot each remove the other's last one. */
async function lockMember(tx: Transaction<Database>, organisationId: string, personId: string): Promise<MemberRow> {
  await lockOrganisation(tx, organisationId);
  const member = await findMember(tx, organisationId, personId);
  if (member === undefined) throw fail('not-found');
  return member;
}

async function keepAnAdministrator(tx: Transaction<Database>, organisationId: string): Promise<void> {
  const left = await enabledRoles(tx, organisationId);
  if (!left.some((one) => one.roles.includes('administrator'))) throw fail('last-administrator');
}

function shown(row: MemberRow): Person {
  return {
    id: row.person_id,
    name: row.name,
    email: row.email,
    roles: knownRoles(row.roles),
    secondFactor: row.second_factor,
    disabled: row.disabled,
    ...(row.last_seen_at === null ? {} : { lastSeenAt: row.last_seen_at.toISOString() }),
  };
}
