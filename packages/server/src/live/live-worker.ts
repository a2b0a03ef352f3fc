import { parentPort, workerData } from 'node:worker_threads';
import { CleanpathError, problem, type Problem } from '@cleanpath/model';
import type { Catalogs } from '@cleanpath/trust';
import { answer } from './live-answers.js';
import { LiveCache } from './live-cache.js';
import { open } from './live-open.js';
import type { FromWorker, ToWorker } from './live-protocol.js';

/** What the host gives the worker at its start. */
export interface LiveWorkerData {
  readonly catalogs: Catalogs;
  readonly budgetBytes: number;
}

if (parentPort === null) throw new Error('This module is the entry of a worker thread');
const port = parentPort;
const { catalogs, budgetBytes } = (workerData as { data: LiveWorkerData }).data;
const cache = new LiveCache(budgetBytes);

port.on('message', (message: ToWorker) => port.postMessage(handle(message)));

function handle(message: ToWorker): FromWorker {
  const { id } = message;
  try {
    if (message.type === 'open') {
      const opened = open(cache, catalogs, message.need, message.supply, message.keep);
      return { type: 'answer', id, value: opened };
    }
    const found = answer(cache, message.question);
    return 'missing' in found
      ? { type: 'missing', id, needs: found.missing }
      : { type: 'answer', id, value: found.value };
  } catch (error) {
    return failure(id, error);
  }
}

/** Typed problems cross the boundary as data: a class would not survive it. */
function failure(id: number, error: unknown): FromWorker {
  if (error instanceof CleanpathError) return { type: 'failed', id, problems: error.problems };
  const unknown: Problem = problem('internal-error');
  return { type: 'failed', id, problems: [unknown], unexpected: String((error as Error).stack ?? error) };
}
