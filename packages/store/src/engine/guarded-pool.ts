import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { storageProblem } from './storage-problem.js';

/** A pool whose every failure is a typed problem, so that nothing above sees an engine's error by accident. */
export function guardedPool(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  // Without a listener the loss of an idle connection would end the process; the pool replaces it by itself.
  pool.on('error', () => undefined);
  return {
    connect: async () => {
      let client: pg.PoolClient;
      try {
        client = await pool.connect();
      } catch (error) {
        throw storageProblem(error);
      }
      // Kysely knows connections by identity.
      let guarded = known.get(client);
      if (!guarded) {
        // A connection lost while held says so by an event, and by failing the query under way.
        client.on('error', () => undefined);
        guarded = guard(client);
        known.set(client, guarded);
      }
      return guarded;
    },
    end: () => pool.end(),
  };
}

function guard(client: pg.PoolClient): PostgresPoolClient {
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    try {
      return await client.query(text, values as unknown[]);
    } catch (error) {
      throw storageProblem(error);
    }
  };
  return { query, release: () => client.release() } as unknown as PostgresPoolClient;
}
