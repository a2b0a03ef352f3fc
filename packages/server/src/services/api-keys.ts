import type { ApiKey, Scope } from '@cleanpath/api';
import { CleanpathError, fail, problem } from '@cleanpath/model';
import { findApiKey, insertApiKey, listApiKeys, revokeApiKeyRow, type ApiKeyRow } from '@cleanpath/store';
import { scopesWithin } from '../access/actions-somewhere.js';
import type { Actor } from '../access/actor.js';
import { can } from '../access/can.js';
import { changeIdentity } from '../identity/change-identity.js';
import { knownScopes } from '../identity/known.js';
import { newId } from '../identity/new-id.js';
import { requireRecentConfirmation } from '../identity/recent-confirmation.js';
import { record } from '../identity/record.js';
import { hashSecret, randomSecret } from '../identity/secrets.js';
import type { Platform } from '../platform.js';

const DAY = 24 * 3600_000;
/** Characters of a key that are shown: `cp_` and as much of the id as tells keys of one second apart. */
const PREFIX_LENGTH = 16;

/** Those of the organisation for who oversees it, else one's own. */
export async function apiKeys(actor: Actor, platform: Platform): Promise<{ items: ApiKey[] }> {
  const { organisationId, personId } = actor;
  if (!can(actor, 'api-key:list', { type: 'api-key', organisationId, personId })) throw fail('forbidden');
  const all = can(actor, 'api-key:list', { type: 'api-key', organisationId, personId: 'another' });
  const rows = await listApiKeys(platform.store.db, organisationId, all ? undefined : personId);
  const now = platform.now();
  const live = rows.filter((row) => row.expires_at === null || row.expires_at > now);
  return { items: live.map((row) => shown(row, row.person_name)) };
}

/** The secret is in this answer only. Throws `scope-exceeds`, `reauthenticate`. */
export async function createApiKey(
  actor: Actor,
  platform: Platform,
  given: { name: string; scopes: readonly Scope[]; expiresInDays: number },
): Promise<{ apiKey: ApiKey; secret: string }> {
  const { organisationId, personId } = actor;
  if (!can(actor, 'api-key:create', { type: 'organisation', organisationId })) throw fail('forbidden');
  const now = platform.now();
  requireRecentConfirmation(actor, now);
  const within = scopesWithin(actor);
  const beyond = given.scopes.filter((scope) => !within.includes(scope));
  if (beyond.length > 0)
    throw new CleanpathError(
      beyond.map((scope) => problem('scope-exceeds', { value: scope, pointer: '/body/scopes' })),
    );
  const id = newId(now);
  const secret = randomSecret();
  const text = `cp_${id}_${secret}`;
  const row = {
    id,
    organisation_id: organisationId,
    person_id: personId,
    name: given.name,
    prefix: text.slice(0, PREFIX_LENGTH),
    secret_hash: hashSecret(secret),
    expires_at: new Date(now.getTime() + given.expiresInDays * DAY),
    last_used_at: null,
    revoked_at: null,
    created_at: now,
  };
  const scopes = knownScopes(given.scopes);
  await changeIdentity(platform.store, async (tx) => {
    await insertApiKey(tx, { ...row, scopes: JSON.stringify(scopes) });
    await record(tx, actor, now, {
      action: 'api-key.create',
      subject: { type: 'api-key', id, name: given.name },
      details: { scopes, expiresAt: row.expires_at },
    });
  });
  return { apiKey: shown({ ...row, scopes }, actor.name), secret: text };
}

/** At once: the next request with it is refused. Throws `not-found` for keys of other organisations and people. */
export async function revokeApiKey(actor: Actor, platform: Platform, id: string): Promise<void> {
  const now = platform.now();
  await changeIdentity(platform.store, async (tx) => {
    const row = await findApiKey(tx, id);
    const resource =
      row && ({ type: 'api-key', organisationId: row.organisation_id, personId: row.person_id } as const);
    if (resource === undefined || !can(actor, 'api-key:list', resource)) throw fail('not-found');
    if (!can(actor, 'api-key:revoke', resource)) throw fail('forbidden');
    if (!(await revokeApiKeyRow(tx, id, now))) throw fail('not-found');
    await record(tx, actor, now, { action: 'api-key.revoke', subject: { type: 'api-key', id, name: row!.name } });
  });
}

function shown(row: ApiKeyRow, createdBy: string): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: knownScopes(row.scopes),
    createdBy,
    createdAt: row.created_at.toISOString(),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at.toISOString() }),
    ...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at.toISOString() }),
  };
}
