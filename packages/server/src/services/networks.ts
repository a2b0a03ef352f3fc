import type { Network } from '@cleanpath/api';
import { CleanpathError, fail } from '@cleanpath/model';
import {
  insertNetwork,
  listReadableNetworks,
  markNetworkDeleted,
  openJobs,
  purgeNetwork,
  updateNetwork as updateNetworkRow,
  type NetworkAccess,
  type PageRequest,
  type Queryable,
} from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import { can } from '../access/can.js';
import { matchVersion } from '../http/etag.js';
import { newId } from '../identity/new-id.js';
import { requireRecentConfirmation } from '../identity/recent-confirmation.js';
import type { Platform } from '../platform.js';
import { audit, ofNetwork } from './audit.js';
import { networkResource, reachNetwork } from './network-access.js';
import { networkBriefs } from './network-briefs.js';

/** Networks the actor may read, newest first; with their own file only, where they are a supplier. */
export async function listNetworks(
  actor: Actor,
  platform: Platform,
  page: PageRequest,
): Promise<{ items: Network[]; next?: string }> {
  if (!can(actor, 'network:list', { type: 'installation' })) throw fail('forbidden');
  const { db } = platform.store;
  const { items, next } = await listReadableNetworks(db, actor.organisationId, page);
  const seen = items.filter((access) => {
    const action = access.access === 'supplier-file' ? 'supplier-file:read' : 'network:read';
    return can(actor, action, networkResource(actor, access));
  });
  return { items: await networkBriefs(db, seen), ...(next === undefined ? {} : { next }) };
}

export async function readNetwork(actor: Actor, platform: Platform, networkId: string): Promise<Network> {
  const access = await reachNetwork(platform, actor, networkId, 'network:read').catch((error: unknown) => {
    // A supplier sees that the network exists and whose it is, to find its own file.
    if (error instanceof CleanpathError && error.code === 'forbidden')
      return reachNetwork(platform, actor, networkId, 'supplier-file:read');
    throw error;
  });
  return oneBrief(platform.store.db, access);
}

export async function createNetwork(
  actor: Actor,
  platform: Platform,
  given: { readonly name: string; readonly description: string },
): Promise<Network> {
  requireCreation(actor);
  const id = newId(platform.now());
  await platform.store.transaction((tx) => insertWithAudit(tx, actor, platform, { id, ...given }));
  announce(platform, actor.organisationId, id);
  return readNetwork(actor, platform, id);
}

/** Name of the example; numbered from the second on. */
const EXAMPLE = 'Example nation';
/** More examples than anybody needs at once. */
const MAX_EXAMPLES = 20;

export async function createExample(actor: Actor, platform: Platform): Promise<{ network: Network; jobId: string }> {
  requireCreation(actor);
  for (let number = 1; ; number++) {
    const id = newId(platform.now());
    const name = number === 1 ? EXAMPLE : `${EXAMPLE} ${number}`;
    try {
      const job = await platform.store.transaction(async (tx) => {
        await insertWithAudit(tx, actor, platform, { id, name, description: 'A made-up country, to try things out.' });
        return platform.jobs.enqueue(tx, actor, { kind: 'example', networkId: id, input: {} });
      });
      platform.jobs.wake();
      announce(platform, actor.organisationId, id);
      return { network: await readNetwork(actor, platform, id), jobId: job.id };
    } catch (error) {
      if (!(error instanceof CleanpathError && error.code === 'name-taken') || number >= MAX_EXAMPLES) throw error;
    }
  }
}

export async function updateNetwork(
  actor: Actor,
  platform: Platform,
  networkId: string,
  ifMatch: string | undefined,
  change: { readonly name?: string | undefined; readonly description?: string | undefined },
): Promise<Network> {
  const { network } = await reachNetwork(platform, actor, networkId, 'network:edit');
  matchVersion(ifMatch, network.version);
  await platform.store.transaction(async (tx) => {
    const updated = await updateNetworkRow(tx, networkId, network.version, change);
    if (!updated) throw fail('changed-meanwhile');
    await audit(platform, tx, actor, {
      action: 'network.update',
      subject: ofNetwork(updated),
      details: { before: network.name, ...change },
    });
  });
  announce(platform, network.organisation_id, networkId);
  return readNetwork(actor, platform, networkId);
}

/** The network is gone at once; its rows follow in the background, and at the next start where that is cut short. */
export async function deleteNetwork(actor: Actor, platform: Platform, networkId: string): Promise<void> {
  const { network } = await reachNetwork(platform, actor, networkId, 'network:delete');
  requireRecentConfirmation(actor, platform.now());
  await platform.store.transaction(async (tx) => {
    if (!(await markNetworkDeleted(tx, networkId, platform.now()))) throw fail('not-found');
    await audit(platform, tx, actor, { action: 'network.delete', subject: ofNetwork(network) });
  });
  announce(platform, network.organisation_id, networkId);
  for (const job of await openJobs(platform.store.db, networkId))
    await platform.jobs.cancel(job.id).catch(() => undefined);
  void purgeInBackground(platform, networkId);
}

export async function purgeInBackground(platform: Platform, networkId: string): Promise<void> {
  try {
    await purgeNetwork(platform.store, networkId);
  } catch (error) {
    platform.log.warn({ err: error, network: networkId }, 'a deleted network is not purged yet');
  }
}

/** Tells the open consoles that something about a network changed. */
export function announce(platform: Platform, organisationId: string, networkId: string): void {
  platform.events.publish({ event: { type: 'network', networkId }, organisationId, networkId });
}

function requireCreation(actor: Actor): void {
  const own = { type: 'organisation', organisationId: actor.organisationId } as const;
  if (!can(actor, 'network:create', own)) throw fail('forbidden');
}

async function insertWithAudit(
  tx: Queryable,
  actor: Actor,
  platform: Platform,
  given: { readonly id: string; readonly name: string; readonly description: string },
): Promise<void> {
  const row = await insertNetwork(tx, {
    ...given,
    organisation_id: actor.organisationId,
    created_at: platform.now(),
  });
  await audit(platform, tx, actor, { action: 'network.create', subject: ofNetwork(row) });
}

async function oneBrief(db: Queryable, access: NetworkAccess): Promise<Network> {
  const [brief] = await networkBriefs(db, [access]);
  return brief ?? Promise.reject(fail('not-found'));
}
