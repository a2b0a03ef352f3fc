import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { installationFact, openStore } from '../../src/index.ts';
import { killWriters, startWriter } from './killed-writer.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cleanpath-killed-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

it('loses nothing acknowledged when killed with -9 while writing (20 times in `npm run databases`)', async () => {
  await killWriters(directory, 2);
});

it('lets no second process into a data directory, and lets it in once the first was killed', async () => {
  const writer = await startWriter(directory, 0);
  await writer.reached(1);
  await expect(openStore({ dataDir: directory })).rejects.toMatchObject({
    code: 'storage-busy',
    message: `Process ${writer.child.pid} uses the data directory`,
  });
  // Being refused does no harm to the first.
  await writer.reached(3);
  await writer.kill();
  const store = await openStore({ dataDir: directory });
  expect(await installationFact(store.db, '2')).toHaveLength(500);
  await store.close();
  expect(await readdir(directory)).toEqual(['database']);
});
