import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  backupStore,
  openStore,
  restoreStore,
  storeChecksum,
  type Store,
  type StoreChecksum,
} from '../../src/index.ts';
import { rowHash } from '../../src/archive/checksum.ts';
import { fill } from '../support/filled.ts';
import { HOOK_TIMEOUT } from '../support/hook-timeout.ts';

describe('a damaged or made-up backup', () => {
  let directory: string;
  let target: Store;
  let empty: StoreChecksum;
  let good: Buffer;
  let file: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'cleanpath-damaged-'));
    file = join(directory, 'backup');
    const source = await openStore({ memory: true });
    await fill(source);
    await backupStore(source, file);
    await source.close();
    good = await readFile(file);
    target = await openStore({ memory: true });
    empty = await storeChecksum(target);
  }, HOOK_TIMEOUT);
  afterAll(async () => {
    // Every refusal left the database as it was, and the good file still goes in.
    expect(await storeChecksum(target)).toEqual(empty);
    await writeFile(file, good);
    await restoreStore(file, target);
    await target.close();
    await rm(directory, { recursive: true, force: true });
  }, HOOK_TIMEOUT);

  const refusal = async (content: Uint8Array): Promise<unknown> => {
    await writeFile(file, content);
    return restoreStore(file, target).then(
      () => 'restored',
      (error: unknown) => (error as { code?: string }).code,
    );
  };
  const lines = (): string[] => gunzipSync(good).toString('utf8').split('\n').slice(0, -1);
  const packed = (all: readonly string[]): Buffer => gzipSync(all.map((line) => `${line}\n`).join(''));

  it('cut short anywhere is refused', async () => {
    for (const share of [0, 0.001, 0.3, 0.9, 0.9999])
      expect(await refusal(good.subarray(0, Math.floor(good.length * share))), String(share)).toBe('backup-invalid');
    const all = lines();
    for (const keep of [1, 2, 10, all.length - 1])
      expect(await refusal(packed(all.slice(0, keep)))).toBe('backup-invalid');
  });

  it('with any byte flipped is refused', async () => {
    for (let at = 0; at < 24; at++) {
      const place = Math.floor((good.length * (at + 0.5)) / 24);
      const bad = Buffer.from(good);
      bad[place] = bad[place]! ^ 0x10;
      expect(await refusal(bad), `byte ${place}`).toBe('backup-invalid');
    }
  });

  it('with a row changed, removed, repeated or moved is refused', async () => {
    const all = lines();
    const row = all.findIndex((line) => line.startsWith('["e-') || line.includes('"e-17"'));
    const next = all[row + 1]!;
    const variants = [
      all.with(row, all[row]!.replace('e-1', 'e-2')),
      all.toSpliced(row, 1),
      all.toSpliced(row, 0, all[row]!),
      all.with(row, next).with(row + 1, all[row]!),
      all.with(row, '["too","short"]'),
      all.with(row, '{"row":1}'),
      all.with(row, 'not json'),
      [...all, '{}'],
      all.slice(1),
    ];
    for (const variant of variants) expect(await refusal(packed(variant))).toBe('backup-invalid');
  });

  it('with checksums made to fit but tables or columns of its own is refused, and no SQL of it runs', async () => {
    for (const [table, column] of [
      ['organisation; drop table person; --', 'id'],
      ['pg_authid', 'rolname'],
      ['schema_version', 'name'],
      ['installation', 'value"); drop table person; --'],
      ['installation', 'nothing'],
    ] as const)
      expect(await refusal(forged([{ table, columns: [column], rows: [['x']] }]))).toBe('backup-invalid');
    // Values that do not fit their column, or break a key: the database refuses, nothing stays.
    expect(await refusal(forged([{ table: 'job', columns: ['id', 'done'], rows: [['x', 'many']] }]))).not.toBe(
      'restored',
    );
    const twice = {
      table: 'installation',
      columns: ['key', 'value'],
      rows: [
        ['k', 'v'],
        ['k', 'v'],
      ],
    };
    expect(await refusal(forged([twice]))).not.toBe('restored');
  });

  it('of another kind or a newer version is told apart', async () => {
    expect(await refusal(Buffer.from('PK\u0003\u0004'))).toBe('backup-invalid');
    expect(await refusal(packed(['{"some":"json"}']))).toBe('backup-invalid');
    expect(await refusal(packed(['{"cleanpath":"backup","format":99,"schema":1,"createdAt":""}']))).toBe(
      'storage-newer',
    );
    expect(await refusal(forged([], 99))).toBe('storage-newer');
    expect(await refusal(forged([], 0))).toBe('backup-invalid');
    await expect(restoreStore(join(directory, 'none'), target)).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(restoreStore(directory, target)).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  it('is never written half: a backup that cannot be finished leaves no file', async () => {
    const source = await openStore({ memory: true });
    await fill(source);
    const before = await readdir(directory);
    const stop = () => {
      throw new Error('stopped');
    };
    await expect(backupStore(source, join(directory, 'half'), { onProgress: stop })).rejects.toMatchObject({
      code: 'write-failed',
    });
    await expect(backupStore(source, join(directory, 'missing', 'half'))).rejects.toMatchObject({
      code: 'write-failed',
    });
    expect(await readdir(directory)).toEqual(before);
    // The connection was given back.
    await storeChecksum(source);
    await source.close();
  });
});

interface ForgedTable {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: string[][];
}

/** A backup whose every checksum is right. */
function forged(tables: readonly ForgedTable[], schema = 2): Buffer {
  const parts = [`{"cleanpath":"backup","format":1,"schema":${schema},"createdAt":""}\n`];
  const manifest: Record<string, object> = {};
  for (const { table, columns, rows } of tables) {
    const hash = rowHash();
    parts.push(`${JSON.stringify({ table, columns })}\n`, hash.add(rows));
    manifest[table] = hash.finish();
    parts.push(`${JSON.stringify({ end: table, ...manifest[table] })}\n`);
  }
  const body = parts.join('');
  const sha256 = createHash('sha256').update(body).digest('hex');
  return gzipSync(`${body}${JSON.stringify({ manifest, sha256 })}\n`);
}
