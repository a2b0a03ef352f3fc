import { z } from 'zod';

const MEBI = 1024 * 1024;

/**
 * Everything that can be configured; from `cleanpath.yaml`, the environment (`CLEANPATH_…`) and the command line, in
 * rising order. The table in docs/operations.md is made from the descriptions.
 */
export const Config = z
  .strictObject({
    data: z.string().min(1).describe('Data directory of the embedded database and of this process'),
    databaseUrl: z
      .string()
      .regex(/^postgres(ql)?:\/\/\S+$/, 'an address such as postgresql://user:password@host:5432/cleanpath')
      .optional()
      .describe('PostgreSQL 15 or newer; absent: embedded database in the data directory'),
    host: z.string().min(1).default('127.0.0.1').describe('Address to listen on'),
    port: z.int().min(0).max(65535).default(7100).describe('Port to listen on; 0 takes any free one'),
    origin: z
      .url({ protocol: /^https?$/ })
      .refine((url) => !URL.canParse(url) || new URL(url).origin === url, 'an origin only, without path or final slash')
      .optional()
      .describe('Public origin as people reach it, as https://cleanpath.example; default: http://localhost:<port>'),
    trustProxy: z
      .array(z.string().min(1))
      .default([])
      .describe('Addresses of reverse proxies whose X-Forwarded-… headers count'),
    maxUploadBytes: z
      .int()
      .min(1)
      .default(512 * MEBI)
      .describe('Largest file that can be uploaded, in bytes'),
    sessionIdleMinutes: z.int().min(1).default(60).describe('A session ends after this many minutes without a request'),
    sessionHours: z.int().min(1).default(12).describe('A session ends after this many hours whatever happens'),
    requireSecondFactor: z.boolean().default(false).describe('Every person needs one; administrators always should'),
    workers: z.int().min(1).max(16).default(1).describe('Jobs run at the same time'),
    jobMemoryMegabytes: z
      .int()
      .min(128)
      .max(65536)
      .default(4096)
      .describe('Heap of one job; an input that needs more fails alone'),
    jobMinutes: z.int().min(1).max(1440).default(60).describe('Longest time one step of a job may take'),
    liveMemoryMegabytes: z.int().min(128).default(2048).describe('Memory for networks held open'),
    metricsFrom: z.array(z.string().min(1)).default(['127.0.0.1', '::1']).describe('Addresses that may read /metrics'),
    logLevel: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'])
      .default('info')
      .describe('Least level that is logged'),
    shutdownSeconds: z.int().min(1).default(20).describe('Time for requests and jobs to finish when told to stop'),
    oidc: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and hyphens'),
          name: z.string().min(1).describe('As shown on the sign-in page'),
          issuer: z.url(),
          clientId: z.string().min(1),
          clientSecret: z.string().optional().describe('Better by environment: CLEANPATH_OIDC_<ID>_SECRET'),
        }),
      )
      .default([])
      .describe('Sign-in providers (OpenID Connect)'),
    policies: z.string().optional().describe('Directory of further policies to offer'),
  })
  .meta({ id: 'Config', description: 'Configuration of the server' });
export type Config = z.infer<typeof Config>;
