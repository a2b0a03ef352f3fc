import { statfs } from 'node:fs/promises';
import { fail } from '@cleanpath/model';

/** How long a look at the free room counts, in milliseconds: short enough that little is written meanwhile. */
const LOOK_LASTS = 100;

/** Bytes free for this process on the file system of a path; endless where the system does not tell. */
export async function freeBytes(path: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** A check that throws `storage-full` where less than `reserve` bytes are free. */
export function roomFor(path: string, reserve: number): () => Promise<void> {
  let looked = Number.NEGATIVE_INFINITY;
  let free = Number.POSITIVE_INFINITY;
  return async () => {
    if (reserve === 0) return;
    const now = performance.now();
    if (now - looked > LOOK_LASTS || free < reserve) {
      free = await freeBytes(path);
      looked = now;
    }
    if (free < reserve)
      throw fail('storage-full', { file: path, message: `Less than ${reserve >> 20} MiB are free for the database` });
  };
}
