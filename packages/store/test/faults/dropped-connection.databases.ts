import pg from 'pg';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  installationFact,
  openStore,
  setInstallationFact,
  writeBlob,
  readBlobWhole,
  verifyAudit,
  appendAudit,
  type Store,
} from '../../src/index.ts';
import { postgresqlPrograms, startCluster, type Cluster } from '../support/postgresql-cluster.ts';
import { newId, nextMoment } from '../support/samples.ts';

const programs = postgresqlPrograms();

describe.skipIf(programs === undefined)('a connection lost (skipped without the Debian package postgresql)', () => {
  let cluster: Cluster;
  let databaseUrl: string;
  let store: Store;
  let admin: pg.Client;
  beforeAll(async () => {
    cluster = await startCluster(programs!);
    databaseUrl = await cluster.createDatabase('dropped');
    store = await openStore({ databaseUrl }, { connections: 3 });
    admin = new pg.Client(await cluster.createDatabase('admin'));
    admin.on('error', () => undefined);
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await store.close();
    await cluster.stop();
  });

  const terminateAll = (): Promise<unknown> =>
    admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'dropped'`);

  it('in the middle of a transaction is storage-failed, keeps nothing of it, and the next works', async () => {
    const key = newId();
    await expect(
      store.transaction(async (tx) => {
        await setInstallationFact(tx, key, 'half');
        await terminateAll();
        await setInstallationFact(tx, key, 'whole');
      }),
    ).rejects.toMatchObject({ code: 'storage-failed' });
    expect(await installationFact(store.db, key)).toBeUndefined();
    await store.transaction((tx) => setInstallationFact(tx, key, 'again'));
    expect(await installationFact(store.db, key)).toBe('again');
  });

  it('while a statement runs is storage-failed', async () => {
    const slow = sql`select pg_sleep(30)`.execute(store.db);
    const lost = expect(slow).rejects.toMatchObject({ code: 'storage-failed' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await terminateAll();
    await lost;
  });

  it('while idle goes unnoticed', async () => {
    await Promise.all(Array.from({ length: 3 }, () => installationFact(store.db, 'x')));
    await terminateAll();
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (let at = 0; at < 6; at++) await installationFact(store.db, 'x');
  });

  it('again and again under load loses nothing acknowledged and tears no chain', async () => {
    const acknowledged: string[] = [];
    let failures = 0;
    let over = false;
    const worker = async (): Promise<void> => {
      while (!over) {
        const key = newId();
        try {
          await store.transaction(async (tx) => {
            await setInstallationFact(tx, key, 'v');
            await appendAudit(tx, {
              organisationId: 'load',
              id: key,
              at: nextMoment(),
              actorKind: 'system',
              actorId: 's',
              actorName: 's',
              action: 'a',
              subjectType: 't',
              subjectId: key,
            });
          });
          acknowledged.push(key);
        } catch (error) {
          expect((error as { code?: string }).code).toBe('storage-failed');
          failures++;
        }
      }
    };
    const workers = Array.from({ length: 4 }, worker);
    for (let round = 0; round < 20; round++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await terminateAll();
    }
    over = true;
    await Promise.all(workers);
    expect(failures).toBeGreaterThan(0);
    for (const key of acknowledged) expect(await installationFact(store.db, key)).toBe('v');
    const audit = await verifyAudit(store.db, 'load');
    expect(audit.broken).toBeUndefined();
    expect(audit.entries).toBeGreaterThanOrEqual(acknowledged.length);
  });

  it('while a binary is written leaves no half binary that reads as a whole', async () => {
    const key = { networkId: 'n', kind: 'upload', ownerId: newId() } as const;
    async function* source(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(2_000_000);
      await admin.query(`alter database dropped allow_connections false`);
      await terminateAll();
      yield Buffer.alloc(2_000_000);
    }
    try {
      await expect(writeBlob(store, key, source())).rejects.toMatchObject({ code: 'storage-failed' });
    } finally {
      await admin.query(`alter database dropped allow_connections true`);
    }
    expect(await readBlobWhole(store.db, key, 4_000_000)).toBeUndefined();
    const facts = await writeBlob(store, key, [Buffer.alloc(4_000_000)]);
    expect((await readBlobWhole(store.db, key, facts.bytes))?.length).toBe(4_000_000);
  });

  it('to a server that is not there or refuses is storage-failed when opening', async () => {
    for (const url of [
      'postgresql://nobody@127.0.0.1:1/none',
      'postgresql://x@/none?host=/nowhere',
      databaseUrl.replace('/dropped?', '/missing?'),
    ])
      await expect(openStore({ databaseUrl: url }), url).rejects.toMatchObject({ code: 'storage-failed' });
  });

  it('retries what the database gave up for another', async () => {
    await setInstallationFact(store.db, 'counter', '0');
    let tries = 0;
    await Promise.all(
      Array.from({ length: 3 }, () =>
        store.transaction(async (tx) => {
          tries++;
          await sql`set transaction isolation level serializable`.execute(tx);
          const value = Number(await installationFact(tx, 'counter'));
          await new Promise((resolve) => setTimeout(resolve, 30));
          await setInstallationFact(tx, 'counter', String(value + 1));
        }),
      ),
    );
    expect(await installationFact(store.db, 'counter')).toBe('3');
    expect(tries).toBeGreaterThan(3);
  });
});
