import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Runs a worker from TypeScript sources; only there when the sources are. */
const FROM_SOURCES = new URL('../../../../scripts/typescript-worker.mjs', import.meta.url);

/**
 * Starts a worker thread of this package. `entry` is the URL of its module beside the caller, as
 * `new URL('./task-worker.js', import.meta.url)`: built code runs it as it is; sources (tests) run it through hooks that
 * strip the types, so that both run the same code. What the worker gets is in `workerData.data`.
 */
export function spawnWorker(entry: URL, data: unknown = {}, options: WorkerOptions = {}): Worker {
  const sources = import.meta.url.endsWith('.ts');
  const url = sources ? entry.href.replace(/\.js$/, '.ts') : entry.href;
  return new Worker(sources ? FROM_SOURCES : new URL(url), {
    ...options,
    workerData: { entry: url, data },
  });
}
