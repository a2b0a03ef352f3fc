import { personExists, replaceOneTimeToken } from '@cleanpath/store';
import type { Platform } from '../platform.js';
import { publicOrigin } from './origin.js';
import { hashSecret, randomSecret } from './secrets.js';

export const SETUP_PURPOSE = 'setup';
/** A day to open the link; the next start makes a new one. */
export const SETUP_MILLISECONDS = 24 * 3600_000;

/**
 * The one-time link by which the first administrator is made, while there is no person; undefined afterwards. Each call
 * replaces the link before. The token stands in the fragment, which browsers send to nobody (ASVS 14.2.1).
 *
 * @param origin Where the server can be reached; default: the configured one.
 */
export async function issueSetupLink(
  platform: Platform,
  origin = publicOrigin(platform.config),
): Promise<string | undefined> {
  const token = randomSecret();
  const issued = await platform.store.transaction(async (tx) => {
    if (await personExists(tx)) return false;
    const expires = new Date(platform.now().getTime() + SETUP_MILLISECONDS);
    await replaceOneTimeToken(tx, SETUP_PURPOSE, hashSecret(token), expires);
    return true;
  });
  return issued ? `${origin}/setup#${token}` : undefined;
}

/** Whether the first administrator is still missing. */
export async function setupNeeded(platform: Platform): Promise<boolean> {
  return !(await personExists(platform.store.db));
}
