import { fail } from '@cleanpath/model';
import { storageProblem } from '../engine/storage-problem.js';
import { schemaVersion } from '../migrations/migrate.js';
import { TABLES } from '../schema/tables.js';
import type { Store } from '../store.js';
import type { ArchiveOptions } from './archive-format.js';
import {
  checksumIn,
  countRows,
  differingTables,
  readAtOnce,
  rowHash,
  type TableChecksum,
  type StoreChecksum,
} from './checksum.js';
import { readTable } from './read-table.js';
import { requireEmpty } from './restore.js';
import { tableColumns } from './table-columns.js';
import { writeRows } from './write-rows.js';

export interface MigrateDatabaseResult {
  readonly rows: number;
  readonly tables: StoreChecksum;
}

/**
 * Copies everything from one database to an empty other, such as from the embedded one to a server, and compares the
 * checksums of every table before the copy becomes visible. Both must have the schema of this build. Throws
 * `storage-not-empty`, `storage-newer`, `storage-full`, `storage-failed`; the source is only read.
 */
export async function migrateDatabase(
  from: Store,
  to: Store,
  options: ArchiveOptions = {},
): Promise<MigrateDatabaseResult> {
  if ((await schemaVersion(from.db)) !== (await schemaVersion(to.db)))
    throw fail('storage-newer', { message: 'The two databases have different schemas' });
  try {
    return await readAtOnce(from, (source) =>
      to.db.transaction().execute(async (target) => {
        await requireEmpty(target);
        const columns = await tableColumns(source);
        const total = await countRows(source, TABLES);
        const sums: Record<string, TableChecksum> = {};
        let done = 0;
        for (const table of TABLES) {
          const of = columns.get(table.name) ?? [];
          const hash = rowHash();
          for await (const rows of readTable(source, table, of)) {
            hash.add(rows);
            await writeRows(target, table.name, of, rows);
            done += rows.length;
            options.onProgress?.({ done, total, table: table.name });
          }
          sums[table.name] = hash.finish();
        }
        const differing = differingTables(sums, await checksumIn(target, TABLES));
        if (differing.length > 0)
          throw fail('storage-failed', { message: `The copy differs in ${differing.join(', ')}; nothing was kept` });
        return { rows: total, tables: sums };
      }),
    );
  } catch (error) {
    throw storageProblem(error);
  }
}
