import { fail, type Dossier } from '@cleanpath/model';
import type { LoadedFile } from './options.js';

export type TableFormat = 'csv' | 'ndjson';

export interface WriteOptions {
  /** Format of elements and relations; by default CSV up to `NDJSON_FROM_ROWS` rows, NDJSON above. */
  readonly tables?: TableFormat;
  /** Replace an existing directory; it is kept until the new one is complete. */
  readonly overwrite?: boolean;
  /** Further files of the dossier, e.g. `boms/x.json`, written as they are. */
  readonly extraFiles?: ReadonlyMap<string, Uint8Array>;
  readonly signal?: AbortSignal;
}

export interface WriteResult {
  readonly directory: string;
  readonly files: readonly LoadedFile[];
}

/**
 * Writes a dossier as a directory, all or nothing: a sibling is written, synced and renamed.
 * Equal dossiers give equal bytes. Throws `write-failed`.
 */
export async function writeDossier(
  _dossier: Dossier,
  directory: string,
  _options: WriteOptions = {},
): Promise<WriteResult> {
  await Promise.resolve();
  throw fail('write-failed', { message: 'The writer is not finished', file: directory });
}
