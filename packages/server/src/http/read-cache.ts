import {
  type KyselyPlugin,
  type OperationNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryResult,
  type RootOperationNode,
  type UnknownRow,
} from 'kysely';
import type { Database, Store } from '@cleanpath/store';

export type TableName = keyof Database;

/** Answers of the database kept in memory while nothing they rest on is written. */
export interface ReadCache {
  /**
   * What `load` gives, kept under `key` until a row of one of `tables` is written. `load` reads with `store.db` and
   * its answer is shared: nobody changes it.
   */
  get<T>(key: string, tables: readonly TableName[], load: () => Promise<T>): Promise<T>;
}

/** Nothing is kept: each question goes to the database. Right where other processes write too. */
export const NO_READ_CACHE: ReadCache = { get: (_key, _tables, load) => load() };

/** Answers kept; the least recently made go first. A point read is a few kilobytes. */
const MAX_ENTRIES = 5000;

interface Entry {
  readonly value: Promise<unknown>;
  readonly tables: readonly TableName[];
  readonly generation: number;
}

/**
 * A store whose writes are noticed, and a cache that forgets by them. Safe for the embedded engine only: one process
 * has it open and one connection runs one statement after the other, so every write passes here before anybody can
 * read what it changed. Each table has a generation that every write raises, before it runs and after.
 */
export function cachedReads(store: Store): { readonly store: Store; readonly reads: ReadCache } {
  if (!store.embedded) return { store, reads: NO_READ_CACHE };
  const written = new Map<TableName | '*', number>();
  const generationOf = (tables: readonly TableName[]): number =>
    tables.reduce((sum, table) => sum + (written.get(table) ?? 0), written.get('*') ?? 0);
  const watch = writeWatch((table) => written.set(table, (written.get(table) ?? 0) + 1));
  const db = store.db.withPlugin(watch);
  const entries = new Map<string, Entry>();
  const reads: ReadCache = {
    get: <T>(key: string, tables: readonly TableName[], load: () => Promise<T>): Promise<T> => {
      const generation = generationOf(tables);
      const kept = entries.get(key);
      if (kept?.generation === generation) return kept.value as Promise<T>;
      const value = load();
      entries.delete(key);
      if (entries.size >= MAX_ENTRIES) entries.delete(entries.keys().next().value!);
      entries.set(key, { value, tables, generation });
      value.catch(() => entries.delete(key));
      return value;
    },
  };
  return {
    reads,
    store: {
      db,
      description: store.description,
      embedded: store.embedded,
      transaction: (work) => store.transaction((tx) => work(tx.withPlugin(watch))),
      close: () => store.close(),
    },
  };
}

function writeWatch(note: (table: TableName | '*') => void): KyselyPlugin {
  const running = new WeakMap<object, TableName | '*'>();
  return {
    transformQuery: ({ node, queryId }: PluginTransformQueryArgs): RootOperationNode => {
      const table = tableWritten(node);
      if (table !== undefined) {
        note(table);
        running.set(queryId, table);
      }
      return node;
    },
    transformResult: ({ queryId, result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> => {
      const table = running.get(queryId);
      if (table !== undefined) note(table);
      return Promise.resolve(result);
    },
  };
}

/** Table a statement writes; `*` where that cannot be told; undefined for a plain read. */
function tableWritten(node: RootOperationNode): TableName | '*' | undefined {
  switch (node.kind) {
    case 'SelectQueryNode':
      return node.with === undefined ? undefined : '*';
    case 'InsertQueryNode':
      return node.with === undefined ? tableOf(node.into) : '*';
    case 'UpdateQueryNode':
      return node.with === undefined ? tableOf(node.table) : '*';
    case 'DeleteQueryNode':
      return node.with === undefined && node.from.froms.length === 1 ? tableOf(node.from.froms[0]) : '*';
    case 'RawNode':
      return /^\s*select\b/i.test(node.sqlFragments[0] ?? '') ? undefined : '*';
    default:
      return '*';
  }
}

function tableOf(node: OperationNode | undefined): TableName | '*' {
  if (node?.kind === 'AliasNode') return tableOf((node as unknown as { node: OperationNode }).node);
  if (node?.kind !== 'TableNode') return '*';
  return (node as unknown as { table: { identifier: { name: TableName } } }).table.identifier.name;
}
