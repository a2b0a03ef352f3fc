import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '@cleanpath/store';
import { sql } from 'kysely';
import { runCli } from './run-cli.js';
import { serve } from './serve-in-process.js';

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'cleanpath-serve-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

describe('cleanpath serve', () => {
  it('serves, says where, gives the one-time link on the first start, and ends with 0 when asked', async () => {
    const data = join(scratch, 'first');
    const served = await serve('--data', data, '--port', '0');
    const url = served.first['url'] as string;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(served.first).toMatchObject({ powerLossSafe: false, encrypted: true });
    const link = new URL(served.first['setupLink'] as string);
    expect(link.pathname).toBe('/setup');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/api/networks`)).status).toBe(401);

    const second = await runCli('serve', '--data', data, '--port', '0');
    expect([second.code, second.out]).toEqual([1, '']);
    expect(second.err).toContain('storage-busy');

    const setUp = await fetch(`${url}/api/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({
        token: link.hash.slice(1),
        name: 'Ada Analyst',
        email: 'ada@office.example',
        password: 'seven quiet lanterns over Helmar',
        organisation: { name: 'Office for Networks', kind: 'authority' },
      }),
    });
    expect(setUp.status).toBe(201);
    expect(await served.stop()).toBe(0);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();

    const again = await serve('--data', data, '--port', '0');
    expect(again.first['setupLink']).toBeUndefined();
    expect(await again.stop()).toBe(0);
  });

  it('takes the next free port where asked, and says who is in the way where not', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      const refused = await runCli('serve', '--data', join(scratch, 'busy'), '--port', String(port));
      expect(refused.code).toBe(1);
      expect(refused.err).toContain('another program uses it');
      const served = await serve('--data', join(scratch, 'busy'), '--port', String(port), '--next-port');
      expect(served.first['url']).not.toContain(`:${port}`);
      expect(await served.stop()).toBe(0);
    } finally {
      other.close();
    }
  });

  it('lists every wrong setting and starts nothing', async () => {
    const data = join(scratch, 'wrong');
    await mkdir(data);
    await writeFile(join(data, 'cleanpath.yaml'), 'port: 70000\nworkres: 1\n');
    const run = await runCli('serve', '--data', data, '--json');
    expect(run.code).toBe(1);
    const { problems } = JSON.parse(run.out) as { problems: { code: string; line: number }[] };
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['config-invalid', 1],
      ['config-invalid', 2],
    ]);
    await expect(stat(join(data, 'database'))).rejects.toThrow();
  });
});

describe('cleanpath backup and restore', () => {
  it('carry everything from one database to another, and refuse one that is not empty', async () => {
    const from = join(scratch, 'from');
    const to = join(scratch, 'to');
    const file = join(scratch, 'all.backup.gz');
    const store = await openStore({ dataDir: from });
    const at = new Date('2026-06-30T00:00:00Z');
    await store.db
      .insertInto('organisation')
      .values({ id: 'o-1', name: 'Office for Networks', kind: 'authority', host: true, created_at: at })
      .execute();
    await store.close();
    const backup = await runCli('backup', '--data', from, file);
    expect(backup).toMatchObject({ code: 0 });
    expect(backup.out).toContain('secret.key');
    const restored = await runCli('restore', '--data', to, file, '--json');
    expect(restored.code).toBe(0);
    expect((JSON.parse(restored.out) as { rows: number }).rows).toBeGreaterThan(0);
    const twice = await runCli('restore', '--data', to, file);
    expect(twice.code).toBe(1);
    expect(twice.err).toContain('storage-not-empty');
    const copy = await openStore({ dataDir: to });
    expect(await copy.db.selectFrom('organisation').select('name').execute()).toEqual([
      { name: 'Office for Networks' },
    ]);
    await copy.close();
  });

  it('name what is missing', async () => {
    const none = await runCli('restore', '--data', join(scratch, 'none'), join(scratch, 'absent.gz'));
    expect(none.code).toBe(1);
    expect(none.err).toMatch(/absent\.gz/);
    const target = await runCli('migrate-database', '--data', scratch);
    expect(target.err).toContain('--database-url');
    const url = 'postgresql://ada:hidden@127.0.0.1:1/none';
    const source = await runCli('migrate-database', '--data', join(scratch, 'nothing'), '--database-url', url);
    expect(source.err).toContain('no embedded database');
    const away = await runCli('backup', '--database-url', url, join(scratch, 'never.gz'));
    expect(away.code).toBe(1);
    expect(away.err).toMatch(/cannot be reached: connect ECONNREFUSED 127\.0\.0\.1:1/);
    expect(away.err + away.out).not.toContain('hidden');
    await expect(stat(join(scratch, 'never.gz'))).rejects.toThrow();
    const wrong = await runCli('serve', '--data', join(scratch, 'nothing'), '--database-url', 'mysql://db/x');
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('postgresql://')]);
  });

  it('refuse a damaged backup and a database of a newer build, and leave both as they were', async () => {
    const data = join(scratch, 'damage');
    const file = join(scratch, 'damaged.gz');
    await (await openStore({ dataDir: data })).close();
    expect((await runCli('backup', '--data', data, file)).code).toBe(0);
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length - 40));
    const cut = await runCli('restore', '--data', join(scratch, 'whole'), file);
    expect([cut.code, cut.err]).toEqual([1, expect.stringContaining('backup-invalid')]);

    const store = await openStore({ dataDir: data });
    await sql`insert into schema_version (version, name, applied_at) values (9999, 'future', now())`.execute(store.db);
    await store.close();
    for (const command of [
      ['serve', '--port', '0'],
      ['backup', join(scratch, 'newer.gz')],
    ]) {
      const newer = await runCli(...command, '--data', data);
      expect([newer.code, newer.err]).toEqual([1, expect.stringContaining('storage-newer')]);
    }
  });
});
