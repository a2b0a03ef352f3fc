import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  backupStore,
  differingTables,
  migrateDatabase,
  restoreStore,
  storeChecksum,
  verifyAudit,
  type Store,
} from '../../src/index.ts';
import { blobText, fill } from '../support/filled.ts';
import { sampleOrganisation } from '../support/samples.ts';
import type { OpenEmpty } from './contract.ts';
import { HOOK_TIMEOUT } from '../support/hook-timeout.ts';

const PASSING = ['session', 'idempotency', 'sign_in_ticket'];

/** Backups, restores and copies from one engine to another, which may be the same. */
export function archiveContract(openFrom: OpenEmpty, openTo: OpenEmpty): void {
  describe('backup, restore and copy', () => {
    let from: Store;
    let directory: string;
    let ids: Awaited<ReturnType<typeof fill>>;
    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'cleanpath-archive-'));
      from = await openFrom();
      ids = await fill(from);
    }, HOOK_TIMEOUT);
    afterAll(async () => {
      await from.close();
      await rm(directory, { recursive: true, force: true });
    }, HOOK_TIMEOUT);

    it('restores all but passing things, verified by checksum', async () => {
      const file = join(directory, 'all.backup');
      await writeFile(file, 'an older backup');
      const steps: number[] = [];
      const backup = await backupStore(from, file, { onProgress: ({ done }) => steps.push(done) });
      expect(backup.rows).toBeGreaterThan(600);
      expect(steps.at(-1)).toBe(backup.rows);
      // Hashes of passwords are in it.
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(backup.bytes).toBe((await stat(file)).size);
      expect(await readdir(directory)).toEqual(['all.backup']);
      const to = await openTo();
      try {
        const restored = await restoreStore(file, to);
        expect(restored).toMatchObject({ rows: backup.rows, tables: backup.tables });
        const [before, after] = [await storeChecksum(from), await storeChecksum(to)];
        expect(differingTables(before, after)).toEqual(['session']);
        expect(Object.keys(backup.tables)).toEqual(Object.keys(before).filter((name) => !PASSING.includes(name)));
        expect(await blobText(to, ids.networkId, ids.snapshotId)).toBe(
          await blobText(from, ids.networkId, ids.snapshotId),
        );
        expect(await verifyAudit(to.db, ids.organisation)).toEqual(await verifyAudit(from.db, ids.organisation));
        await expect(restoreStore(file, to)).rejects.toMatchObject({ code: 'storage-not-empty' });
      } finally {
        await to.close();
      }
    });

    it('copies everything, verified by checksum, and only into an empty database', async () => {
      const to = await openTo();
      try {
        const copied = await migrateDatabase(from, to);
        expect(await storeChecksum(to)).toEqual(await storeChecksum(from));
        expect(copied.tables).toEqual(await storeChecksum(from));
        expect(copied.rows).toBe(Object.values(copied.tables).reduce((sum, table) => sum + table.rows, 0));
        await expect(migrateDatabase(from, to)).rejects.toMatchObject({ code: 'storage-not-empty' });
      } finally {
        await to.close();
      }
    });

    it('gives another checksum for one changed value, in its table alone', async () => {
      const before = await storeChecksum(from);
      await sampleOrganisation(from);
      const after = await storeChecksum(from);
      expect(differingTables(before, after)).toEqual(['organisation']);
      expect(differingTables(after, after)).toEqual([]);
    });
  });
}
