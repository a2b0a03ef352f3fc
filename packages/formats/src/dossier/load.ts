import { fail } from '@cleanpath/model';
import type { LoadOptions, LoadResult } from './options.js';

/**
 * Reads and checks a dossier: a directory, a .zip, a .tar or a .tar.gz.
 * All problems are found in one pass; with any error there is no dossier.
 */
export async function loadDossier(path: string, _options: LoadOptions = {}): Promise<LoadResult> {
  await Promise.resolve();
  throw fail('internal-error', { message: 'The loader is not finished', file: path });
}

/** As `loadDossier`, without keeping the network. */
export async function checkDossier(path: string, options: LoadOptions = {}): Promise<Omit<LoadResult, 'dossier'>> {
  const { problems, files } = await loadDossier(path, options);
  return { problems, files };
}
