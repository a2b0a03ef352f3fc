import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { CleanpathError, fail } from '@cleanpath/model';
import { pgTypes } from './pg-types.js';
import { storageProblem } from './storage-problem.js';

export interface EmbeddedPoolOptions {
  /** Starts the engine on its directory. */
  readonly start: () => Promise<PGlite>;
  /** Throws where there is too little room for a write. */
  readonly requireRoom?: () => Promise<void>;
}

export interface EmbeddedPool extends PostgresPool {
  /** Waits for the connection to be given back, then stops the engine. */
  end(): Promise<void>;
}

/** A running engine with the one connection it has. */
interface Running {
  readonly pglite: PGlite;
  readonly client: pg.Client;
  /** Why it must not be asked again. */
  dead?: Error;
}

/** Statements that need room; deleting must stay possible when there is none. */
const WRITES = /^\s*(?:insert|update|create|alter)\b/i;

/**
 * The one connection of the embedded engine, given to one after another. An engine that panicked (its log could not be
 * written: the disk is full or failing) must never be called again, as it would not return and take the process with
 * it; the next turn starts a new one on the same directory, which recovers all that was acknowledged from the log.
 */
export async function embeddedPool(options: EmbeddedPoolOptions): Promise<EmbeddedPool> {
  let running: Running | undefined = await begin(options.start);
  let turn: Promise<void> = Promise.resolve();
  let ended = false;

  const takeTurn = async (): Promise<() => void> => {
    const before = turn;
    let give!: () => void;
    turn = new Promise((resolve) => {
      give = resolve;
    });
    await before;
    return give;
  };

  return {
    connect: async () => {
      const give = await takeTurn();
      try {
        if (ended) throw fail('storage-failed', { message: 'The database is closed' });
        if (running?.dead !== undefined) {
          abandon(running);
          running = undefined;
        }
        running ??= await begin(options.start);
        return clientOf(running, options, give);
      } catch (error) {
        give();
        throw storageProblem(error);
      }
    },
    end: async () => {
      const give = await takeTurn();
      ended = true;
      give();
      const last = running;
      running = undefined;
      if (last?.dead !== undefined) abandon(last);
      else if (last) {
        await last.client.end().catch(() => undefined);
        await last.pglite.close().catch(() => undefined);
      }
    },
  };
}

async function begin(start: () => Promise<PGlite>): Promise<Running> {
  const pglite = await start();
  const client = new pg.Client(Object.assign(createPgConfig(pglite), { types: pgTypes }));
  // A failure reaches whoever asked; without a listener it would also end the process.
  client.on('error', () => undefined);
  await client.connect();
  return { pglite, client };
}

function clientOf(running: Running, options: EmbeddedPoolOptions, give: () => void): PostgresPoolClient {
  let released = false;
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    if (running.dead !== undefined) throw running.dead;
    if (options.requireRoom && WRITES.test(text)) await options.requireRoom();
    try {
      return await running.client.query(text, values as unknown[]);
    } catch (error) {
      const problem = storageProblem(error);
      if (!isOrdinary(error, running.client))
        running.dead = problem instanceof CleanpathError ? problem : fail('storage-failed', {}, error);
      throw running.dead ?? problem;
    }
  };
  return {
    query,
    release: () => {
      if (!released) give();
      released = true;
    },
  } as unknown as PostgresPoolClient;
}

/**
 * Whether the engine goes on after an error: one of a statement, or of turning values into JavaScript. After a panic it
 * does not, nor after whatever its machine threw itself, which the client takes for the loss of its connection.
 */
function isOrdinary(error: unknown, client: pg.Client): boolean {
  const { severity } = error as { severity?: unknown };
  if (severity !== undefined) return severity === 'ERROR';
  return (client as unknown as { _queryable: boolean })._queryable;
}

/** Lets go of a dead engine: its files are closed here, as asking it to would not return. */
function abandon(running: Running): void {
  const { mod } = running.pglite as unknown as {
    mod?: { FS?: { streams?: ({ fd: number; nfd?: number } | null)[]; close?: (stream: unknown) => void } };
  };
  for (const stream of mod?.FS?.streams ?? []) {
    if (stream?.nfd === undefined) continue;
    try {
      mod?.FS?.close?.(stream);
    } catch {
      // Closed already.
    }
  }
}
