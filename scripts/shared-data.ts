import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Reference data that tests use but the repository does not hold: real networks, test vectors, oracles.
 * Looked up beside the checkout or where CLEANPATH_SHARED points; tests skip visibly where it is missing.
 */
const ROOT = process.env['CLEANPATH_SHARED'] ?? fileURLToPath(new URL('../../shared', import.meta.url));

/** Absolute path of `data/<path>` in the reference data, or undefined where it is not there. */
export function sharedData(path: string): string | undefined {
  const full = `${ROOT}/data/${path}`;
  return existsSync(full) ? full : undefined;
}
