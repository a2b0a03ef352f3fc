import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { CleanpathError, fail } from '@cleanpath/model';
import { storageProblem } from './storage-problem.js';

/** A pool whose every failure is a typed problem, so that nothing above sees an engine's error by accident. */
export function guardedPool(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  // Without a listener the loss of an idle connection would end the process; the pool replaces it by itself.
  pool.on('error', () => undefined);
  // The same while it is held, where the loss also fails the query under way. From the first moment on: a server that
  // is stopped can say so in the packet by which it let the connection in.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    connect: async () => {
      let client: pg.PoolClient;
      try {
        client = await pool.connect();
      } catch (error) {
        const problem = storageProblem(error);
        // Whatever the reason (a password changed, a database closed for maintenance): there is no connection.
        throw problem instanceof CleanpathError ? problem : fail('storage-failed', {}, error);
      }
      // Kysely knows connections by identity.
      let guarded = known.get(client);
      if (!guarded) {
        guarded = guard(client);
        known.set(client, guarded);
      }
      return guarded;
    },
    end: () => pool.end(),
  };
}

function guard(client: pg.PoolClient): PostgresPoolClient {
  let lost: Error | undefined;
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    try {
      return await client.query(text, values as unknown[]);
    } catch (error) {
      const problem = storageProblem(error);
      if (problem instanceof CleanpathError && problem.problems.some(({ code }) => code === 'storage-failed'))
        lost = problem;
      throw problem;
    }
  };
  // The pool would lend a connection that is ending to the next one until its socket closes.
  return { query, release: () => client.release(lost) } as unknown as PostgresPoolClient;
}
