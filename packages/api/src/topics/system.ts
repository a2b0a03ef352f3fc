import { z } from 'zod';
import { route } from '../shape/route.js';

export const Health = z
  .object({
    status: z.enum(['ok', 'unavailable']),
    version: z.string(),
    checks: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string().optional() })).optional(),
  })
  .meta({ id: 'Health' });

export const SetupState = z
  .object({
    needed: z.boolean().describe('No administrator exists yet'),
    version: z.string(),
    oidc: z.array(z.object({ id: z.string(), name: z.string() })).describe('Sign-in providers configured'),
    passkeys: z.boolean(),
    languages: z.array(z.string()),
    notice: z.string().optional().describe('What an operator should know, as “not power-loss safe”'),
  })
  .meta({ id: 'SetupState' });
export type SetupState = z.infer<typeof SetupState>;

export const systemRoutes = {
  health: route({
    method: 'GET',
    path: '/healthz',
    tag: 'System',
    summary: 'Whether the process runs',
    access: 'public',
    status: 200,
    response: Health,
  }),
  ready: route({
    method: 'GET',
    path: '/readyz',
    tag: 'System',
    summary: 'Whether the database answers and migrations are done; 503 where not',
    access: 'public',
    status: 200,
    response: Health,
  }),
  metrics: route({
    method: 'GET',
    path: '/metrics',
    tag: 'System',
    summary: 'Prometheus metrics; to loopback and configured addresses only',
    access: 'public',
    status: 200,
    media: ['text/plain'],
  }),
  openapi: route({
    method: 'GET',
    path: '/api/openapi.json',
    tag: 'System',
    summary: 'This description',
    access: 'public',
    status: 200,
    response: z.record(z.string(), z.json()),
    etag: true,
  }),
  setupState: route({
    method: 'GET',
    path: '/api/setup',
    tag: 'System',
    summary: 'What the sign-in page needs to know',
    access: 'public',
    status: 200,
    response: SetupState,
  }),
} as const;
