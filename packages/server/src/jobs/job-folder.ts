import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^jobs-(\d+)$/;

/** Files of running jobs, and what unpacking puts beside them: on the disk of the data, not in a small /tmp. */
export function jobFolder(data: string): string {
  return join(data, 'tmp', `jobs-${process.pid}`);
}

/** Makes the folder of this process and removes those of processes that are gone. */
export async function prepareJobFolder(data: string): Promise<void> {
  const parent = join(data, 'tmp');
  for (const name of await readdir(parent).catch(() => [])) {
    const pid = NAME.exec(name)?.[1];
    // A folder with our own number is that of an earlier process of a container, where numbers begin again.
    if (pid === undefined || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
  await mkdir(jobFolder(data), { recursive: true, mode: 0o700 });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
