import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { fail } from '@cleanpath/model';
import { guardedPool } from './guarded-pool.js';
import { pgTypes } from './pg-types.js';
import { lockDirectory } from './directory-lock.js';
import { storageProblem } from './storage-problem.js';
import { databaseTemplate } from './template.js';
import type { Engine } from './engine.js';

/** Directory of the database files, and of one being made, inside the data directory. */
const DATABASE = 'database';
const UNFINISHED = 'database.new-';

/**
 * Opens the embedded database in a data directory, made on the first start. Takes the directory for this process alone:
 * PGlite itself would let a second one in and both would destroy the data. Throws `storage-busy`.
 */
export async function openEmbedded(dataDir: string): Promise<Engine> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw withDirectory(error, dataDir);
  }
  const lock = await lockDirectory(join(dataDir, `${DATABASE}.lock`));
  try {
    const directory = join(dataDir, DATABASE);
    await removeUnfinished(dataDir);
    if (!existsSync(directory)) await makeDatabase(dataDir, directory);
    const engine = await engineOf(() => startPglite({ dataDir: directory }));
    return { ...engine, close: () => engine.close().finally(() => lock.release()) };
  } catch (error) {
    await lock.release();
    throw withDirectory(error, dataDir);
  }
}

/** An embedded database in memory, gone when closed: for tests and dry runs. */
export async function openMemory(): Promise<Engine> {
  const template = await databaseTemplate();
  return engineOf(() => startPglite({ loadDataDir: new Blob([template as Uint8Array<ArrayBuffer>]) }));
}

async function makeDatabase(dataDir: string, directory: string): Promise<void> {
  const unfinished = join(dataDir, `${UNFINISHED}${process.pid}`);
  const template = await databaseTemplate();
  const made = await startPglite({
    dataDir: unfinished,
    loadDataDir: new Blob([template as Uint8Array<ArrayBuffer>]),
  });
  await made.close();
  // Appears whole or not at all: a start killed half-way leaves no half database behind.
  await rename(unfinished, directory);
}

async function removeUnfinished(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir))
    if (name.startsWith(UNFINISHED)) await rm(join(dataDir, name), { recursive: true, force: true });
}

async function engineOf(start: () => Promise<PGlite>): Promise<Engine> {
  let running = await start();
  let closed = false;
  const version = await running.query<{ version: string }>(
    `select split_part(current_setting('server_version'), ' ', 1) as version`,
  );
  const Client = clientOf(() => running);
  const pool = new pg.Pool({ Client, max: 1, idleTimeoutMillis: 0, types: pgTypes });
  return {
    pool: guardedPool(pool),
    embedded: true,
    description: `embedded (PGlite, PostgreSQL ${version.rows[0]?.version ?? '?'})`,
    close: async () => {
      if (closed) return;
      closed = true;
      await pool.end().catch(() => undefined);
      if (!running.closed) await running.close().catch(() => undefined);
    },
  };
}

/** A `pg` client that speaks to PGlite: each gets a connection of its own, as the adapter's are not made to be shared. */
function clientOf(pglite: () => PGlite) {
  return class extends pg.Client {
    constructor(config: pg.ClientConfig) {
      super({ ...config, ...createPgConfig(pglite()) } as unknown as pg.ClientConfig);
    }
  } as unknown as new () => pg.ClientBase;
}

async function startPglite(options: { dataDir?: string; loadDataDir?: Blob }): Promise<PGlite> {
  const pglite = new PGlite(options);
  await pglite.waitReady;
  return pglite;
}

function withDirectory(error: unknown, dataDir: string): unknown {
  const problem = storageProblem(error);
  if (problem instanceof Error && problem.name === 'CleanpathError') return problem;
  return fail(
    'storage-failed',
    { file: dataDir, message: `The database in the data directory cannot be opened` },
    error,
  );
}
