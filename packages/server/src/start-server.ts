import { fail } from '@cleanpath/model';
import { loadCatalogs } from '@cleanpath/assessment';
import { openStore, type Store, type StorePlace } from '@cleanpath/store';
import type { Logger } from 'pino';
import type { Config } from './config/config.js';
import { HANDLERS } from './handlers/index.js';
import { authenticate, carryCookies } from './identity/authenticate.js';
import { checkCsrf } from './identity/csrf.js';
import { createApp, type AppOptions } from './http/create-app.js';
import { eventBus } from './http/event-bus.js';
import type { Handlers } from './http/handler.js';
import { createMetrics } from './http/metrics.js';
import { cachedReads } from './http/read-cache.js';
import { createLogger } from './http/logger.js';
import type { JobQueue } from './jobs/job-queue.js';
import type { LiveNetworks } from './live/live-networks.js';
import type { Platform } from './platform.js';

/** Parts a test or another program brings itself. */
export interface ServerOverrides {
  readonly store?: Store;
  readonly now?: () => Date;
  readonly log?: Logger;
  readonly jobs?: JobQueue;
  readonly live?: LiveNetworks;
  readonly handlers?: Partial<Handlers>;
  readonly app?: Partial<AppOptions>;
}

export interface RunningServer {
  /** Where it listens, as `http://127.0.0.1:7100`. */
  readonly url: string;
  readonly platform: Platform;
  /** Stops taking requests, lets what runs finish, closes the store. Safe to call twice. */
  close(): Promise<void>;
}

/** Starts everything a configuration asks for. Throws `config-invalid`, `storage-busy`, `storage-newer`, `unavailable`. */
export async function startServer(config: Config, overrides: ServerOverrides = {}): Promise<RunningServer> {
  const opened = overrides.store ?? (await openStore(placeOf(config)));
  const { store, reads } = cachedReads(opened);
  const platform: Platform = {
    config,
    store,
    now: overrides.now ?? (() => new Date()),
    log: overrides.log ?? createLogger(config),
    catalogs: await loadCatalogs(),
    jobs: overrides.jobs ?? unavailable<JobQueue>(),
    live: overrides.live ?? unavailable<LiveNetworks>(),
    events: eventBus(),
    reads,
    metrics: createMetrics(),
  };
  const handlers = { ...HANDLERS, ...overrides.handlers } as Handlers;
  const app = await createApp(platform, handlers, {
    identity: { authenticate, carryCookies, checkCsrf },
    idempotency: { claim: () => Promise.resolve(undefined), keep: async () => {}, release: async () => {} },
    ...overrides.app,
  });
  const url = await app.listen({ host: config.host, port: config.port });
  return {
    url,
    platform,
    close: async () => {
      await app.close();
      await store.close();
    },
  };
}

function placeOf(config: Config): StorePlace {
  return config.databaseUrl === undefined ? { dataDir: config.data } : { databaseUrl: config.databaseUrl };
}

function unavailable<T extends object>(): T {
  return new Proxy({} as T, {
    get: () => () => Promise.reject(fail('unavailable')),
  });
}
