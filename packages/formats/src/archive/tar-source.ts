import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { pipeline as pipelined } from 'node:stream/promises';
import { CleanpathError, fail, type Problem } from '@cleanpath/model';
import { extract, type Header } from 'tar-stream';
import { gunzipped, ratioExceeded, RATIO_FLOOR_BYTES } from './byte-streams.js';
import { readFile } from './directory-source.js';
import { EntryNames } from './entry-names.js';
import type { SourceLimits } from './source.js';
import type { FileSource } from './source.js';

interface TarEntry {
  readonly path: string;
  readonly bytes: number;
  /** Where the content was put: names of the archive never become names on disk. */
  readonly spool: string;
}

/** Two blocks of zeros end a tar archive (POSIX.1-2001, ustar interchange format). */
const END_MARK_BYTES = 1024;
const FILE_TYPES = new Set(['file', 'contiguous-file', 'directory']);

/**
 * The files of a tar archive, gzip or plain. A tar has no directory, and its files come in any order: they are put
 * into a temporary directory under numbers, which `close` removes.
 */
export async function tarSource(
  path: string,
  gzip: boolean,
  limits: SourceLimits,
  signal?: AbortSignal,
): Promise<{ source: FileSource; problems: readonly Problem[] }> {
  const spool = await mkdtemp(join(tmpdir(), 'cleanpath-tar-'));
  const close = (): Promise<void> => rm(spool, { recursive: true, force: true });
  try {
    const names = await unpack(path, gzip, spool, limits, signal);
    const byPath = new Map(names.finish().map(({ path: inside, entry }) => [inside, entry]));
    const entries = [...byPath].map(([inside, { bytes }]) => ({ path: inside, bytes }));
    const source: FileSource = { entries, open: (entry) => readFile(byPath.get(entry.path)!.spool, entry.path), close };
    return { source, problems: names.problems };
  } catch (error) {
    await close();
    if (error instanceof CleanpathError) throw error;
    throw fail(
      'archive-invalid',
      { file: path, message: `The archive is damaged: ${(error as Error).message}` },
      error,
    );
  }
}

async function unpack(
  path: string,
  gzip: boolean,
  spool: string,
  limits: SourceLimits,
  signal: AbortSignal | undefined,
): Promise<EntryNames<TarEntry>> {
  const names = new EntryNames<TarEntry>();
  const packed = { bytes: 0, zerosAtEnd: 0 };
  const tar = extract();
  // Errors reach the loop below through the extract stream.
  pipeline(Readable.from(archiveBytes(path, gzip, packed, limits), { objectMode: false }), tar, () => undefined);
  let count = 0;
  let total = 0;
  for await (const entry of tar) {
    if (signal?.aborted) throw fail('cancelled', { file: path });
    if (++count > limits.entries)
      throw fail('archive-bomb', { file: path, message: `The archive has more than ${limits.entries} entries` });
    const bytes = entry.header.size;
    if (bytes > limits.fileBytes)
      throw fail('archive-bomb', {
        file: entry.header.name,
        message: `The file expands beyond ${limits.fileBytes} bytes`,
      });
    total += bytes;
    if (total > limits.totalBytes)
      throw fail('archive-bomb', { file: path, message: `The archive expands beyond ${limits.totalBytes} bytes` });
    const taken = takeEntry(entry.header, names, join(spool, String(count)));
    if (taken === undefined) entry.resume();
    else await pipelined(entry, createWriteStream(taken.spool, { flags: 'wx' }));
  }
  // Without the end mark the archive may have been cut between two files, which nothing else would show.
  if (packed.zerosAtEnd < END_MARK_BYTES)
    throw fail('archive-invalid', { file: path, message: 'The archive is cut off: its end mark is missing' });
  if (count === 0) throw fail('archive-invalid', { file: path, message: 'The archive is empty' });
  return names;
}

function takeEntry(header: Header, names: EntryNames<TarEntry>, spool: string): TarEntry | undefined {
  const path = header.name.replace(/^\.\//, '').replace(/\/$/, '');
  // `tar -C dir .` begins with an entry for the directory itself.
  if (header.type === 'directory' && (path === '.' || path === '')) return undefined;
  if (!names.check(path)) return undefined;
  if (!FILE_TYPES.has(header.type)) {
    names.refuse(path, 'The entry is a link or a device');
    return undefined;
  }
  if (header.type === 'directory') return undefined;
  const taken: TarEntry = { path, bytes: header.size, spool };
  return names.add(taken) ? taken : undefined;
}

async function* archiveBytes(
  path: string,
  gzip: boolean,
  packed: { bytes: number; zerosAtEnd: number },
  limits: SourceLimits,
): AsyncGenerator<Uint8Array> {
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of readFile(path, path)) {
      packed.bytes += chunk.length;
      yield chunk;
    }
  };
  let bytes = 0;
  for await (const chunk of gzip ? gunzipped(counted(), path) : counted()) {
    bytes += chunk.length;
    const last = chunk.findLastIndex((byte) => byte !== 0);
    packed.zerosAtEnd = last < 0 ? packed.zerosAtEnd + chunk.length : chunk.length - 1 - last;
    // Padding and headers must not be a way around the limits.
    if (bytes > limits.totalBytes + TAR_SLACK_BYTES)
      throw fail('archive-bomb', { file: path, message: `The archive expands beyond ${limits.totalBytes} bytes` });
    if (bytes > RATIO_FLOOR_BYTES && bytes > packed.bytes * limits.ratio) throw ratioExceeded(path, limits.ratio);
    yield chunk;
  }
}

/** Headers and padding a genuine archive may add to its files. */
const TAR_SLACK_BYTES = 64 * 1024 ** 2;
