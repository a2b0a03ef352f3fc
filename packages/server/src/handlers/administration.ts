import type { administrationRoutes } from '@cleanpath/api';
import type { Handlers } from '../http/handler.js';
import { publicOrigin } from '../identity/origin.js';
import { requestClient } from '../identity/request-client.js';
import * as keys from '../services/api-keys.js';
import { auditTrail } from '../services/audit-trail.js';
import * as invitations from '../services/invitations.js';
import * as organisations from '../services/organisations.js';
import * as people from '../services/people.js';
import { signedIn } from './session.js';

export const administrationHandlers: Handlers<keyof typeof administrationRoutes> = {
  organisations: ({ actor, platform, query }) => organisations.organisations(actor, platform, query),
  createOrganisation: ({ actor, platform, request, body }) =>
    organisations.createOrganisation(actor, platform, publicOrigin(platform.config, request), body),
  organisation: async ({ actor, platform, params }) =>
    versioned(await organisations.organisation(actor, platform, params.organisation)),
  updateOrganisation: async ({ actor, platform, params, ifMatch, body }) =>
    versioned(await organisations.updateOrganisation(actor, platform, params.organisation, ifMatch, body.name)),
  people: ({ actor, platform, params, query }) => people.people(actor, platform, params.organisation, query),
  updatePerson: ({ actor, platform, params, body }) =>
    people.updatePerson(actor, platform, params.organisation, params.person, body),
  removePerson: ({ actor, platform, params }) =>
    people.removePerson(actor, platform, params.organisation, params.person),
  invitations: ({ actor, platform, params }) => invitations.invitations(actor, platform, params.organisation),
  invite: ({ actor, platform, request, params, body }) =>
    invitations.invite(actor, platform, publicOrigin(platform.config, request), params.organisation, body),
  revokeInvitation: ({ actor, platform, params }) =>
    invitations.revokeInvitation(actor, platform, params.organisation, params.invitation),
  lookUpInvitation: ({ platform, body }) => invitations.lookUpInvitation(platform, body.token),
  acceptInvitation: async ({ actor, platform, request, reply, body }) =>
    signedIn(reply, await invitations.acceptInvitation(actor, platform, requestClient(request), body)),
  apiKeys: ({ actor, platform }) => keys.apiKeys(actor, platform),
  createApiKey: ({ actor, platform, body }) => keys.createApiKey(actor, platform, body),
  revokeApiKey: ({ actor, platform, params }) => keys.revokeApiKey(actor, platform, params.key),
  audit: ({ actor, platform, query }) => auditTrail(actor, platform, query),
};

function versioned<T extends { readonly version: number }>(body: T) {
  return { body, etag: String(body.version) };
}
