import type { LiveEvent } from '@cleanpath/api';
import { findLiveApiKey, findLiveSession } from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import { can } from '../access/can.js';
import type { BusMessage } from '../http/event-bus.js';
import { identityCache } from '../identity/identity-cache.js';
import { knownRoles } from '../identity/known.js';
import { isExpired } from '../identity/session-rules.js';
import type { Platform } from '../platform.js';
import { accessTo, networkResource } from './network-access.js';

/** The event of a message where the actor may read what it tells; undefined else. */
export async function visibleEvent(
  actor: Actor,
  platform: Platform,
  message: BusMessage,
): Promise<LiveEvent | undefined> {
  const { event, organisationId, networkId } = message;
  const access = networkId === undefined ? undefined : await accessTo(platform, actor, networkId);
  const network = access && networkResource(actor, access);
  if (event.type === 'job') {
    // A job of a network that the organisation reaches no more is nothing to it.
    if (networkId !== undefined && network === undefined) return undefined;
    const job = { type: 'job', organisationId, ...(network ? { network } : {}) } as const;
    return can(actor, 'job:read', job) ? event : undefined;
  }
  if (network === undefined) {
    // Deleted: whoever worked with it in the owning organisation learns that it is gone.
    const gone = { type: 'network', ownerId: organisationId, grants: [] } as const;
    return can(actor, 'network:read', gone) ? event : undefined;
  }
  const seen = can(actor, 'network:read', network) || can(actor, 'supplier-file:read', network);
  return seen ? event : undefined;
}

/**
 * The actor as they are now, for streams that outlive a request: undefined once they signed out, expired or lost their
 * membership. Listening does not count as activity, so an idle session ends although its console is open.
 */
export async function actorNow(actor: Actor, platform: Platform): Promise<Actor | undefined> {
  const { store, config } = platform;
  const now = platform.now();
  if (actor.kind === 'api-key') {
    const key = await identityCache(store).apiKey(actor.id, () => findLiveApiKey(store.db, actor.id));
    if (!key || key.disabled || key.revoked_at !== null) return undefined;
    if (key.expires_at !== null && now >= key.expires_at) return undefined;
    return { ...actor, roles: knownRoles(key.roles) };
  }
  const id = actor.sessionId;
  if (id === undefined) return undefined;
  const session = await identityCache(store).session(id, () => findLiveSession(store.db, id));
  if (!session || session.disabled || isExpired(session, config, now)) return undefined;
  if (session.organisation_id !== actor.organisationId) return undefined;
  return { ...actor, roles: knownRoles(session.roles) };
}
