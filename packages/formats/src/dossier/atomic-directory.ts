import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fail } from '@cleanpath/model';
import type { LoadedFile } from './options.js';

export interface DirectoryFile {
  readonly path: string;
  /** The content in pieces; called once. */
  parts(): Iterable<string | Uint8Array>;
}

export interface DirectoryOptions {
  readonly overwrite: boolean;
  readonly signal: AbortSignal | undefined;
  /** Whether a directory with these names may be replaced: a typing error must not destroy a home directory. */
  isOurs(names: readonly string[]): boolean;
}

/** Text gathered before it is written. */
const WRITE_BYTES = 1024 ** 2;

/** Writes files into a directory that appears complete or not at all. */
export async function writeDirectory(
  directory: string,
  files: readonly DirectoryFile[],
  options: DirectoryOptions,
): Promise<LoadedFile[]> {
  const target = resolve(directory);
  const present = await namesIn(target);
  if (present !== undefined && present.length > 0) {
    if (!options.overwrite)
      throw fail('write-failed', {
        file: directory,
        message: 'The directory exists and is not empty',
        remedy: 'Choose another directory, or ask for overwriting.',
      });
    if (!options.isOurs(present))
      throw fail('write-failed', {
        file: directory,
        message: 'The directory is not a dossier and will not be replaced',
        remedy: 'Choose another directory.',
      });
  }
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  const suffix = randomBytes(6).toString('hex');
  const partial = join(parent, `.${basename(target)}.partial-${suffix}`);
  try {
    await mkdir(partial);
    const written: LoadedFile[] = [];
    const folders = new Set([partial]);
    for (const file of files) {
      folders.add(dirname(join(partial, file.path)));
      written.push(await writeOne(partial, file, options.signal));
    }
    for (const folder of folders) await syncDirectory(folder);
    await replace(target, partial, join(parent, `.${basename(target)}.replaced-${suffix}`), present);
    await syncDirectory(parent);
    return written;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function replace(
  target: string,
  partial: string,
  aside: string,
  present: readonly string[] | undefined,
): Promise<void> {
  if (present === undefined || present.length === 0) {
    await rename(partial, target);
    return;
  }
  await rename(target, aside);
  try {
    await rename(partial, target);
  } catch (error) {
    await rename(aside, target);
    throw error;
  }
  for (const name of present) if (name.startsWith('.')) await rename(join(aside, name), join(target, name));
  await rm(aside, { recursive: true, force: true });
}

async function writeOne(root: string, file: DirectoryFile, signal: AbortSignal | undefined): Promise<LoadedFile> {
  const full = join(root, file.path);
  await mkdir(dirname(full), { recursive: true });
  const handle = await open(full, 'wx');
  const hash = createHash('sha256');
  let bytes = 0;
  const put = async (chunk: Uint8Array): Promise<void> => {
    if (signal?.aborted) throw fail('cancelled');
    hash.update(chunk);
    bytes += chunk.length;
    await handle.writeFile(chunk);
  };
  try {
    let text = '';
    for (const part of file.parts()) {
      if (typeof part !== 'string') {
        await put(part);
        continue;
      }
      text += part;
      if (text.length < WRITE_BYTES) continue;
      await put(Buffer.from(text));
      text = '';
    }
    if (text !== '') await put(Buffer.from(text));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { path: file.path, bytes, sha256: hash.digest('hex') };
}

async function namesIn(directory: string): Promise<readonly string[] | undefined> {
  try {
    if (!(await stat(directory)).isDirectory())
      throw fail('write-failed', { file: directory, message: 'There is a file of that name' });
    return await readdir(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes the names in a directory durable. Windows cannot open directories and needs no such step. */
async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
