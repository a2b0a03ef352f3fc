import type { SearchHit } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import { listReadableNetworks, searchRows } from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import { can } from '../access/can.js';
import type { Platform } from '../platform.js';
import { networkResource, reachNetwork } from './network-access.js';

/** Networks searched at once, newest first: beyond that the caller names one. */
const MAX_NETWORKS = 200;

export async function search(
  actor: Actor,
  platform: Platform,
  query: { readonly q: string; readonly network?: string | undefined; readonly limit: number },
): Promise<SearchHit[]> {
  const names =
    query.network === undefined ? await readable(actor, platform) : await one(actor, platform, query.network);
  const rows = await searchRows(platform.store.db, {
    networkIds: [...names.keys()],
    text: query.q,
    limit: query.limit,
  });
  return rows.map((row) => ({ ...row, network: names.get(row.networkId) ?? '' }));
}

async function one(actor: Actor, platform: Platform, networkId: string): Promise<Map<string, string>> {
  const { network } = await reachNetwork(platform, actor, networkId, 'network:read');
  return new Map([[network.id, network.name]]);
}

async function readable(actor: Actor, platform: Platform): Promise<Map<string, string>> {
  if (!can(actor, 'network:list', { type: 'installation' })) throw fail('forbidden');
  const { items } = await platform.reads.get(
    `readable networks ${actor.organisationId}`,
    ['network', 'network_grant', 'organisation'],
    () => listReadableNetworks(platform.store.db, actor.organisationId, { limit: MAX_NETWORKS }),
  );
  const seen = items.filter((access) => can(actor, 'network:read', networkResource(actor, access)));
  return new Map(seen.map(({ network }) => [network.id, network.name]));
}
