import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.js';
import { TABLES, type TableInfo } from '../schema/tables.js';
import type { Store } from '../store.js';
import { readTable, type PortableRow } from './read-table.js';
import { tableColumns } from './table-columns.js';

export interface TableChecksum {
  readonly rows: number;
  /** SHA-256 over the rows in the order of the primary key, each as a line of JSON in its portable form. */
  readonly sha256: string;
}

/** By table name, in the order of `TABLES`. */
export type StoreChecksum = Readonly<Record<string, TableChecksum>>;

/** Checksums of all tables as of one moment; the same facts give the same on every engine. */
export async function storeChecksum(store: Store): Promise<StoreChecksum> {
  return readAtOnce(store, (tx) => checksumIn(tx, TABLES));
}

/** One consistent view of the whole database, whatever is written meanwhile. */
export async function readAtOnce<T>(store: Store, work: (tx: Transaction<Database>) => Promise<T>): Promise<T> {
  return store.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}

export async function checksumIn(
  tx: Transaction<Database>,
  tables: readonly TableInfo[],
  onRows?: (rows: number) => void,
): Promise<StoreChecksum> {
  const columns = await tableColumns(tx);
  const sums: Record<string, TableChecksum> = {};
  for (const table of tables) {
    const hash = rowHash();
    for await (const rows of readTable(tx, table, columns.get(table.name) ?? [])) {
      hash.add(rows);
      onRows?.(rows.length);
    }
    sums[table.name] = hash.finish();
  }
  return sums;
}

export interface RowHash {
  /** Adds rows; returns them as lines of JSON. */
  add(rows: readonly PortableRow[]): string;
  finish(): TableChecksum;
}

export function rowHash(): RowHash {
  const hash = createHash('sha256');
  let count = 0;
  return {
    add: (rows) => {
      let text = '';
      for (const row of rows) text += `${JSON.stringify(row)}\n`;
      hash.update(text);
      count += rows.length;
      return text;
    },
    finish: () => ({ rows: count, sha256: hash.digest('hex') }),
  };
}

/** Names of the tables whose checksums differ. */
export function differingTables(a: StoreChecksum, b: StoreChecksum): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (name) => a[name]?.sha256 !== b[name]?.sha256 || a[name]?.rows !== b[name]?.rows,
  );
}

/** Rows of all tables together: what progress is measured against. */
export async function countRows(tx: Transaction<Database>, tables: readonly TableInfo[]): Promise<number> {
  let total = 0;
  for (const table of tables) {
    const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table.name)}`.execute(tx);
    total += rows[0]?.rows ?? 0;
  }
  return total;
}
