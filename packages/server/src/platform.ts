import type { Catalogs } from '@cleanpath/trust';
import type { Store } from '@cleanpath/store';
import type { Logger } from 'pino';
import type { Config } from './config/config.js';
import type { EventBus } from './http/event-bus.js';
import type { Metrics } from './http/metrics.js';
import type { JobQueue } from './jobs/job-queue.js';
import type { LiveNetworks } from './live/live-networks.js';
import type { ReadCache } from './http/read-cache.js';

/** What services and handlers need from around them; made once at the start. Nothing in it is per request. */
export interface Platform {
  readonly config: Config;
  readonly store: Store;
  /** The only clock of the server, so that tests can set it. */
  readonly now: () => Date;
  readonly log: Logger;
  readonly catalogs: Catalogs;
  readonly jobs: JobQueue;
  readonly live: LiveNetworks;
  readonly events: EventBus;
  /** Answers of the database that hold until a row of their tables is written. */
  readonly reads: ReadCache;
  readonly metrics: Metrics;
}
