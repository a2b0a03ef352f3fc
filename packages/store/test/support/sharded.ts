import pg from 'pg';
import { openStore, type Store } from '../../src/index.ts';
import { TABLES } from '../../src/schema/tables.ts';
import type { Cluster } from './postgresql-cluster.ts';

const SHARDS = 3;

/**
 * A database whose large tables are spread by hash of the network over databases of their own, with nothing but stock
 * PostgreSQL: what Citus does, in small. Each shard has the tables as the migrations make them; the coordinator has
 * partitioned parents whose partitions are foreign tables.
 */
export async function openSharded(cluster: Cluster, name: string): Promise<{ store: Store; shardUrls: string[] }> {
  const shardUrls: string[] = [];
  for (let shard = 0; shard < SHARDS; shard++) {
    const url = await cluster.createDatabase(`${name}_shard_${shard}`);
    await (await openStore({ databaseUrl: url })).close();
    shardUrls.push(url);
  }
  const databaseUrl = await cluster.createDatabase(name);
  await (await openStore({ databaseUrl })).close();
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const large = TABLES.filter((table) => table.large).map((table) => table.name);
  await client.query('create extension postgres_fdw');
  for (const table of large) {
    await client.query(`alter table ${table} rename to ${table}_local`);
    await client.query(`create table ${table} (like ${table}_local) partition by hash (network_id)`);
    await client.query(`drop table ${table}_local`);
  }
  for (let shard = 0; shard < SHARDS; shard++) {
    await client.query(
      `create server shard_${shard} foreign data wrapper postgres_fdw options (host '${cluster.socketDirectory}', dbname '${name}_shard_${shard}', batch_size '1000', fetch_size '1000')`,
    );
    await client.query(`create user mapping for current_user server shard_${shard} options (user '${cluster.user}')`);
    await client.query(`create schema shard_${shard}`);
    await client.query(
      `import foreign schema public limit to (${large.join(', ')}) from server shard_${shard} into shard_${shard}`,
    );
    for (const table of large)
      await client.query(
        `alter table ${table} attach partition shard_${shard}.${table} for values with (modulus ${SHARDS}, remainder ${shard})`,
      );
  }
  await client.end();
  return { store: await openStore({ databaseUrl }), shardUrls };
}
