import { fail } from '@cleanpath/model';
import type { Store } from '@cleanpath/store';
import type { Catalogs } from '@cleanpath/trust';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import type { LiveNetworks } from './live-networks.js';

export interface LiveHostOptions {
  readonly config: Pick<Config, 'liveMemoryMegabytes'>;
  readonly store: Store;
  readonly catalogs: Catalogs;
  readonly log: Logger;
}

/** Networks held open in one worker thread; made once at the start, closed at the end. */
export function liveHost(options: LiveHostOptions): LiveNetworks {
  throw fail('unavailable', { value: options.config });
}
