import type { Invitation, Organisation } from '@cleanpath/api';
import { fail, type OrganisationKind } from '@cleanpath/model';
import {
  findOrganisation,
  insertOrganisation,
  listOrganisations,
  lockOrganisation,
  renameOrganisation,
  type OrganisationRow,
  type Page,
  type PageRequest,
} from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import { can } from '../access/can.js';
import { matchVersion } from '../http/etag.js';
import { changeIdentity } from '../identity/change-identity.js';
import { knownKind, ROLE_OF_KIND } from '../identity/known.js';
import { newId } from '../identity/new-id.js';
import { record } from '../identity/record.js';
import type { Platform } from '../platform.js';
import { writeInvitation } from './invitations.js';

/** One's own organisation; all of them for the administrators of the host. */
export async function organisations(actor: Actor, platform: Platform, page: PageRequest): Promise<Page<Organisation>> {
  if (!can(actor, 'organisation:list', { type: 'installation' })) throw fail('forbidden');
  // Whoever may read one that is not theirs may read them all.
  const all = can(actor, 'organisation:read', { type: 'organisation', organisationId: 'another' });
  const found = await listOrganisations(platform.store.db, page, all ? undefined : actor.organisationId);
  return { ...found, items: found.items.map(shown) };
}

/** Throws `not-found` for organisations one may not see, as for those that do not exist. */
export async function organisation(actor: Actor, platform: Platform, organisationId: string): Promise<Organisation> {
  if (!can(actor, 'organisation:read', { type: 'organisation', organisationId })) throw fail('not-found');
  const row = await findOrganisation(platform.store.db, organisationId);
  if (row === undefined) throw fail('not-found');
  return shown(row);
}

/** Throws `name-taken`. The first administrator is invited; the link is in this answer only. */
export async function createOrganisation(
  actor: Actor,
  platform: Platform,
  origin: string,
  given: { name: string; kind: OrganisationKind; administrator: string },
): Promise<{ organisation: Organisation; invitation: Invitation }> {
  if (!can(actor, 'organisation:create', { type: 'installation' })) throw fail('forbidden');
  const now = platform.now();
  return changeIdentity(platform.store, async (tx) => {
    const row = { id: newId(now), name: given.name, kind: given.kind, host: false, version: 1, created_at: now };
    await insertOrganisation(tx, row);
    const invitation = await writeInvitation(tx, origin, now, {
      organisationId: row.id,
      email: given.administrator,
      roles: ['administrator', ROLE_OF_KIND[given.kind]],
      invitedBy: actor.personId,
    });
    await record(tx, actor, now, {
      action: 'organisation.create',
      subject: { type: 'organisation', id: row.id, name: row.name },
      details: { kind: row.kind, administrator: given.administrator },
    });
    return { organisation: shown(row), invitation };
  });
}

/** Throws `changed-meanwhile`, `name-taken`, `not-found`. */
export async function updateOrganisation(
  actor: Actor,
  platform: Platform,
  organisationId: string,
  ifMatch: string | undefined,
  name: string,
): Promise<Organisation> {
  if (!can(actor, 'organisation:read', { type: 'organisation', organisationId })) throw fail('not-found');
  if (!can(actor, 'organisation:update', { type: 'organisation', organisationId })) throw fail('forbidden');
  return changeIdentity(platform.store, async (tx) => {
    const before = await lockOrganisation(tx, organisationId);
    if (before === undefined) throw fail('not-found');
    matchVersion(ifMatch, before.version);
    const after = await renameOrganisation(tx, organisationId, name, before.version);
    if (after === undefined) throw fail('changed-meanwhile');
    await record(tx, actor, platform.now(), {
      action: 'organisation.update',
      subject: { type: 'organisation', id: organisationId, name },
      details: { before: before.name, after: name },
    });
    return shown(after);
  });
}

function shown(row: OrganisationRow): Organisation {
  return {
    id: row.id,
    name: row.name,
    kind: knownKind(row.kind),
    host: row.host,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}
