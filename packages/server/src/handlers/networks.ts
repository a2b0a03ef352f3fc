import { Network } from '@cleanpath/api';
import { contentVersion } from '../http/etag.js';
import type { Answer, Handlers, StoredAnswer } from '../http/handler.js';
import type { Actor } from '../access/actor.js';
import type { Platform } from '../platform.js';
import {
  createExample,
  createNetwork,
  deleteNetwork,
  listNetworks,
  readNetwork,
  updateNetwork,
} from '../services/networks.js';
import { accessTo, networkResource } from '../services/network-access.js';
import { can } from '../access/can.js';

export const networkHandlers: Pick<
  Handlers,
  'networks' | 'createNetwork' | 'createExample' | 'network' | 'updateNetwork' | 'deleteNetwork'
> = {
  networks: ({ platform, actor, query }) => listNetworks(actor, platform, query),
  createNetwork: ({ platform, actor, body }) => createNetwork(actor, platform, body),
  createExample: ({ platform, actor }) => createExample(actor, platform),
  network: ({ platform, actor, params }) => networkText(actor, platform, params.network),
  updateNetwork: async ({ platform, actor, params, body, ifMatch }) =>
    versioned(await updateNetwork(actor, platform, params.network, ifMatch, body)),
  deleteNetwork: ({ platform, actor, params }) => deleteNetwork(actor, platform, params.network),
};

/**
 * The answer of the most frequent read as text, kept while no row it rests on is written. Permission is asked each time;
 * what is kept depends on the organisation and on its kind of access, which is part of the key.
 */
async function networkText(actor: Actor, platform: Platform, networkId: string): Promise<StoredAnswer> {
  const access = await accessTo(platform, actor, networkId);
  if (!access || !can(actor, 'network:read', networkResource(actor, access)))
    return stored(versioned(await readNetwork(actor, platform, networkId)));
  return platform.reads.get(
    `network ${actor.organisationId} ${networkId}`,
    ['network', 'network_grant', 'organisation', 'snapshot', 'assessment'],
    async () => stored(versioned(await readNetwork(actor, platform, networkId))),
  );
}

function stored({ body, etag }: Required<Answer<Network>>): StoredAnswer {
  return { storedJson: JSON.stringify(Network.parse(body)), etag };
}

/** The counter of the row leads the ETag, so that If-Match can name it; the rest covers what else the answer shows. */
function versioned(body: Network): Required<Answer<Network>> {
  return { body, etag: `${body.version}.${contentVersion(JSON.stringify(body))}` };
}
