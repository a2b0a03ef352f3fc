import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../src/index.ts';
import { TABLES } from '../src/schema/tables.ts';
import { storeContract } from './contract/all.ts';
import { postgresqlPrograms, startCluster, type Cluster } from './support/postgresql-cluster.ts';
import { openSharded } from './support/sharded.ts';

const programs = postgresqlPrograms();
const fresh = (): string => `t_${randomBytes(6).toString('hex')}`;

describe.skipIf(programs === undefined)('PostgreSQL server (skipped without the Debian package postgresql)', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster(programs!);
  });
  afterAll(() => cluster.stop());

  describe('one database', () => {
    storeContract(async () => openStore({ databaseUrl: await cluster.createDatabase(fresh()) }));

    it('lets two processes that start together migrate once', async () => {
      const databaseUrl = await cluster.createDatabase(fresh());
      const stores = await Promise.all(Array.from({ length: 6 }, () => openStore({ databaseUrl })));
      expect(new Set(stores.map((store) => store.description)).size).toBe(1);
      await Promise.all(stores.map((store) => store.close()));
    });
  });

  describe('sharded by postgres_fdw', () => {
    let sharded: { store: Store; shardUrls: string[] };
    storeContract(async () => {
      sharded = await openSharded(cluster, fresh());
      return sharded.store;
    });

    it('has spread the rows over all shards and kept none on the coordinator', async () => {
      const rows: number[] = [];
      for (const databaseUrl of sharded.shardUrls) {
        const shard = await openStore({ databaseUrl });
        const { count } = await shard.db
          .selectFrom('snapshot')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        rows.push(count);
        await shard.close();
      }
      expect(rows.every((count) => count > 0)).toBe(true);
      expect(TABLES.filter((table) => table.large).length).toBe(13);
    });
  });
});
