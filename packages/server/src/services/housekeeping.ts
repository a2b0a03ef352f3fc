import { deletedNetworkIds, tidyStore } from '@cleanpath/store';
import type { Platform } from '../platform.js';
import { forgetOldKeys } from './idempotency-keys.js';
import { purgeInBackground } from './networks.js';
import { removeStaleUploads } from './uploads.js';

/** Nothing of it is urgent; what is due waits an hour at most. */
const EVERY_MS = 3600_000;

export interface Housekeeping {
  /** Ends after the round under way. */
  stop(): Promise<void>;
}

/** Removes what nobody needs any more: now, in the background, and every hour. */
export function startHousekeeping(platform: Platform): Housekeeping {
  let running = round(platform);
  const timer = setInterval(() => {
    running = running.then(() => round(platform, true));
  }, EVERY_MS);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return running;
    },
  };
}

/** Tidying takes turns at the database for seconds: not while people wait for a server that just started. */
async function round(platform: Platform, tidy = false): Promise<void> {
  try {
    for (const networkId of await deletedNetworkIds(platform.store.db)) await purgeInBackground(platform, networkId);
    const uploads = await removeStaleUploads(platform);
    if (uploads > 0) platform.log.info({ uploads }, 'removed uploads nobody used');
    await forgetOldKeys(platform);
    if (tidy) await tidyStore(platform.store);
  } catch (error) {
    platform.log.warn({ err: error }, 'housekeeping will try again in an hour');
  }
}
