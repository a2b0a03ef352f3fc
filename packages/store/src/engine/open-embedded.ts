import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { fail } from '@cleanpath/model';
import { embeddedPool } from './embedded-pool.js';
import { freeBytes, roomFor } from './free-room.js';
import { lockDirectory } from './directory-lock.js';
import { storageProblem } from './storage-problem.js';
import { databaseTemplate } from './template.js';
import type { Engine } from './engine.js';

const MEBI = 1024 * 1024;

/** Directory of the database files, and of one being made, inside the data directory. */
const DATABASE = 'database';
const UNFINISHED = 'database.new-';
const VERSION = `select split_part(current_setting('server_version'), ' ', 1) as version`;
/** Room the engine needs to start: a segment of its log, and some. In bytes. */
const START_BYTES = 24 * MEBI;
/**
 * Room that writes leave free, in bytes. An engine without room for its log panics: writes are refused before, while
 * reading and deleting still work.
 */
const RESERVE_BYTES = 64 * MEBI;

export interface EmbeddedOptions {
  /** Room that writes leave free, in bytes; 0 lets the engine find out. */
  readonly reserveBytes?: number;
}

/**
 * Opens the embedded database in a data directory, made on the first start. Takes the directory for this process alone:
 * PGlite itself would let a second one in and both would destroy the data. Throws `storage-busy`.
 */
export async function openEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<Engine> {
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
    const engine = await engineOf(() => startOn(directory), roomFor(dataDir, options.reserveBytes ?? RESERVE_BYTES));
    return { ...engine, close: () => engine.close().finally(() => lock.release()) };
  } catch (error) {
    await lock.release();
    throw withDirectory(error, dataDir);
  }
}

/** An embedded database in memory, gone when closed: for tests and dry runs. */
export async function openMemory(): Promise<Engine> {
  const template = await databaseTemplate();
  return engineOf(() => startPglite({ loadDataDir: new Blob([template]) }));
}

async function makeDatabase(dataDir: string, directory: string): Promise<void> {
  const unfinished = join(dataDir, `${UNFINISHED}${process.pid}`);
  const template = await databaseTemplate();
  const made = await startPglite({
    dataDir: unfinished,
    loadDataDir: new Blob([template]),
  });
  await made.close();
  // Appears whole or not at all: a start killed half-way leaves no half database behind.
  await rename(unfinished, directory);
}

async function removeUnfinished(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir))
    if (name.startsWith(UNFINISHED)) await rm(join(dataDir, name), { recursive: true, force: true });
}

async function engineOf(start: () => Promise<PGlite>, requireRoom?: () => Promise<void>): Promise<Engine> {
  let version = '';
  const pool = await embeddedPool({
    start: async () => {
      const pglite = await start();
      version ||= (await pglite.query<{ version: string }>(VERSION)).rows[0]?.version ?? '?';
      return pglite;
    },
    ...(requireRoom ? { requireRoom } : {}),
  });
  return { pool, embedded: true, description: `embedded (PGlite, PostgreSQL ${version})`, close: () => pool.end() };
}

async function startOn(directory: string): Promise<PGlite> {
  try {
    return await startPglite({ dataDir: directory });
  } catch (error) {
    // The engine says no more than that it cannot start.
    if ((await freeBytes(directory)) < START_BYTES) throw fail('storage-full', { file: directory }, error);
    throw fail('storage-failed', { file: directory, message: 'The embedded database cannot be started' }, error);
  }
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
