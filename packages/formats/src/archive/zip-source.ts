import { crc32 } from 'node:zlib';
import { promisify } from 'node:util';
import type { Readable } from 'node:stream';
import { CleanpathError, fail, type Problem } from '@cleanpath/model';
import { open, type Entry, type ZipFile } from 'yauzl';
import { ratioExceeded, RATIO_FLOOR_BYTES } from './byte-streams.js';
import { EntryNames } from './entry-names.js';
import type { SourceLimits } from './source.js';
import type { FileSource, SourceEntry } from './source.js';

interface ZipEntry {
  readonly path: string;
  readonly entry: Entry;
}

const UNIX_TYPE_MASK = 0xf000;
const UNIX_FILE = 0x8000;
const UNIX_DIRECTORY = 0x4000;

/** The files of a zip archive, read in place. Names, sizes and ratios are checked before anything is expanded. */
export async function zipSource(
  path: string,
  limits: SourceLimits,
): Promise<{ source: FileSource; problems: readonly Problem[] }> {
  const zip = await openZip(path);
  try {
    const names = await readDirectory(zip, path, limits);
    const byPath = new Map(names.finish().map(({ path: inside, entry }) => [inside, entry.entry]));
    const entries: SourceEntry[] = [...byPath].map(([inside, entry]) => ({
      path: inside,
      bytes: entry.uncompressedSize,
    }));
    const source: FileSource = {
      entries,
      open: (entry) => readEntry(zip, byPath.get(entry.path)!, entry.path),
      close: () => {
        zip.close();
        return Promise.resolve();
      },
    };
    return { source, problems: names.problems };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await promisify((file: string, done: (error: Error | null, zip: ZipFile) => void) => {
      // Names are checked by `EntryNames`, which reports all of them; the library would stop at the first.
      open(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: false }, done);
    })(path);
  } catch (cause) {
    throw damaged(path, cause);
  }
}

async function readDirectory(zip: ZipFile, file: string, limits: SourceLimits): Promise<EntryNames<ZipEntry>> {
  const names = new EntryNames<ZipEntry>();
  if (zip.entryCount > limits.entries)
    throw fail('archive-bomb', {
      file,
      message: `The archive has ${zip.entryCount} entries, more than ${limits.entries}`,
    });
  let total = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('error', (cause: Error) => {
      reject(damaged(file, cause));
    });
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      try {
        total += takeEntry(entry, names, limits);
        if (total > limits.totalBytes)
          throw fail('archive-bomb', { file, message: `The archive expands beyond ${limits.totalBytes} bytes` });
        zip.readEntry();
      } catch (error) {
        reject(error instanceof Error ? error : damaged(file, error));
      }
    });
    zip.readEntry();
  });
  return names;
}

/** Notes one entry; returns the bytes it expands to. */
function takeEntry(entry: Entry, names: EntryNames<ZipEntry>, limits: SourceLimits): number {
  const name = entryName(entry);
  if (name === undefined) {
    names.refuse('?', 'A file name is not UTF-8');
    return 0;
  }
  const directory = name.endsWith('/');
  const path = directory ? name.slice(0, -1) : name;
  if (!names.check(path)) return 0;
  const type = (entry.externalFileAttributes >>> 16) & UNIX_TYPE_MASK;
  if (type !== 0 && type !== UNIX_FILE && type !== UNIX_DIRECTORY) {
    names.refuse(path, 'The entry is a link or a device');
    return 0;
  }
  if (directory) return 0;
  if (entry.isEncrypted())
    throw fail('archive-invalid', {
      file: path,
      message: 'The archive is encrypted',
      remedy: 'Archive the files without a password.',
    });
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > limits.fileBytes)
    throw fail('archive-bomb', { file: path, message: `The file expands beyond ${limits.fileBytes} bytes` });
  if (uncompressedSize > RATIO_FLOOR_BYTES && uncompressedSize > compressedSize * limits.ratio)
    throw ratioExceeded(path, limits.ratio);
  names.add({ path, entry });
  return uncompressedSize;
}

function entryName(entry: Entry): string | undefined {
  const raw = entry.fileName as unknown as Buffer;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return undefined;
  }
}

async function* readEntry(zip: ZipFile, entry: Entry, path: string): AsyncGenerator<Uint8Array> {
  let sum = 0;
  try {
    const stream = await promisify((wanted: Entry, done: (error: Error | null, opened: Readable) => void) => {
      zip.openReadStream(wanted, done);
    })(entry);
    for await (const chunk of stream) {
      sum = crc32(chunk as Buffer, sum);
      yield chunk as Uint8Array;
    }
  } catch (cause) {
    if (cause instanceof CleanpathError) throw cause;
    throw damaged(path, cause);
  }
  if (sum !== entry.crc32) throw damaged(path, new Error('the checksum does not match'));
}

function damaged(file: string, cause: unknown): CleanpathError {
  return fail('archive-invalid', { file, message: `The archive is damaged: ${(cause as Error).message}` }, cause);
}
