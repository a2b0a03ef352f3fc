import { open, stat } from 'node:fs/promises';
import { fail, type Problem } from '@cleanpath/model';
import { directorySource } from './directory-source.js';
import type { FileSource, SourceLimits } from './source.js';
import { tarSource } from './tar-source.js';
import { zipSource } from './zip-source.js';

/** Where a tar header has its magic "ustar" (POSIX.1-2001). */
const TAR_MAGIC_AT = 257;
const HEAD_BYTES = 512;

/** The files of a dossier by path: a directory, or an archive recognised by its content. Throws `CleanpathError`. */
export async function openSource(
  path: string,
  limits: SourceLimits,
  signal?: AbortSignal,
): Promise<{ source: FileSource; problems: readonly Problem[] }> {
  let info;
  try {
    info = await stat(path);
  } catch (cause) {
    throw fail('dossier-not-found', { file: path }, cause);
  }
  if (info.isDirectory()) return directorySource(path, limits.entries);
  if (!info.isFile())
    throw fail('file-unreadable', { file: path, message: 'Neither a directory nor an ordinary file' });
  const head = await firstBytes(path);
  if (head[0] === 0x50 && head[1] === 0x4b) return zipSource(path, limits);
  if (head[0] === 0x1f && head[1] === 0x8b) return tarSource(path, true, limits, signal);
  if (head.toString('latin1', TAR_MAGIC_AT, TAR_MAGIC_AT + 5) === 'ustar')
    return tarSource(path, false, limits, signal);
  // A .tar or .zip that has lost its head is damaged rather than something else.
  if (/\.(?:zip|tar|tgz|gz)$/i.test(path)) throw fail('archive-invalid', { file: path });
  throw fail('format-unknown', {
    file: path,
    message: 'The file is neither a zip nor a tar archive',
    remedy: 'Name a directory with a dossier.yaml, or a .zip, .tar or .tar.gz of one.',
  });
}

async function firstBytes(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await handle.read(head, 0, HEAD_BYTES, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
