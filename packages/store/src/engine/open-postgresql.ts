import pg from 'pg';
import { CleanpathError, fail } from '@cleanpath/model';
import { guardedPool } from './guarded-pool.js';
import { pgTypes } from './pg-types.js';
import { sqlState } from './storage-problem.js';
import type { Engine } from './engine.js';

/** Oldest server whose SQL we write to. */
const OLDEST_SERVER = 150_000;
/** Connections of one process unless told otherwise: enough for the API on one core, a tenth of the server's default. */
const DEFAULT_CONNECTIONS = 10;
/** How long a request waits for a connection, in milliseconds. */
const CONNECT_TIMEOUT = 10_000;
/** A transaction that idles this long belongs to a process that hangs; its locks must go. In milliseconds. */
const IDLE_IN_TRANSACTION = 60_000;

export interface PostgresqlOptions {
  readonly connections?: number;
}

/** Opens a PostgreSQL server by URL. Throws `storage-failed` where it cannot be reached or is too old. */
export async function openPostgresql(databaseUrl: string, options: PostgresqlOptions = {}): Promise<Engine> {
  let pool: pg.Pool;
  try {
    pool = new pg.Pool({
      connectionString: databaseUrl,
      max: options.connections ?? DEFAULT_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION,
      keepAlive: true,
      application_name: 'cleanpath',
      types: pgTypes,
    });
  } catch (error) {
    throw fail('config-invalid', { message: 'The database URL cannot be read' }, error);
  }
  const guarded = guardedPool(pool);
  try {
    const { rows } = await pool.query<{ number: number; version: string }>(
      `select current_setting('server_version_num')::int as number, split_part(current_setting('server_version'), ' ', 1) as version`,
    );
    const server = rows[0]!;
    if (server.number < OLDEST_SERVER)
      throw fail('storage-failed', {
        message: `PostgreSQL ${server.version} is too old`,
        remedy: 'Use PostgreSQL 15 or newer.',
      });
    return {
      pool: guarded,
      embedded: false,
      description: `PostgreSQL ${server.version}`,
      close: () => pool.end(),
    };
  } catch (error) {
    await pool.end().catch(() => undefined);
    throw openingProblem(error);
  }
}

/** Anything that keeps the first question from being answered is told with what the server or the network said. */
function openingProblem(error: unknown): unknown {
  if (error instanceof CleanpathError) return error;
  const refused = sqlState(error) !== undefined;
  return fail(
    'storage-failed',
    {
      message: `The database ${refused ? 'refuses the connection' : 'cannot be reached'}: ${reason(error)}`,
      remedy: refused
        ? 'Check user, password and database name of the database URL.'
        : 'Check host and port of the database URL, and that the server runs.',
    },
    error,
  );
}

/** Where a name has several addresses, the error is a list of errors without a message of its own. */
function reason(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}
