import { fail } from '@cleanpath/model';
import { networkAccess as findNetworkAccess, type NetworkAccess } from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import { can, type Action } from '../access/can.js';
import type { NetworkResource } from '../access/resource.js';
import type { Platform } from '../platform.js';

/**
 * The network as the organisation of the actor reaches it, where the actor may do `action` with it. What an actor may
 * not even read does not exist for them (`not-found`, so that ids cannot be probed); what they read but may not change
 * is `forbidden`.
 */
export async function reachNetwork(
  platform: Platform,
  actor: Actor,
  networkId: string,
  action: Action,
): Promise<NetworkAccess> {
  const access = await accessTo(platform, actor, networkId);
  if (!access) throw fail('not-found');
  const resource = networkResource(actor, access);
  if (can(actor, action, resource)) return access;
  throw fail(knows(actor, resource) ? 'forbidden' : 'not-found');
}

/** Undefined where the organisation of the actor does not reach the network at all. */
export function accessTo(platform: Platform, actor: Actor, networkId: string): Promise<NetworkAccess | undefined> {
  const { organisationId } = actor;
  return platform.reads.get(
    `network-access ${organisationId} ${networkId}`,
    ['network', 'network_grant', 'organisation'],
    () => findNetworkAccess(platform.store.db, networkId, organisationId),
  );
}

/** What `can` is asked of; grants to others do not matter to this actor. */
export function networkResource(actor: Actor, { network, access, supplierId }: NetworkAccess): NetworkResource {
  return {
    type: 'network',
    ownerId: network.organisation_id,
    grants:
      access === 'owner'
        ? []
        : [{ organisationId: actor.organisationId, access, ...(supplierId === null ? {} : { supplierId }) }],
  };
}

/** Whether the actor sees the network anywhere; missing scopes of a key hide nothing its creator sees. */
function knows(actor: Actor, resource: NetworkResource): boolean {
  const { scopes: _scopes, ...rest } = actor;
  const person: Actor = { ...rest, kind: actor.kind === 'api-key' ? 'person' : actor.kind };
  return can(person, 'network:read', resource) || can(person, 'supplier-file:read', resource);
}
