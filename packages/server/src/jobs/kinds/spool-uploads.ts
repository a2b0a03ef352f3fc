import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CleanpathError, fail } from '@cleanpath/model';
import { safeFileNames } from '@cleanpath/formats';
import { readBlob, uploadsByIds, type Store, type UploadRow } from '@cleanpath/store';
import { READ_LIMITS } from '../../workers/tasks/read-limits.js';
import { BLOB } from '../blob-kinds.js';

/** Puts uploaded files into a folder under their names, which are checked: nothing lands outside of it. */
export async function spoolUploads(
  store: Store,
  networkId: string,
  ids: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  const uploads = await uploadsByIds(store.db, networkId, ids);
  if (uploads.length < ids.length)
    throw fail('not-found', { message: 'An uploaded file is gone', remedy: 'Upload the files again.' });
  const bytes = uploads.reduce((sum, upload) => sum + upload.bytes, 0);
  if (bytes > READ_LIMITS.totalBytes)
    throw fail('file-too-large', { message: `The files together are larger than ${READ_LIMITS.totalBytes} bytes` });
  const { paths, problems } = safeFileNames(uploads.map(({ name }) => name));
  if (problems.length > 0) throw new CleanpathError(problems);
  for (const [at, path] of paths) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await spool(store, networkId, uploads[at]!, target, signal);
  }
}

async function spool(
  store: Store,
  networkId: string,
  upload: UploadRow,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const pieces = readBlob(store.db, { networkId, kind: BLOB.upload, ownerId: upload.id });
  let bytes = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      bytes += piece.length;
      yield piece;
    }
  };
  try {
    await pipeline(Readable.from(counted(), { objectMode: false }), createWriteStream(target, { flags: 'wx' }), {
      signal,
    });
  } catch (cause) {
    if (signal.aborted) throw fail('cancelled');
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw fail('storage-full', {}, cause);
    throw cause;
  }
  if (bytes !== upload.bytes)
    throw fail('not-found', { file: upload.name, message: 'The uploaded file is gone', remedy: 'Upload it again.' });
}
