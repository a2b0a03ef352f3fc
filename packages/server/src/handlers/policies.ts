import type { Handlers } from '../http/handler.js';
import { createPolicy, policies, policy } from '../services/policies.js';

export const policyHandlers: Pick<Handlers, 'policies' | 'policy' | 'createPolicy'> = {
  policies: ({ platform, actor, query }) => policies(actor, platform, query),
  policy: async ({ platform, actor, params }) => {
    const body = await policy(actor, platform, params.policy);
    return { body, etag: body.hash };
  },
  createPolicy: ({ platform, actor, body }) => createPolicy(actor, platform, body.yaml),
};
