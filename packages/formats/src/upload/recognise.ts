import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { byCodeUnits } from '@cleanpath/model';
import { openSource } from '../archive/open-source.js';
import type { SourceLimits } from '../archive/source.js';
import { fileMeaning, type FileRole } from '../dossier/dossier-files.js';
import { MAGIC } from '../snapshot/layout.js';

/** What a folder of uploaded files is, by what is in them and not by what they claim. */
export type Recognised =
  | { readonly kind: 'snapshot'; readonly path: string }
  /** A dossier: the folder itself or the one archive in it. */
  | { readonly kind: 'dossier'; readonly path: string }
  /** Files of other tools; `archive` where they lie in one. */
  | { readonly kind: 'files'; readonly paths: readonly string[]; readonly archive?: string };

/** Files that make a set of files a dossier. */
const TELLING: ReadonlySet<FileRole> = new Set<FileRole>(['manifest', 'elements', 'relations', 'suppliers']);

const TAR_MAGIC_AT = 257;
const HEAD_BYTES = 512;

/** Tells a dossier, a snapshot and files of other tools apart. Throws `CleanpathError` for a damaged archive. */
export async function recogniseFiles(folder: string, limits: SourceLimits): Promise<Recognised> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort(byCodeUnits);
  const [only] = names;
  if (only !== undefined && names.length === 1) {
    const path = join(folder, only);
    const head = await headOf(path);
    if (head.toString('latin1', 0, MAGIC.length) === MAGIC) return { kind: 'snapshot', path };
    if (isZip(head) || isTar(head) || (isGzip(head) && isTar(await unpackedHead(path)))) {
      const { source } = await openSource(path, limits);
      const dossier = source.entries.length === 0 || source.entries.some((entry) => tells(entry.path));
      const paths = source.entries.map((entry) => entry.path);
      await source.close();
      return dossier ? { kind: 'dossier', path } : { kind: 'files', paths, archive: path };
    }
  }
  if (names.some((name) => tells(name.replaceAll('\\', '/')))) return { kind: 'dossier', path: folder };
  return { kind: 'files', paths: names };
}

function tells(path: string): boolean {
  const meaning = fileMeaning(path);
  return meaning !== undefined && TELLING.has(meaning.role);
}

const isZip = (head: Buffer): boolean => head[0] === 0x50 && head[1] === 0x4b;
const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b;
const isTar = (head: Buffer): boolean => head.toString('latin1', TAR_MAGIC_AT, TAR_MAGIC_AT + 5) === 'ustar';

async function headOf(path: string, bytes = HEAD_BYTES): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const head = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(head, 0, bytes, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Compressed bytes that surely hold the first header of a tar archive. */
const PACKED_HEAD_BYTES = 64 * 1024;

/** The first bytes inside a gzip file; empty where they are damaged, which the reader will say in its own words. */
async function unpackedHead(path: string): Promise<Buffer> {
  const packed = await headOf(path, PACKED_HEAD_BYTES);
  return new Promise((resolve) => {
    const gunzip = createGunzip({ chunkSize: HEAD_BYTES });
    const done = (head: Buffer): void => {
      resolve(head);
      gunzip.destroy();
    };
    gunzip.once('data', done);
    gunzip.once('error', () => done(Buffer.alloc(0)));
    gunzip.once('end', () => done(Buffer.alloc(0)));
    gunzip.end(packed);
  });
}
