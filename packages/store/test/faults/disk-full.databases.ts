import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { backupStore, installationFact, openStore, setInstallationFact, writeBlob } from '../../src/index.ts';

/** A file system of its own, small enough to fill; only root may make one. */
const small = mountSmall();

describe.skipIf(small === undefined)('a disk that is really full (skipped where no file system can be mounted)', () => {
  afterAll(() => {
    // Lazily: an engine that panicked keeps files open until this process ends.
    execFileSync('umount', ['--lazy', small!]);
    rmSync(small!, { recursive: true });
  });

  it(
    'is told as such by the engine, with or without room kept, and loses nothing acknowledged',
    { timeout: 120_000 },
    async () => {
      for (const reserveBytes of [0, 32 * 1024 * 1024]) {
        const dataDir = join(small!, `data-${reserveBytes}`);
        const ballast = join(small!, 'ballast');
        writeFileSync(ballast, Buffer.alloc(40_000_000));
        const store = await openStore({ dataDir }, { reserveBytes });
        await setInstallationFact(store.db, 'before', 'acknowledged');
        for (let at = 0; at < 3; at++)
          await expect(
            writeBlob(store, { networkId: 'n', kind: 'upload', ownerId: 'o' }, endless()),
          ).rejects.toMatchObject({ code: 'storage-full' });
        // Without room kept the engine may not even start again to be asked.
        if (reserveBytes > 0) expect(await installationFact(store.db, 'before')).toBe('acknowledged');
        await store.close();
        if (reserveBytes === 0) rmSync(ballast);
        const again = await openStore({ dataDir }, { reserveBytes: 0 });
        expect(await installationFact(again.db, 'before')).toBe('acknowledged');
        await setInstallationFact(again.db, 'after', 'acknowledged');
        await again.close();
        rmSync(ballast, { force: true });
        rmSync(dataDir, { recursive: true });
      }
    },
  );

  it('cannot take a backup, and keeps no part of one', async () => {
    const store = await openStore({ memory: true });
    await writeBlob(store, { networkId: 'n', kind: 'upload', ownerId: 'o' }, [noise(8_000_000)]);
    fillUp();
    await expect(backupStore(store, join(small!, 'backup'))).rejects.toMatchObject({ code: 'storage-full' });
    await store.close();
  });
});

function* endless(): Generator<Uint8Array> {
  for (let at = 0; at < 400; at++) yield Buffer.alloc(1024 * 1024, at);
}

function noise(bytes: number): Uint8Array {
  const data = Buffer.alloc(bytes);
  let state = 1;
  for (let at = 0; at < bytes; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    data.writeUInt32LE(state, at);
  }
  return data;
}

/** Leaves less than one megabyte. */
function fillUp(): void {
  for (let size = 64 * 1024 * 1024; size >= 512 * 1024; size /= 2) {
    try {
      for (let at = 0; ; at++) writeFileSync(join(small!, `ballast-${size}-${at}`), Buffer.alloc(size), { flag: 'wx' });
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    }
  }
}

function mountSmall(): string | undefined {
  const path = mkdtempSync(join(tmpdir(), 'cleanpath-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=140m', 'tmpfs', path], { stdio: 'ignore' });
    return path;
  } catch {
    rmSync(path, { recursive: true });
    return undefined;
  }
}
