import { z } from 'zod';
import { Policy, Sha256 } from '@cleanpath/model';
import { pageOf, PageQuery, Timestamp, Uuid } from '../shape/common.js';
import { route } from '../shape/route.js';

export const PolicyBrief = z
  .object({
    id: Uuid,
    policyId: z.string(),
    version: z.string(),
    title: z.string(),
    authority: z.string(),
    hash: Sha256,
    shipped: z.boolean().describe('Comes with Cleanpath'),
    createdAt: Timestamp,
  })
  .meta({ id: 'PolicyBrief' });
export type PolicyBrief = z.infer<typeof PolicyBrief>;

export const policyRoutes = {
  policies: route({
    method: 'GET',
    path: '/api/policies',
    tag: 'Policies',
    summary: 'Policies one may use: shipped ones, one’s organisation’s and those of the host authority',
    access: 'signed-in',
    query: PageQuery,
    status: 200,
    response: pageOf(PolicyBrief),
  }),
  policy: route({
    method: 'GET',
    path: '/api/policies/:policy',
    tag: 'Policies',
    summary: 'One policy version, whole',
    access: 'signed-in',
    params: z.object({ policy: Uuid }),
    status: 200,
    response: PolicyBrief.extend({ policy: Policy }),
    etag: true,
  }),
  createPolicy: route({
    method: 'POST',
    path: '/api/policies',
    tag: 'Policies',
    summary: 'Store a policy version; a version never changes',
    access: 'signed-in',
    body: z.strictObject({ yaml: z.string().max(1_000_000).describe('The policy as YAML or JSON text') }),
    status: 201,
    response: PolicyBrief,
    idempotent: true,
    problems: ['policy-thresholds', 'policy-version-exists', 'syntax-invalid', 'value-invalid'],
  }),
} as const;
