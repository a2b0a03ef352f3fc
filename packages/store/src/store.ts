import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema/database.js';

/** A connection or a transaction: repositories take either, so that a change and its audit entry share one transaction. */
export type Queryable = Kysely<Database> | Transaction<Database>;

/** An open database. Above this room nothing knows which engine it is. */
export interface Store {
  readonly db: Kysely<Database>;
  /** What stands behind it, for a person: `embedded (PGlite 0.5)`, `PostgreSQL 15.18`. */
  readonly description: string;
  /** Embedded: one process, not power-loss safe. */
  readonly embedded: boolean;
  /**
   * Runs `work` in a transaction, again where the database asks for it (serialization failure, deadlock). `work` must
   * use the transaction it is given: the embedded engine has one connection.
   */
  transaction<T>(work: (tx: Transaction<Database>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
