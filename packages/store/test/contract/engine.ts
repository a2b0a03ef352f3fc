import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fail } from '@cleanpath/model';
import {
  isDuplicate,
  installationFact,
  schemaVersion,
  SCHEMA_VERSION,
  setInstallationFact,
  type Store,
} from '../../src/index.ts';
import { migrate } from '../../src/migrations/migrate.ts';
import { TABLES } from '../../src/schema/tables.ts';
import { newId, sampleOrganisation } from '../support/samples.ts';
import type { OpenEmpty } from './contract.ts';
import { HOOK_TIMEOUT } from '../support/hook-timeout.ts';

export function engineContract(open: OpenEmpty): void {
  describe('the engine', () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    }, HOOK_TIMEOUT);
    afterAll(() => store.close());

    it('has the newest schema, and migrating again changes nothing', async () => {
      expect(await schemaVersion(store.db)).toBe(SCHEMA_VERSION);
      expect(await migrate(store.db)).toEqual([]);
    });

    it('lists every table of the database, large ones with the network first in each unique key', async () => {
      const { rows } = await sql<{ name: string; key: string | null }>`
        select c.relname as name, (
          select string_agg(a.attname, ',' order by array_position(i.indkey::int2[], a.attnum))
          from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
          where i.indrelid = c.oid and i.indisprimary) as key
        from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
          and c.relname not in ('schema_version', 'schema_lock')`.execute(store.db);
      expect(rows.map((row) => row.name).sort()).toEqual(TABLES.map((table) => table.name).sort());
      for (const { name, key } of rows) {
        const table = TABLES.find((candidate) => candidate.name === name)!;
        // The parent of sharded tables has no key; the shards have.
        if (key !== null) expect([name, key]).toEqual([name, table.key.join(',')]);
      }
      const { rows: unique } = await sql<{ table: string; first: string }>`
        select t.relname as table, a.attname as first from pg_index i join pg_class t on t.oid = i.indrelid
        join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
        where i.indisunique and t.relnamespace = current_schema()::regnamespace`.execute(store.db);
      const large = new Set<string>(TABLES.filter((table) => table.large).map((table) => table.name));
      expect(unique.filter((index) => large.has(index.table) && index.first !== 'network_id')).toEqual([]);
    });

    it('keeps all of a transaction or nothing', async () => {
      const key = newId();
      await expect(
        store.transaction(async (tx) => {
          await setInstallationFact(tx, key, 'half');
          throw fail('cancelled');
        }),
      ).rejects.toMatchObject({ code: 'cancelled' });
      expect(await installationFact(store.db, key)).toBeUndefined();
    });

    it('works on after a statement that failed', async () => {
      const id = await sampleOrganisation(store);
      const again = store.db
        .insertInto('organisation')
        .values({ id, name: newId(), kind: 'operator', host: false, created_at: new Date() })
        .execute();
      await expect(again).rejects.toSatisfy(isDuplicate);
      await expect(sql`select nothing from nowhere`.execute(store.db)).rejects.toThrow(/nowhere/);
      expect(await schemaVersion(store.db)).toBe(SCHEMA_VERSION);
    });

    it('names a text no database holds', async () => {
      await expect(setInstallationFact(store.db, 'nul', 'a\u0000b')).rejects.toMatchObject({ code: 'value-invalid' });
    });

    it('gives numbers, moments and binaries as JavaScript has them', async () => {
      const { rows } = await sql`select 9007199254740991::bigint as large, 1.5::numeric as fraction,
        '2026-06-30T12:00:00.123Z'::timestamptz(3) as at, '\\x00ff'::bytea as bytes, '{"a":[1]}'::json as body,
        0.1::float8 as exact`.execute(store.db);
      const row = rows[0] as Record<string, unknown>;
      expect({ ...row, bytes: undefined }).toEqual({
        large: 9007199254740991,
        fraction: 1.5,
        at: new Date('2026-06-30T12:00:00.123Z'),
        bytes: undefined,
        body: { a: [1] },
        exact: 0.1,
      });
      expect([...(row['bytes'] as Uint8Array)]).toEqual([0, 255]);
      // Rounding it would be worse than refusing it.
      await expect(sql`select 9007199254740993::bigint as n`.execute(store.db)).rejects.toThrow(/9007199254740993/);
      expect(await schemaVersion(store.db)).toBe(SCHEMA_VERSION);
    });
  });
}
