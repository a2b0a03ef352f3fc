import type { PolicyBrief } from '@cleanpath/api';
import { valueHash } from '@cleanpath/assessment';
import { readPolicyFile } from '@cleanpath/formats';
import { CleanpathError, fail, hasErrors, type Policy } from '@cleanpath/model';
import {
  hostOrganisationId,
  insertPolicy,
  isDuplicate,
  listPolicies,
  policyById,
  policyByVersion,
  type Page,
  type PageRequest,
  type PolicyRow,
} from '@cleanpath/store';
import { checkPolicy } from '@cleanpath/trust';
import type { Actor } from '../access/actor.js';
import { can } from '../access/can.js';
import { newId } from '../identity/new-id.js';
import type { Platform } from '../platform.js';
import { audit } from './audit.js';

type PolicyHead = Omit<PolicyRow, 'body'>;

/** Shipped policies, those of the actor's organisation and those of the host. */
export async function policies(actor: Actor, platform: Platform, page: PageRequest): Promise<Page<PolicyBrief>> {
  if (!can(actor, 'policy:list', { type: 'installation' })) throw fail('forbidden');
  const found = await listPolicies(platform.store.db, await usableOwners(actor, platform), page);
  return { ...found, items: found.items.map(policyBrief) };
}

export async function policy(actor: Actor, platform: Platform, id: string): Promise<PolicyBrief & { policy: Policy }> {
  const row = await usablePolicy(actor, platform, id);
  return { ...policyBrief(row), policy: row.body as Policy };
}

/** A policy the actor may read, and so assess by. Throws `not-found`. */
export async function usablePolicy(actor: Actor, platform: Platform, id: string): Promise<PolicyRow> {
  const host = await hostId(platform);
  const row = await policyById(platform.store.db, await usableOwners(actor, platform), id);
  if (!row) throw fail('not-found');
  const hostOwned = row.organisation_id !== null && row.organisation_id === host;
  if (!can(actor, 'policy:read', { type: 'policy', ownerId: row.organisation_id, hostOwned })) throw fail('not-found');
  return row;
}

/** Stores a policy version of the actor's organisation. The same content again is the same version. */
export async function createPolicy(actor: Actor, platform: Platform, text: string): Promise<PolicyBrief> {
  const { organisationId } = actor;
  if (!can(actor, 'policy:create', { type: 'organisation', organisationId })) throw fail('forbidden');
  const given = readPolicyFile(Buffer.from(text, 'utf8'), 'policy.yaml');
  const problems = checkPolicy(given, platform.catalogs, 'policy.yaml');
  if (hasErrors(problems)) throw new CleanpathError(problems);
  const hash = valueHash(given);
  for (const owner of [null, organisationId]) {
    const known = await policyByVersion(platform.store.db, owner, given.id, given.version);
    if (known?.hash === hash) return policyBrief(known);
    if (known) throw fail('policy-version-exists', { value: `${given.id} ${given.version}` });
  }
  const row = await platform.store.transaction(async (tx) => {
    const inserted = await insertPolicy(tx, policyRow(platform.now(), organisationId, given, hash));
    await audit(platform, tx, actor, {
      action: 'policy.create',
      subject: { type: 'policy', id: inserted.id, name: given.title },
      details: { policyId: given.id, version: given.version, hash },
    });
    return inserted;
  });
  return policyBrief(row);
}

/**
 * Stores the policies that come with Cleanpath and those of the configured directory, so that all are read the same
 * way. One stored before stays as it is: a version never changes.
 */
export async function storeShippedPolicies(platform: Platform, further: readonly Policy[] = []): Promise<void> {
  const { db } = platform.store;
  for (const given of [...platform.catalogs.policies.values(), ...further]) {
    const hash = valueHash(given);
    const known = await policyByVersion(db, null, given.id, given.version);
    if (known && known.hash !== hash)
      platform.log.warn({ policy: given.id, version: given.version }, 'a policy changed without a new version: kept');
    if (known) continue;
    try {
      await insertPolicy(db, policyRow(platform.now(), null, given, hash));
    } catch (error) {
      // Another process that starts at the same moment was faster.
      const twin = isDuplicate(error) || (error instanceof CleanpathError && error.code === 'policy-version-exists');
      if (!twin) throw error;
    }
  }
}

function policyRow(now: Date, organisationId: string | null, given: Policy, hash: string) {
  return {
    id: newId(now),
    organisation_id: organisationId,
    policy_id: given.id,
    policy_version: given.version,
    title: given.title,
    authority: given.authority,
    hash,
    body: JSON.stringify(given),
    created_at: now,
  };
}

async function usableOwners(actor: Actor, platform: Platform): Promise<string[]> {
  const host = await hostId(platform);
  return [...new Set([actor.organisationId, ...(host === undefined ? [] : [host])])];
}

function hostId(platform: Platform): Promise<string | undefined> {
  return platform.reads.get('host organisation', ['organisation'], () => hostOrganisationId(platform.store.db));
}

function policyBrief(row: PolicyHead): PolicyBrief {
  return {
    id: row.id,
    policyId: row.policy_id,
    version: row.policy_version,
    title: row.title,
    authority: row.authority,
    hash: row.hash,
    shipped: row.organisation_id === null,
    createdAt: row.created_at.toISOString(),
  };
}
