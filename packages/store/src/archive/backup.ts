import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Transaction } from 'kysely';
import { CleanpathError, fail } from '@cleanpath/model';
import { storageProblem } from '../engine/storage-problem.js';
import { SCHEMA_VERSION } from '../migrations/index.js';
import type { Database } from '../schema/database.js';
import { TABLES } from '../schema/tables.js';
import type { Store } from '../store.js';
import { BACKUP_FORMAT, type ArchiveHeader, type ArchiveOptions } from './archive-format.js';
import { countRows, readAtOnce, rowHash, type StoreChecksum, type TableChecksum } from './checksum.js';
import { readTable } from './read-table.js';
import { tableColumns } from './table-columns.js';

const GZIP_LEVEL = 6;

export interface BackupResult {
  /** Bytes of the file. */
  readonly bytes: number;
  readonly rows: number;
  readonly tables: StoreChecksum;
}

/**
 * Writes everything but passing things (sessions, half-done sign-ins) to one file, as of one moment, readable by its
 * owner only. The file appears whole and on disk, or not at all; one of that name is replaced. Throws `write-failed`,
 * `storage-full`, `storage-failed`.
 */
export async function backupStore(store: Store, file: string, options: ArchiveOptions = {}): Promise<BackupResult> {
  const draft = `${file}.part-${process.pid}`;
  const tables: Record<string, TableChecksum> = {};
  let unwritten: unknown;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await readAtOnce(store, (tx) =>
        pipeline(
          Readable.from(lines(tx, tables, options), { objectMode: true }),
          createGzip({ level: GZIP_LEVEL }),
          async (compressed: AsyncIterable<Buffer>) => {
            // By the handle, which is synced and closed below: a stream of its own would close it first.
            for await (const piece of compressed)
              await handle.appendFile(piece).catch((error: unknown) => {
                unwritten = error;
                throw error;
              });
          },
        ),
      );
      await handle.sync();
    } finally {
      await handle.close();
    }
    const { size } = await statOf(draft);
    await rename(draft, file);
    await syncDirectory(dirname(file));
    return { bytes: size, rows: Object.values(tables).reduce((sum, table) => sum + table.rows, 0), tables };
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    // Leaving the loop ends the stream above, and a pipeline may report that instead of the reason.
    const problem = storageProblem(unwritten ?? error);
    throw problem instanceof CleanpathError ? problem : fail('write-failed', { file }, unwritten ?? error);
  }
}

async function* lines(
  tx: Transaction<Database>,
  sums: Record<string, TableChecksum>,
  options: ArchiveOptions,
): AsyncGenerator<string, void, undefined> {
  const kept = TABLES.filter((table) => !table.passing);
  const columns = await tableColumns(tx);
  const whole = createHash('sha256');
  const say = (text: string): string => {
    whole.update(text);
    return text;
  };
  const header: ArchiveHeader = {
    cleanpath: 'backup',
    format: BACKUP_FORMAT,
    schema: SCHEMA_VERSION,
    createdAt: new Date().toISOString(),
  };
  yield say(line(header));
  const total = await countRows(tx, kept);
  let done = 0;
  for (const table of kept) {
    const of = columns.get(table.name) ?? [];
    yield say(line({ table: table.name, columns: of.map((column) => column.name) }));
    const hash = rowHash();
    for await (const rows of readTable(tx, table, of)) {
      yield say(hash.add(rows));
      done += rows.length;
      options.onProgress?.({ done, total, table: table.name });
    }
    const sum = hash.finish();
    sums[table.name] = sum;
    yield say(line({ end: table.name, ...sum }));
  }
  yield line({ manifest: sums, sha256: whole.digest('hex') });
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;

async function statOf(path: string): Promise<{ size: number }> {
  const handle = await open(path, 'r');
  try {
    return await handle.stat();
  } finally {
    await handle.close();
  }
}

/** A rename is on disk only when its directory is. */
async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined);
  // Some systems do not open directories; there is nothing to do then.
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
