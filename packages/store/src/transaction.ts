import type { Kysely, Transaction } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from './schema/database.js';
import { isRetryable, storageProblem } from './engine/storage-problem.js';

/** Tries in all. Work that loses six times in a row contends with more than chance. */
const TRIES = 6;
/** First pause in milliseconds, doubled each time; the real pause is a random part of it, so that rivals spread. */
const FIRST_PAUSE = 10;

/** Runs `work` in a transaction and again, a bounded number of times, where the database gave way to another one. */
export async function runTransaction<T>(
  db: Kysely<Database>,
  work: (tx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (!isRetryable(error) || attempt >= TRIES) throw storageProblem(error);
      await sleep(Math.random() * FIRST_PAUSE * 2 ** attempt);
    }
  }
}
