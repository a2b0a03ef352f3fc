import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { appendAudit, schemaVersion, SCHEMA_VERSION, searchRows, verifyAudit, type Store } from '../../src/index.ts';
import { firstRelease } from '../../src/migrations/0001-first-release.ts';
import { MIGRATIONS } from '../../src/migrations/index.ts';
import { migrate } from '../../src/migrations/migrate.ts';
import { TABLES } from '../../src/schema/tables.ts';
import { auditHash } from '../../src/repositories/audit.ts';
import { newId, nextMoment } from '../support/samples.ts';

/** Opens a database without any schema. */
export type OpenBare = () => Promise<Store>;

/** SHA-256 of the statements of every released migration: one that changes breaks the upgrade of somebody's data. */
const RELEASED: Readonly<Record<string, string>> = {
  'first-release': '13104d5564fea9482074af2d2f0c9bb167873dcd9efeb4169bc0e5c7e32280a9',
  'search-and-audit-head': '77b208b15adb6279688b626bffeaaf50580b8969efea3da976156046afad5ffe',
};

export function migrationsContract(openBare: OpenBare): void {
  describe('migrations', () => {
    it('are numbered without gaps and never changed once released', () => {
      expect(MIGRATIONS.map((step) => step.version)).toEqual(MIGRATIONS.map((_, at) => at + 1));
      for (const { name, statements } of MIGRATIONS)
        expect([name, createHash('sha256').update(JSON.stringify(statements)).digest('hex')]).toEqual([
          name,
          RELEASED[name],
        ]);
    });

    it('bring a database of the first release with its data up to date', async () => {
      const store = await openBare();
      try {
        expect(await schemaVersion(store.db)).toBe(0);
        expect(await migrate(store.db, [firstRelease])).toEqual([1]);
        const entry = await fillFirstRelease(store);
        expect(await migrate(store.db)).toEqual(MIGRATIONS.slice(1).map((step) => step.version));
        expect(await schemaVersion(store.db)).toBe(SCHEMA_VERSION);
        const hits = await searchRows(store.db, { networkIds: ['n'], text: 'north', limit: 5 });
        expect(hits.map((hit) => `${hit.type}:${hit.id}`)).toEqual(['site:North ridge', 'element:ru-1']);
        const sites = await store.db.selectFrom('site_row').selectAll().execute();
        expect(sites).toMatchObject([{ site: 'North ridge', elements: 2, region: 'XA-1' }]);
        // The chain goes on where it was.
        expect(await verifyAudit(store.db, 'o')).toEqual({ entries: 1, head: entry });
        await store.transaction((tx) => appendAudit(tx, auditEntry()));
        expect(await verifyAudit(store.db, 'o')).toMatchObject({ entries: 2 });
      } finally {
        await store.close();
      }
    });

    it('leave nothing of a step that fails', async () => {
      const store = await openBare();
      try {
        const broken = { version: 2, name: 'broken', statements: ['create table half (id text)', 'select nothing'] };
        await expect(migrate(store.db, [firstRelease, broken])).rejects.toThrow();
        expect(await schemaVersion(store.db)).toBe(0);
        expect(
          (await sql`select to_regclass('half') as half, to_regclass('person') as person`.execute(store.db)).rows,
        ).toEqual([{ half: null, person: null }]);
        await migrate(store.db);
      } finally {
        await store.close();
      }
    });

    it('refuse data of a newer or a foreign build', async () => {
      const store = await openBare();
      try {
        await migrate(store.db, [...MIGRATIONS, { version: MIGRATIONS.length + 1, name: 'future', statements: [] }]);
        await expect(migrate(store.db)).rejects.toMatchObject({ code: 'storage-newer' });
        await sql`update schema_version set name = 'another' where version = 1`.execute(store.db);
        await sql`delete from schema_version where version > ${MIGRATIONS.length}`.execute(store.db);
        await expect(migrate(store.db)).rejects.toMatchObject({ code: 'storage-newer' });
      } finally {
        await store.close();
      }
    });

    it('know every table', async () => {
      const store = await openBare();
      try {
        await migrate(store.db);
        for (const { name } of TABLES) await sql`select 1 from ${sql.table(name)} limit 1`.execute(store.db);
      } finally {
        await store.close();
      }
    });
  });
}

/** Data as the first release wrote it; returns the hash of its audit entry. */
async function fillFirstRelease(store: Store): Promise<string> {
  const at = nextMoment();
  await sql`insert into organisation (id, name, kind, host, created_at) values ('o', 'Office', 'authority', true, ${at})`.execute(
    store.db,
  );
  await sql`insert into network (id, organisation_id, name, description, current_snapshot_id, created_at)
    values ('n', 'o', 'Backbone', '', 's', ${at})`.execute(store.db);
  for (const [id, region] of [
    ['ru-1', 'XA-2'],
    ['ru-2', 'XA-1'],
  ] as const)
    await sql`insert into element_row (network_id, snapshot_id, element_id, name, kind, plane, site, region)
      values ('n', 's', ${id}, ${id === 'ru-1' ? 'Northern mast' : null}, 'radio-unit', 'transmission', 'North ridge', ${region})`.execute(
      store.db,
    );
  const entry = {
    organisation_id: 'o',
    seq: 1,
    id: newId(),
    at,
    actor_kind: 'person',
    actor_id: 'p',
    actor_name: 'Ada',
    action: 'network.create',
    subject_type: 'network',
    subject_id: 'n',
    subject_name: null,
    details: {},
    previous_hash: '0'.repeat(64),
  };
  const hash = auditHash(entry);
  await store.db
    .insertInto('audit')
    .values({ ...entry, details: '{}', hash })
    .execute();
  return hash;
}

function auditEntry() {
  return {
    organisationId: 'o',
    id: newId(),
    at: nextMoment(),
    actorKind: 'person',
    actorId: 'p',
    actorName: 'Ada',
    action: 'network.rename',
    subjectType: 'network',
    subjectId: 'n',
  };
}
