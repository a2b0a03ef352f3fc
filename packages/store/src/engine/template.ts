import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { MIGRATIONS } from '../migrations/index.js';
import { migrate } from '../migrations/migrate.js';
import type { Database } from '../schema/database.js';

const GZIP_LEVEL = 6;

let inMemory: Promise<Uint8Array> | undefined;

/**
 * An empty database with the newest schema, as the tar of its data directory. Making one takes seconds, so it is kept
 * in the user's cache and made again whenever engine or schema differ. Without a writable cache it is made each time.
 */
export function databaseTemplate(): Promise<Uint8Array> {
  inMemory ??= load().catch((error: unknown) => {
    inMemory = undefined;
    throw error;
  });
  return inMemory;
}

/** Where templates are kept: `CLEANPATH_CACHE`, else the user's cache directory. */
export function templateDirectory(): string {
  const cache = process.env['CLEANPATH_CACHE'];
  if (cache) return cache;
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'cleanpath');
}

async function load(): Promise<Uint8Array> {
  const directory = templateDirectory();
  const file = join(directory, `database-${templateKey()}.tar.gz`);
  const kept = await readKept(file);
  if (kept) return kept;
  const made = await make();
  await keep(directory, file, made).catch(() => undefined);
  return made;
}

/** Changes with the engine's files and with every word of the schema. */
function templateKey(): string {
  const hash = createHash('sha256').update(PGLITE_BUILD);
  for (const { version, name, statements } of MIGRATIONS) hash.update(JSON.stringify([version, name, statements]));
  return hash.digest('hex').slice(0, 16);
}

/** The template holds the engine's catalog: raise this with the PGlite dependency, a test compares it with the package. */
export const PGLITE_BUILD = '0.5.16';

async function readKept(file: string): Promise<Uint8Array | undefined> {
  try {
    // Only a template of our own: others could have planted a database in a shared directory.
    const { uid, mode } = await stat(file);
    if (process.getuid && uid !== process.getuid()) return undefined;
    if ((mode & 0o022) !== 0) return undefined;
    return await promisify(gunzip)(await readFile(file));
  } catch {
    return undefined;
  }
}

async function keep(directory: string, file: string, tar: Uint8Array): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  try {
    await writeFile(draft, await promisify(gzip)(tar, { level: GZIP_LEVEL }));
    await chmod(draft, 0o600);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

async function make(): Promise<Uint8Array> {
  const pglite = new PGlite();
  await pglite.waitReady;
  try {
    const pool = new pg.Pool(Object.assign(createPgConfig(pglite), { max: 1, idleTimeoutMillis: 0 }));
    const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
    await migrate(db);
    await db.destroy();
    const dump = await pglite.dumpDataDir('none');
    return new Uint8Array(await dump.arrayBuffer());
  } finally {
    await pglite.close();
  }
}
