import type { Worker } from 'node:worker_threads';
import { CleanpathError, fail } from '@cleanpath/model';
import { spawnWorker } from './spawn-worker.js';
import type { TaskMessage, TaskRequest } from './task.js';
import type { TaskInput, TaskName, TaskOutput, TaskPart } from './tasks/index.js';

export interface PoolLimits {
  /** Heap of one task, in MiB; typed arrays lie outside of it and are bounded by the limits of the readers. */
  readonly memoryMegabytes: number;
  /** Longest time one task may take, in seconds. */
  readonly seconds: number;
  /** Where tasks put temporary files; default that of the system. */
  readonly folder?: string;
}

export interface RunOptions<N extends TaskName> {
  /** Ends the thread at once. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (phase: string, done: number, total: number) => void;
  /** Stores one part of the result; the task waits for it. */
  readonly onPart?: (part: TaskPart<N>) => Promise<void>;
  readonly transfer?: readonly ArrayBuffer[];
}

export interface TaskPool {
  run<N extends TaskName>(task: N, input: TaskInput<N>, options?: RunOptions<N>): Promise<TaskOutput<N>>;
  close(): Promise<void>;
}

/** An idle thread is kept this long: loading the code again costs half a second, keeping it tens of megabytes. */
const IDLE_MS = 30_000;

const ENTRY = new URL('./task-worker.js', import.meta.url);

/**
 * Worker threads for work that would stop the server from answering. One task a thread; a thread that fails in any way
 * is thrown away, so that nothing of a hostile file outlives its own job. How many run at once is for the caller to say.
 */
export function taskPool(limits: PoolLimits, log: (message: string) => void = () => undefined): TaskPool {
  const idle = new Map<Worker, NodeJS.Timeout>();
  const busy = new Set<Worker>();
  const take = (): Worker => {
    for (const [worker, timer] of idle) {
      clearTimeout(timer);
      idle.delete(worker);
      return worker;
    }
    return spawnWorker(
      ENTRY,
      {},
      {
        resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes },
        // The environment may hold passwords of the database; tasks need none of it.
        env: limits.folder === undefined ? {} : { TMPDIR: limits.folder },
      },
    );
  };
  const keep = (worker: Worker): void => {
    worker.unref();
    const end = (): void => {
      idle.delete(worker);
      void worker.terminate();
    };
    idle.set(worker, setTimeout(end, IDLE_MS).unref());
    worker.once('error', end);
  };
  return {
    async run(task, input, options = {}) {
      if (options.signal?.aborted) throw fail('cancelled');
      const worker = take();
      worker.removeAllListeners();
      worker.ref();
      busy.add(worker);
      try {
        const value = await conversation(worker, task, input, options, limits, log);
        busy.delete(worker);
        keep(worker);
        return value as TaskOutput<typeof task>;
      } catch (error) {
        busy.delete(worker);
        worker.removeAllListeners();
        // A thread on its way down may report once more; nobody is left to care.
        worker.on('error', () => undefined);
        await worker.terminate();
        throw error;
      }
    },
    async close() {
      const workers = [...idle.keys(), ...busy];
      for (const timer of idle.values()) clearTimeout(timer);
      idle.clear();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function conversation<N extends TaskName>(
  worker: Worker,
  task: N,
  input: TaskInput<N>,
  { signal, onProgress, onPart, transfer = [] }: RunOptions<N>,
  limits: PoolLimits,
  log: (message: string) => void,
): Promise<unknown> {
  const send = (request: TaskRequest, moved: readonly ArrayBuffer[] = []): void =>
    worker.postMessage(request, [...moved]);
  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => {
      end(() => reject(fail('limit-exceeded', { message: `The work took longer than ${limits.seconds} seconds` })));
    }, limits.seconds * 1000);
    const aborted = (): void => end(() => reject(fail('cancelled')));
    const end = (settle: () => void): void => {
      clearTimeout(tooLong);
      signal?.removeEventListener('abort', aborted);
      settle();
    };
    signal?.addEventListener('abort', aborted, { once: true });
    worker.on('message', (message: TaskMessage) => {
      if (message.type === 'progress') onProgress?.(message.phase, message.done, message.total);
      else if (message.type === 'part')
        (onPart?.(message.part as TaskPart<N>) ?? Promise.resolve()).then(
          () => send({ type: 'next' }),
          (error: unknown) => end(() => reject(error instanceof Error ? error : new Error(String(error)))),
        );
      else if (message.type === 'done') end(() => resolve(message.value));
      else {
        if (message.unexpected !== undefined) log(message.unexpected);
        end(() => reject(new CleanpathError(message.problems)));
      }
    });
    worker.once('error', (error: NodeJS.ErrnoException) => end(() => reject(crash(error, limits))));
    worker.once('exit', (code) =>
      end(() => reject(fail('internal-error', { message: `The worker thread ended with code ${code}` }))),
    );
    send({ type: 'run', task, input }, transfer);
  });
}

function crash(error: NodeJS.ErrnoException, limits: PoolLimits): Error {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return fail('limit-exceeded', {
      message: `The work needs more than ${limits.memoryMegabytes} MiB of memory`,
      remedy: 'Split the input, or raise jobMemoryMegabytes in the configuration.',
    });
  return fail('internal-error', { message: `The worker thread failed: ${error.message}` }, error);
}
