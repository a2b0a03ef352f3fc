import type { Queryable } from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import { record, type Deed } from '../identity/record.js';
import type { Platform } from '../platform.js';

/** Writes what the actor did into the trail of their organisation, in the transaction of the change; call it last. */
export function audit(platform: Platform, tx: Queryable, actor: Actor, deed: Deed): Promise<void> {
  return record(tx, actor, platform.now(), deed);
}

export const ofNetwork = (network: { id: string; name: string }): Deed['subject'] => ({
  type: 'network',
  id: network.id,
  name: network.name,
});
