import type { PostgresPool } from 'kysely';

/** What an engine gives: connections that speak PostgreSQL. */
export interface Engine {
  readonly pool: PostgresPool;
  readonly embedded: boolean;
  readonly description: string;
  /** Also gives the data directory free. */
  close(): Promise<void>;
}
