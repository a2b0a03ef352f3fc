import fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import {
  appendAudit,
  deleteBlob,
  installationFact,
  openStore,
  setInstallationFact,
  verifyAudit,
  writeBlob,
  type BlobKey,
  type Store,
} from '../../src/index.ts';
import { HOOK_TIMEOUT } from '../support/hook-timeout.ts';
import { newId, nextMoment } from '../support/samples.ts';

const KEY: BlobKey = { networkId: 'n', kind: 'upload', ownerId: 'o' };

let directory: string;
let store: Store;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cleanpath-full-'));
  store = await openStore({ dataDir: directory });
}, HOOK_TIMEOUT);
afterAll(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
}, HOOK_TIMEOUT);
afterEach(() => vi.restoreAllMocks());

const append = (): Promise<unknown> =>
  store.transaction((tx) =>
    appendAudit(tx, {
      organisationId: 'o',
      id: newId(),
      at: nextMoment(),
      actorKind: 'system',
      actorId: 's',
      actorName: 's',
      action: 'a',
      subjectType: 't',
      subjectId: 'i',
    }),
  );

/** Makes writing to any file fail as a disk would, from now on. */
function failWrites(code: 'ENOSPC' | 'EIO'): void {
  const broken = (): never => {
    throw Object.assign(new Error(`${code}: injected, write`), { code, errno: code === 'EIO' ? -5 : -28 });
  };
  vi.spyOn(fs, 'writeSync').mockImplementation(broken);
  vi.spyOn(fs, 'writevSync').mockImplementation(broken);
}

it.each([
  ['ENOSPC', 'storage-full'],
  ['EIO', 'storage-failed'],
] as const)(
  'survives %s under the engine: typed, nothing acknowledged lost, working again after',
  async (fault, code) => {
    await setInstallationFact(store.db, fault, 'acknowledged');
    for (let at = 0; at < 3; at++) await append();
    const before = await verifyAudit(store.db, 'o');
    failWrites(fault);
    await expect(writeBlob(store, KEY, [Buffer.alloc(40_000_000, 1)])).rejects.toMatchObject({ code });
    await expect(append()).rejects.toMatchObject({ code: expect.stringMatching(/^storage-/) as string });
    vi.restoreAllMocks();
    expect(await installationFact(store.db, fault)).toBe('acknowledged');
    expect(await verifyAudit(store.db, 'o')).toEqual(before);
    await append();
    await writeBlob(store, KEY, [Buffer.alloc(3_000_000, 2)]);
    expect(await verifyAudit(store.db, 'o')).toMatchObject({ entries: before.entries + 1 });
  },
);

it('refuses writes while there is less room than it keeps free, and goes on reading and deleting', async () => {
  await writeBlob(store, KEY, [Buffer.from('x')]);
  await store.close();
  store = await openStore({ dataDir: directory }, { reserveBytes: Number.MAX_SAFE_INTEGER });
  await expect(setInstallationFact(store.db, 'a', 'b')).rejects.toMatchObject({ code: 'storage-full' });
  await expect(append()).rejects.toMatchObject({ code: 'storage-full' });
  expect(await installationFact(store.db, 'a')).toBeUndefined();
  await deleteBlob(store.db, KEY);
});
