import type { Grant, GRANT_ACCESS } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import {
  deleteGrant,
  findOrganisation as organisationById,
  listGrants,
  organisationsByPrefix,
  putGrant,
  type GrantRow,
} from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import type { Platform } from '../platform.js';
import { audit, ofNetwork } from './audit.js';
import { reachNetwork } from './network-access.js';
import { announce } from './networks.js';

type Access = (typeof GRANT_ACCESS)[number];

export async function grants(actor: Actor, platform: Platform, networkId: string): Promise<Grant[]> {
  await reachNetwork(platform, actor, networkId, 'grant:read');
  const rows = await listGrants(platform.store.db, networkId);
  return rows.map((row) => grantBody(row, row.organisation_name));
}

export async function setGrant(
  actor: Actor,
  platform: Platform,
  networkId: string,
  organisationId: string,
  given: { readonly access: Access; readonly supplierId?: string | undefined },
): Promise<Grant> {
  const { network } = await reachNetwork(platform, actor, networkId, 'grant:change');
  checkSupplier(given);
  const organisation = await organisationById(platform.store.db, organisationId);
  if (!organisation || organisationId === network.organisation_id)
    throw fail('not-found', { message: 'There is no such organisation to share with' });
  const row = await platform.store.transaction(async (tx) => {
    const put = await putGrant(tx, {
      network_id: networkId,
      organisation_id: organisationId,
      access: given.access,
      supplier_id: given.supplierId ?? null,
      created_at: platform.now(),
    });
    await audit(platform, tx, actor, {
      action: 'network.grant',
      subject: ofNetwork(network),
      details: { organisationId, organisation: organisation.name, ...given },
    });
    return put;
  });
  announce(platform, network.organisation_id, networkId);
  return grantBody(row, organisation.name);
}

export async function removeGrant(
  actor: Actor,
  platform: Platform,
  networkId: string,
  organisationId: string,
): Promise<void> {
  const { network } = await reachNetwork(platform, actor, networkId, 'grant:change');
  await platform.store.transaction(async (tx) => {
    if (!(await deleteGrant(tx, networkId, organisationId))) throw fail('not-found');
    await audit(platform, tx, actor, {
      action: 'network.revoke',
      subject: ofNetwork(network),
      details: { organisationId },
    });
  });
  announce(platform, network.organisation_id, networkId);
}

/** Organisations offered at once: enough to choose from, too few to list them all. */
const MAX_OFFERED = 10;

export async function grantees(
  actor: Actor,
  platform: Platform,
  networkId: string,
  prefix: string,
): Promise<{ id: string; name: string }[]> {
  const { network } = await reachNetwork(platform, actor, networkId, 'grant:change');
  const found = await organisationsByPrefix(platform.store.db, prefix, MAX_OFFERED + 1);
  return found.filter(({ id }) => id !== network.organisation_id).slice(0, MAX_OFFERED);
}

function checkSupplier({ access, supplierId }: { access: Access; supplierId?: string | undefined }): void {
  if (access === 'supplier-file' && supplierId === undefined)
    throw fail('request-invalid', {
      pointer: '/body/supplierId',
      message: 'Access to a supplier file names the supplier',
      remedy: 'Give the id the supplier has in the network.',
    });
  if (access !== 'supplier-file' && supplierId !== undefined)
    throw fail('request-invalid', {
      pointer: '/body/supplierId',
      message: 'Only access to a supplier file names a supplier',
      remedy: 'Leave the supplier out.',
    });
}

function grantBody(row: GrantRow, organisation: string): Grant {
  return {
    organisationId: row.organisation_id,
    organisation,
    access: row.access as Access,
    ...(row.supplier_id === null ? {} : { supplierId: row.supplier_id }),
    createdAt: row.created_at.toISOString(),
  };
}
