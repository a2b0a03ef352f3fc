import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { loadCatalogs } from '@cleanpath/assessment';
import { readPolicyFile } from '@cleanpath/formats';
import { byCodeUnits, fail, type Policy } from '@cleanpath/model';
import { openStore, type Store, type StorePlace } from '@cleanpath/store';
import type { Config } from './config/config.js';
import { HANDLERS } from './handlers/index.js';
import { createApp, type AppOptions } from './http/create-app.js';
import { eventBus } from './http/event-bus.js';
import type { Handlers } from './http/handler.js';
import { createLogger } from './http/logger.js';
import { createMetrics, measureJobs } from './http/metrics.js';
import { openStreams } from './http/open-streams.js';
import { cachedReads } from './http/read-cache.js';
import { authenticate, carryCookies } from './identity/authenticate.js';
import { checkCsrf } from './identity/csrf.js';
import { issueSetupLink } from './identity/setup-link.js';
import type { JobQueue } from './jobs/job-queue.js';
import { jobRunner, type JobRunner } from './jobs/job-runner.js';
import { liveHost } from './live/live-host.js';
import type { LiveNetworks } from './live/live-networks.js';
import type { Platform } from './platform.js';
import { startHousekeeping } from './services/housekeeping.js';
import { idempotencyKeys } from './services/idempotency-keys.js';
import { storeShippedPolicies } from './services/policies.js';

/** Parts a test or another program brings itself. */
export interface ServerOverrides {
  /** Stays open when the server closes: it belongs to who opened it. */
  readonly store?: Store;
  readonly now?: () => Date;
  readonly log?: Logger;
  readonly jobs?: JobQueue;
  readonly live?: LiveNetworks;
  readonly handlers?: Partial<Handlers>;
  readonly app?: Partial<AppOptions>;
  /** Without a socket: requests come through `app.inject`. */
  readonly listen?: false;
}

export interface RunningServer {
  /** Where it listens, as `http://127.0.0.1:7100`. */
  readonly url: string;
  readonly platform: Platform;
  readonly app: FastifyInstance;
  /** One-time link by which the first administrator is made; undefined where there is one. */
  readonly setupLink: string | undefined;
  /** Stops taking requests, lets what runs finish, closes the store. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts everything a configuration asks for. Throws `storage-busy`, `storage-newer`, `storage-failed`,
 * `config-invalid`.
 */
export async function startServer(config: Config, overrides: ServerOverrides = {}): Promise<RunningServer> {
  const opened = overrides.store ?? (await openStore(placeOf(config)));
  const closing: (() => Promise<unknown>)[] = overrides.store ? [] : [() => opened.close()];
  const closeAll = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    return await start(config, overrides, opened, closing, closeAll);
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function start(
  config: Config,
  overrides: ServerOverrides,
  opened: Store,
  closing: (() => Promise<unknown>)[],
  closeAll: () => Promise<void>,
): Promise<RunningServer> {
  const { store, reads } = cachedReads(opened);
  const log = overrides.log ?? createLogger(config);
  const base = { config, store, log, reads, now: overrides.now ?? (() => new Date()) };
  const catalogs = await loadCatalogs();
  const live = overrides.live ?? liveHost({ config, store, catalogs, log });
  closing.push(() => live.close());
  const events = eventBus();
  const runner = overrides.jobs ?? jobRunner({ ...base, events });
  const platform: Platform = { ...base, catalogs, live, events, jobs: runner, metrics: createMetrics() };
  measureJobs(platform);
  await storeShippedPolicies(platform, await furtherPolicies(config));
  const app = await createApp(
    platform,
    { ...HANDLERS, ...overrides.handlers },
    {
      identity: { authenticate, carryCookies, checkCsrf },
      idempotency: idempotencyKeys(platform),
      ...overrides.app,
    },
  );
  const housekeeping = startHousekeeping(platform);
  closing.push(() => housekeeping.stop());
  closing.push(() => shutDown(platform, app));
  if (isRunner(runner)) await runner.start();
  const url = overrides.listen === false ? await withoutSocket(app) : await listen(app, config);
  const setupLink = await issueSetupLink(platform, config.origin ?? url.replace('127.0.0.1', 'localhost'));
  log.info({ url, database: store.description }, 'Cleanpath answers');
  let closed: Promise<void> | undefined;
  return { url, platform, app, setupLink, close: () => (closed ??= closeAll()) };
}

/**
 * Event streams end first, because they never would by themselves; then no request is taken, those under way finish and
 * jobs finish or are left to the next start, all within the time of the configuration.
 */
async function shutDown(platform: Platform, app: FastifyInstance): Promise<void> {
  const { config, jobs, log } = platform;
  const deadline = new Date(platform.now().getTime() + config.shutdownSeconds * 1000);
  openStreams(platform).closeAll();
  const cutOff = setTimeout(() => {
    log.warn('requests did not end in time and are cut off');
    app.server.closeAllConnections();
  }, config.shutdownSeconds * 1000);
  await Promise.all([app.close(), jobs.drain(deadline)]);
  clearTimeout(cutOff);
}

async function listen(app: FastifyInstance, config: Config): Promise<string> {
  try {
    await app.listen({ host: config.host, port: config.port, listenTextResolver: () => 'listening' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') throw error;
    throw fail('config-invalid', {
      message: `Cannot listen on ${config.host} port ${config.port}: ${PORT_WORDS[code]}`,
      remedy: 'Choose another address or port with --host and --port.',
    });
  }
  const { address, family, port } = app.server.address() as AddressInfo;
  const everywhere = address === '0.0.0.0' || address === '::';
  return `http://${everywhere ? 'localhost' : family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

const PORT_WORDS = {
  EADDRINUSE: 'another program uses it',
  EACCES: 'it is not allowed',
  EADDRNOTAVAIL: 'this machine has no such address',
} as const;

async function withoutSocket(app: FastifyInstance): Promise<string> {
  await app.ready();
  return 'http://localhost';
}

/** Policies of the configured directory, by file name. */
async function furtherPolicies(config: Config): Promise<Policy[]> {
  const directory = config.policies;
  if (directory === undefined) return [];
  const names = await readdir(directory).catch((cause: unknown) => {
    throw fail('config-invalid', { file: directory, message: 'The directory of policies cannot be read' }, cause);
  });
  const files = names.filter((name) => ['.yaml', '.yml', '.json'].includes(extname(name))).sort(byCodeUnits);
  return Promise.all(files.map(async (name) => readPolicyFile(await readFile(join(directory, name)), name)));
}

function placeOf(config: Config): StorePlace {
  return config.databaseUrl === undefined ? { dataDir: config.data } : { databaseUrl: config.databaseUrl };
}

function isRunner(jobs: JobQueue): jobs is JobRunner {
  return 'start' in jobs;
}
