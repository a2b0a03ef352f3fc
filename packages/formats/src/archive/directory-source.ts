import { constants } from 'node:fs';
import { lstat, open, readdir, realpath, stat, type FileHandle } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { byCodeUnits, fail, problem, type Problem } from '@cleanpath/model';
import type { FileSource, SourceEntry } from './source.js';

const READ_BYTES = 1024 ** 2;
/** Directory levels below the dossier: boms and advisories need few, and a loop of links must end. */
const MAX_DEPTH = 16;

export interface DirectoryListing {
  readonly source: FileSource;
  readonly problems: readonly Problem[];
}

/**
 * The files of a directory. Symbolic links are followed only inside the dossier; devices, pipes and sockets are refused.
 * Hidden files and directories (names that begin with a dot) are left alone.
 */
export async function directorySource(directory: string, maxEntries: number): Promise<DirectoryListing> {
  const root = await realpath(directory);
  const problems: Problem[] = [];
  const entries: SourceEntry[] = [];
  const realOf = new Map<string, string>();
  const walk = async (folder: string, prefix: string, depth: number): Promise<void> => {
    for (const name of (await readdir(folder)).sort(byCodeUnits)) {
      if (name.startsWith('.')) continue;
      const path = prefix + name;
      const full = join(folder, name);
      let info = await lstat(full);
      let real = full;
      if (info.isSymbolicLink()) {
        const target = await resolveLink(full, root);
        if (target === undefined) {
          problems.push(
            problem('format-refused', {
              file: path,
              message: 'A symbolic link leads out of the dossier or nowhere',
              remedy: 'Replace the link by the file itself.',
            }),
          );
          continue;
        }
        real = target;
        info = await stat(real);
        if (info.isDirectory()) {
          problems.push(
            problem('format-refused', {
              file: path,
              message: 'A symbolic link to a directory is not followed',
              remedy: 'Replace the link by the directory itself.',
            }),
          );
          continue;
        }
      }
      if (info.isDirectory()) {
        if (depth < MAX_DEPTH) await walk(full, `${path}/`, depth + 1);
        else
          problems.push(
            problem('format-refused', {
              file: path,
              message: `Directories are nested deeper than ${MAX_DEPTH} levels`,
            }),
          );
      } else if (info.isFile()) {
        if (entries.length >= maxEntries)
          throw fail('limit-exceeded', { file: path, message: `The dossier has more than ${maxEntries} files` });
        entries.push({ path, bytes: info.size });
        realOf.set(path, real);
      } else
        problems.push(
          problem('file-unreadable', { file: path, message: 'Not an ordinary file (a device, pipe or socket)' }),
        );
    }
  };
  await walk(root, '', 0);
  const source: FileSource = {
    entries,
    open: (entry) => readFile(realOf.get(entry.path)!, entry.path),
    close: () => Promise.resolve(),
  };
  return { source, problems };
}

async function resolveLink(path: string, root: string): Promise<string | undefined> {
  try {
    const real = await realpath(path);
    return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep) ? real : undefined;
  } catch {
    return undefined;
  }
}

async function readPiece(handle: FileHandle): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  const { bytesRead } = await handle.read(buffer, 0, READ_BYTES);
  return buffer.subarray(0, bytesRead);
}

/** Reads a file that must still be an ordinary one; a pipe put in its place must not block. */
export async function* readFile(path: string, name: string): AsyncGenerator<Uint8Array> {
  let handle: FileHandle;
  let coming: Promise<Uint8Array> | undefined;
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  } catch (cause) {
    throw fail(
      'file-unreadable',
      { file: name, message: `The file cannot be opened: ${(cause as Error).message}` },
      cause,
    );
  }
  try {
    if (!(await handle.stat()).isFile()) throw fail('file-unreadable', { file: name, message: 'Not an ordinary file' });
    // The next piece is read while the caller works on this one.
    coming = readPiece(handle);
    for (;;) {
      const piece = await coming;
      if (piece.length === 0) return;
      coming = readPiece(handle);
      yield piece;
    }
  } finally {
    // A caller that stops early leaves a read behind; its failure is nobody's concern then.
    await coming?.catch(() => undefined);
    await handle.close();
  }
}
