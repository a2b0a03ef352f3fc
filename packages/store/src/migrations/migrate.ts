import { sql, type Kysely, type Transaction } from 'kysely';
import { fail } from '@cleanpath/model';
import type { Database } from '../schema/database.js';
import type { Queryable } from '../store.js';
import { sqlState } from '../engine/storage-problem.js';
import type { Migration } from './migration.js';
import { MIGRATIONS } from './index.js';

/** Tries to make the table of versions: two processes that start together can collide in the catalog, once each. */
const CREATE_TRIES = 5;

/**
 * Brings the schema to the newest version; returns the versions applied. Safe when several processes start together:
 * one takes the lock row, the others wait and find the work done. All steps commit together or not at all. Throws
 * `storage-newer` where the data was written by a newer build.
 */
export async function migrate(
  db: Kysely<Database>,
  migrations: readonly Migration[] = MIGRATIONS,
  now: () => Date = () => new Date(),
): Promise<number[]> {
  // The usual start: nothing to do, and nothing written, so that it works on a full disk too.
  if (await isCurrent(db, migrations)) return [];
  await ensureVersionTable(db);
  return db.transaction().execute(async (tx) => {
    await sql`select value from schema_lock where value = 1 for update`.execute(tx);
    const applied = await appliedSteps(tx);
    refuseNewer(applied, migrations);
    const steps = migrations.slice(applied.length);
    await applySteps(tx, steps, now());
    return steps.map((step) => step.version);
  });
}

/** Runs steps in a transaction that holds the lock row, or has the database for itself. */
export async function applySteps(tx: Transaction<Database>, steps: readonly Migration[], at: Date): Promise<void> {
  for (const step of steps) {
    for (const statement of step.statements) await sql.raw(statement).execute(tx);
    await sql`insert into schema_version (version, name, applied_at)
      values (${step.version}, ${step.name}, ${at.toISOString()})`.execute(tx);
  }
}

/** Version of the schema in a database, 0 for an empty one. */
export async function schemaVersion(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ found: string | null }>`select to_regclass('schema_version')::text as found`.execute(db);
  if (!rows[0]?.found) return 0;
  const newest = await sql<{ version: number | null }>`select max(version) as version from schema_version`.execute(db);
  return newest.rows[0]?.version ?? 0;
}

interface AppliedStep {
  readonly version: number;
  readonly name: string;
}

async function appliedSteps(db: Queryable): Promise<AppliedStep[]> {
  return (await sql<AppliedStep>`select version, name from schema_version order by version`.execute(db)).rows;
}

async function isCurrent(db: Kysely<Database>, migrations: readonly Migration[]): Promise<boolean> {
  if ((await schemaVersion(db)) !== migrations.length || migrations.length === 0) return false;
  refuseNewer(await appliedSteps(db), migrations);
  return true;
}

function refuseNewer(applied: readonly AppliedStep[], migrations: readonly Migration[]): void {
  if (applied.length > migrations.length)
    throw fail('storage-newer', {
      message: `The data has schema ${applied.length}, this build knows ${migrations.length}`,
    });
  applied.forEach((row, at) => {
    const known = migrations[at];
    if (known?.version !== row.version || known.name !== row.name)
      throw fail('storage-newer', {
        message: `The data has schema step ${row.version} "${row.name}", which this build does not know`,
      });
  });
}

async function ensureVersionTable(db: Kysely<Database>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await db.transaction().execute(async (tx) => {
        await sql`create table if not exists schema_version (
          version integer primary key, name text not null, applied_at timestamptz(3) not null)`.execute(tx);
        await sql`create table if not exists schema_lock (value integer primary key)`.execute(tx);
        await sql`insert into schema_lock (value) values (1) on conflict do nothing`.execute(tx);
      });
      return;
    } catch (error) {
      // `if not exists` is no protection against a twin at the same moment: it fails on a unique index of the catalog.
      const twin = ['23505', '42P07', '42710', '40001', '40P01'].includes(sqlState(error) ?? '');
      if (!twin || attempt >= CREATE_TRIES) throw error;
    }
  }
}
