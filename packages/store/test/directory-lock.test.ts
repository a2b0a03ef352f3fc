import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDirectory } from '../src/engine/directory-lock.ts';

/** No process has it: above the largest number Linux gives. */
const NO_PROCESS = 4_194_305;

describe('the lock of a data directory', () => {
  let directory: string;
  let path: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'cleanpath-lock-'));
    path = join(directory, 'database.lock');
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  /** The lock as this process would write it, changed. */
  const plant = async (change: Record<string, unknown>, age = 0): Promise<void> => {
    const lock = await lockDirectory(path);
    const own = JSON.parse(await readFile(path, 'utf8')) as object;
    await lock.release();
    await writeFile(path, JSON.stringify({ ...own, token: 'another', ...change }));
    const at = new Date(Date.now() - age);
    await utimes(path, at, at);
  };

  it('is held by one and free again after', async () => {
    const first = await lockDirectory(path);
    await expect(lockDirectory(path)).rejects.toMatchObject({ code: 'storage-busy' });
    await first.release();
    await (await lockDirectory(path)).release();
    expect(await readdir(directory)).toEqual([]);
  });

  it('is taken over from a process that is dead', async () => {
    await plant({ pid: NO_PROCESS });
    await (await lockDirectory(path)).release();
  });

  it('is taken over where another process has the number now', async () => {
    await plant({ started: '1' });
    await (await lockDirectory(path)).release();
  });

  it('is respected while the process lives, however old the file', async () => {
    await plant({}, 3_600_000);
    await expect(lockDirectory(path)).rejects.toMatchObject({ code: 'storage-busy' });
  });

  it('of another machine or container is respected until half a minute of silence', async () => {
    await plant({ place: 'elsewhere', pid: NO_PROCESS }, 20_000);
    await expect(lockDirectory(path)).rejects.toMatchObject({
      code: 'storage-busy',
      message: expect.stringContaining('Another machine') as string,
    });
    await rm(path);
    await plant({ place: 'elsewhere' }, 31_000);
    await (await lockDirectory(path)).release();
  });

  it.each(['', 'garbage', '{"pid":"x"}', 'null'])(
    'written half or by something else (%j) counts by its age',
    async (content) => {
      await writeFile(path, content);
      await expect(lockDirectory(path)).rejects.toMatchObject({ code: 'storage-busy' });
      const old = new Date(Date.now() - 31_000);
      await utimes(path, old, old);
      await (await lockDirectory(path)).release();
    },
  );

  it('goes to exactly one of many that find a dead one', async () => {
    await plant({ pid: NO_PROCESS });
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => lockDirectory(path)));
    const got = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(got).toHaveLength(1);
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'storage-busy' });
    await got[0]!.release();
    expect(await readdir(directory)).toEqual([]);
  });

  it('is not removed by one who lost it', async () => {
    const lost = await lockDirectory(path);
    await writeFile(path, JSON.stringify({ pid: NO_PROCESS, place: 'elsewhere', token: 'new holder' }));
    await lost.release();
    expect(await readFile(path, 'utf8')).toContain('new holder');
  });
});
