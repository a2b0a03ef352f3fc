import { ENGINE_VERSION } from '@cleanpath/assessment';
import { LOCALES } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import { personExists, SCHEMA_VERSION, schemaVersion } from '@cleanpath/store';
import type { Handlers } from '../http/handler.js';
import { openapiText } from '../http/openapi/openapi-document.js';
import type { Platform } from '../platform.js';

/** Probes, measures and what the sign-in page needs. */
export const systemHandlers: Pick<Handlers, 'health' | 'ready' | 'metrics' | 'openapi' | 'setupState'> = {
  health: () => Promise.resolve({ status: 'ok', version: ENGINE_VERSION }),
  ready: async ({ platform, reply }) => {
    const database = await databaseCheck(platform);
    if (!database.ok) reply.code(503);
    return { status: database.ok ? 'ok' : 'unavailable', version: ENGINE_VERSION, checks: { database } };
  },
  metrics: async ({ platform, request, reply }) => {
    if (!platform.config.metricsFrom.includes(plainAddress(request.ip))) throw fail('forbidden');
    return reply.header('content-type', platform.metrics.contentType).send(await platform.metrics.text());
  },
  openapi: () => Promise.resolve(openapiText()),
  setupState: async ({ platform }) => ({
    needed: !(await personExists(platform.store.db)),
    version: ENGINE_VERSION,
    oidc: platform.config.oidc.map(({ id, name }) => ({ id, name })),
    passkeys: true,
    languages: [...LOCALES],
    ...(platform.store.embedded ? { notice: EMBEDDED_NOTICE } : {}),
  }),
};

const EMBEDDED_NOTICE =
  'The embedded database is not power-loss safe: make backups with “cleanpath backup”, or use PostgreSQL in production.';

async function databaseCheck({ store, log }: Platform): Promise<{ ok: boolean; detail: string }> {
  try {
    const version = await schemaVersion(store.db);
    if (version === SCHEMA_VERSION) return { ok: true, detail: `schema ${version}` };
    return { ok: false, detail: `schema ${version}, this build needs ${SCHEMA_VERSION}` };
  } catch (error) {
    log.warn({ err: error }, 'database does not answer');
    return { ok: false, detail: 'the database does not answer' };
  }
}

/** IPv4 as it arrives on a socket that takes both. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
