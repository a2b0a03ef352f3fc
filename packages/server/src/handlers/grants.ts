import type { Handlers } from '../http/handler.js';
import { grantees, grants, removeGrant, setGrant } from '../services/grants.js';

export const grantHandlers: Pick<Handlers, 'grants' | 'setGrant' | 'removeGrant' | 'findOrganisation'> = {
  grants: async ({ platform, actor, params }) => ({ items: await grants(actor, platform, params.network) }),
  setGrant: ({ platform, actor, params, body }) => setGrant(actor, platform, params.network, params.organisation, body),
  removeGrant: ({ platform, actor, params }) => removeGrant(actor, platform, params.network, params.organisation),
  findOrganisation: async ({ platform, actor, params, query }) => ({
    items: await grantees(actor, platform, params.network, query.q),
  }),
};
