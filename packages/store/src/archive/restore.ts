import { sql, type Transaction } from 'kysely';
import { fail } from '@cleanpath/model';
import { storageProblem } from '../engine/storage-problem.js';
import { MIGRATIONS, SCHEMA_VERSION } from '../migrations/index.js';
import { applySteps } from '../migrations/migrate.js';
import type { Database } from '../schema/database.js';
import { TABLES } from '../schema/tables.js';
import type { Store } from '../store.js';
import type { ArchiveHeader, ArchiveOptions } from './archive-format.js';
import { checksumIn, countRows, differingTables, type StoreChecksum } from './checksum.js';
import { readArchive } from './read-archive.js';
import { tableColumns, type Column } from './table-columns.js';
import { writeRows } from './write-rows.js';

export interface RestoreResult {
  readonly rows: number;
  readonly tables: StoreChecksum;
  /** Schema of the backup; an older one was brought up to date. */
  readonly schema: number;
}

/**
 * Puts a backup into an empty database. The file is checked whole first; then all of it is written and read back for
 * comparison in one transaction, so that the database holds all of the backup or stays empty. Throws `backup-invalid`,
 * `storage-not-empty`, `storage-newer`, `storage-full`, `storage-failed`.
 */
export async function restoreStore(file: string, store: Store, options: ArchiveOptions = {}): Promise<RestoreResult> {
  let header: ArchiveHeader | undefined;
  const manifest = await readArchive(file, {
    onHeader: (read) => {
      header = read;
    },
  });
  const { schema } = header!;
  if (schema > SCHEMA_VERSION)
    throw fail('storage-newer', {
      file,
      message: `The backup has schema ${schema}, this build knows ${SCHEMA_VERSION}`,
    });
  if (schema < 1) throw fail('backup-invalid', { file, message: 'The backup names no schema' });
  const total = Object.values(manifest).reduce((sum, table) => sum + table.rows, 0);
  try {
    await store.db.transaction().execute(async (tx) => {
      await requireEmpty(tx);
      if (schema < SCHEMA_VERSION) await goBack(tx, schema);
      await load(tx, file, total, options);
      const kept = TABLES.filter((table) => Object.hasOwn(manifest, table.name));
      const differing = differingTables(manifest, await checksumIn(tx, kept));
      if (differing.length > 0)
        throw fail('backup-invalid', { file, message: `Restored rows differ in ${differing.join(', ')}` });
      if (schema < SCHEMA_VERSION) await applySteps(tx, MIGRATIONS.slice(schema), new Date());
    });
  } catch (error) {
    throw storageProblem(error);
  }
  return { rows: total, tables: manifest, schema };
}

/** Refuses a database with anything in it. */
export async function requireEmpty(tx: Transaction<Database>): Promise<void> {
  if ((await countRows(tx, TABLES)) > 0) throw fail('storage-not-empty');
}

/** Makes the empty database one of an older schema, so that its rows go through the same steps as in place. */
async function goBack(tx: Transaction<Database>, schema: number): Promise<void> {
  for (const table of [...TABLES].reverse()) await sql`drop table if exists ${sql.table(table.name)}`.execute(tx);
  await sql`delete from schema_version`.execute(tx);
  await applySteps(tx, MIGRATIONS.slice(0, schema), new Date());
}

async function load(tx: Transaction<Database>, file: string, total: number, options: ArchiveOptions): Promise<void> {
  const known = await tableColumns(tx);
  const names = new Set<string>(TABLES.map((table) => table.name));
  let done = 0;
  await readArchive(file, {
    onRows: async (table, columns, rows) => {
      await writeRows(tx, nameOf(table, names), columnsOf(table, columns, known.get(table) ?? []), rows);
      done += rows.length;
      options.onProgress?.({ done, total, table });
    },
  });
}

/** Names come from a file: only those of the schema become SQL. */
function nameOf(table: string, names: ReadonlySet<string>): keyof Database {
  if (!names.has(table)) throw fail('backup-invalid', { message: `There is no table ${table.slice(0, 60)}` });
  return table as keyof Database;
}

function columnsOf(table: string, columns: readonly string[], known: readonly Column[]): Column[] {
  return columns.map((name) => {
    const column = known.find((candidate) => candidate.name === name);
    if (!column) throw fail('backup-invalid', { message: `${table} has no column ${name.slice(0, 60)}` });
    return column;
  });
}
