import { z } from 'zod';

const MEBI = 1024 * 1024;

/** Everything that can be configured; from `cleanpath.yaml`, the environment (`CLEANPATH_…`) and the command line, in rising order. */
export const Config = z
  .strictObject({
    data: z.string().min(1).describe('Data directory of the embedded database and of this process'),
    databaseUrl: z
      .string()
      .optional()
      .describe('PostgreSQL 15 or newer; absent: embedded database in the data directory'),
    host: z.string().default('127.0.0.1').describe('Address to listen on'),
    port: z.int().min(0).max(65535).default(7100),
    origin: z
      .url()
      .optional()
      .describe('Public origin as people reach it, as https://cleanpath.example; default: http://localhost:<port>'),
    trustProxy: z
      .array(z.string())
      .default([])
      .describe('Addresses of reverse proxies whose X-Forwarded-… headers count'),
    maxUploadBytes: z
      .int()
      .min(1)
      .default(512 * MEBI),
    sessionIdleMinutes: z.int().min(1).default(60),
    sessionHours: z.int().min(1).default(12),
    requireSecondFactor: z.boolean().default(false).describe('Every person needs one; administrators always should'),
    workers: z.int().min(1).max(16).default(1).describe('Jobs run at the same time'),
    liveMemoryMegabytes: z.int().min(128).default(2048).describe('Memory for networks held open'),
    metricsFrom: z.array(z.string()).default(['127.0.0.1', '::1']).describe('Addresses that may read /metrics'),
    logLevel: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    shutdownSeconds: z.int().min(1).default(20),
    oidc: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z0-9-]{1,40}$/),
          name: z.string().min(1),
          issuer: z.url(),
          clientId: z.string().min(1),
          clientSecret: z.string().optional().describe('Better by environment: CLEANPATH_OIDC_<ID>_SECRET'),
        }),
      )
      .default([]),
    policies: z.string().optional().describe('Directory of further policies to offer'),
  })
  .meta({ id: 'Config', description: 'Configuration of the server' });
export type Config = z.infer<typeof Config>;
