import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type { Database } from './schema/database.js';
import { openEmbedded, openMemory } from './engine/open-embedded.js';
import { openPostgresql } from './engine/open-postgresql.js';
import type { Engine } from './engine/engine.js';
import { storageProblem } from './engine/storage-problem.js';
import { migrate } from './migrations/migrate.js';
import { runTransaction } from './transaction.js';
import type { Store } from './store.js';

/** Which database: embedded in a data directory, a PostgreSQL server, or in memory (tests). */
export type StorePlace = { readonly dataDir: string } | { readonly databaseUrl: string } | { readonly memory: true };

export interface OpenOptions {
  /** Bring the schema to the newest version; default true. */
  readonly migrate?: boolean;
  /** Connections to a server; the embedded engine has one. */
  readonly connections?: number;
  /** Embedded: room that writes leave free on the disk, in bytes; default 64 MiB. */
  readonly reserveBytes?: number;
}

/**
 * Opens the database and brings its schema up to date. With `dataDir` the embedded engine works in
 * `<dataDir>/database`, held by `<dataDir>/database.lock`. Throws `storage-busy`, `storage-failed`, `storage-full`,
 * `storage-newer`.
 *
 * @example
 * const store = await openStore({ dataDir: '/var/lib/cleanpath' });
 * await store.transaction((tx) => insertNetwork(tx, network));
 * await store.close();
 */
export async function openStore(place: StorePlace, options: OpenOptions = {}): Promise<Store> {
  const engine = await openEngine(place, options);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: engine.pool }) });
  try {
    if (options.migrate !== false) await migrate(db);
  } catch (error) {
    await engine.close();
    throw storageProblem(error);
  }
  return storeOf(db, engine);
}

async function openEngine(place: StorePlace, options: OpenOptions): Promise<Engine> {
  if ('memory' in place) return openMemory();
  if ('dataDir' in place) {
    return openEmbedded(
      place.dataDir,
      options.reserveBytes === undefined ? {} : { reserveBytes: options.reserveBytes },
    );
  }
  return openPostgresql(place.databaseUrl, {
    ...(options.connections === undefined ? {} : { connections: options.connections }),
  });
}

function storeOf(db: Kysely<Database>, engine: Engine): Store {
  let closed: Promise<void> | undefined;
  return {
    db,
    description: engine.description,
    embedded: engine.embedded,
    transaction: <T>(work: (tx: Transaction<Database>) => Promise<T>) => runTransaction(db, work),
    close: () => (closed ??= engine.close()),
  };
}
