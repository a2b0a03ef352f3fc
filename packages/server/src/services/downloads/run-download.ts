import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { CleanpathError, fail, type Problem } from '@cleanpath/model';
import { spawnWorker } from '../../workers/spawn-worker.js';
import type { DownloadMessage, DownloadTask } from './download-task.js';

const ENTRY = new URL('./download-worker.js', import.meta.url);

/** Threads at once: each holds a whole network in memory. Others wait. */
const MAX_AT_ONCE = 2;
/** Downloads that wait; whoever comes after them is told to try again. */
const MAX_WAITING = 20;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Writes a file in a worker thread, as fast as the reader takes it. The thread ends with the file, with the reader that
 * goes away, and with a failure. Takes the binaries over. Throws `unavailable` where too many are asked for at once.
 */
export async function* runDownload(task: DownloadTask): AsyncGenerator<Uint8Array, void, undefined> {
  await enter();
  let worker: Worker | undefined;
  try {
    worker = spawnWorker(ENTRY, task, { transferList: buffersOf(task) });
    // One that comes while nobody asks for the next message is told by the exit that follows it.
    worker.on('error', () => undefined);
    for (;;) {
      const message = await nextMessage(worker);
      if (message.type === 'end') return;
      if (message.type === 'failed') throw failure(message);
      yield message.bytes;
      worker.postMessage('next');
    }
  } finally {
    await worker?.terminate();
    leave();
  }
}

async function nextMessage(worker: Worker): Promise<DownloadMessage> {
  const done = new AbortController();
  try {
    const exited = once(worker, 'exit', { signal: done.signal }).then(() => {
      throw fail('internal-error', { message: 'The worker thread ended before its file' });
    });
    const [message] = (await Promise.race([once(worker, 'message', { signal: done.signal }), exited])) as [
      DownloadMessage,
    ];
    return message;
  } finally {
    done.abort();
  }
}

async function enter(): Promise<void> {
  if (running < MAX_AT_ONCE) {
    running++;
    return;
  }
  if (waiting.length >= MAX_WAITING) throw fail('unavailable', { message: 'Too many downloads are being made' });
  await new Promise<void>((resolve) => waiting.push(resolve));
}

/** The place goes to the next one that waits. */
function leave(): void {
  const next = waiting.shift();
  if (next) next();
  else running--;
}

function failure({ problems, text }: Extract<DownloadMessage, { type: 'failed' }>): Error {
  if (problems && problems.length > 0) return new CleanpathError(problems as Problem[]);
  return fail('internal-error', {}, new Error(text));
}

function buffersOf(task: DownloadTask): ArrayBuffer[] {
  const views = Object.values(task).filter((value): value is Uint8Array => value instanceof Uint8Array);
  return views.flatMap(({ buffer, byteLength }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  );
}
