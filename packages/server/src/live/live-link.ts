import type { Worker } from 'node:worker_threads';
import { CleanpathError, fail } from '@cleanpath/model';
import type { Logger } from 'pino';
import type { FromWorker, Need, ToWorker } from './live-protocol.js';

export type Reply = { readonly value: unknown } | { readonly missing: readonly Need[] };

/** A message without its number, which the link gives it. */
export type Outgoing = ToWorker extends infer M ? (M extends ToWorker ? Omit<M, 'id'> : never) : never;

export interface LiveLink {
  /** Sends a message; settles with the reply, the problem the worker gave, or `unavailable`. */
  send(message: Outgoing, deadline: number, transfer?: readonly ArrayBuffer[]): Promise<Reply>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** A worker that says nothing for this long although it was asked is given up: longer than any nation takes to open. */
const STUCK_MS = 180_000;

/**
 * One worker at a time, started when first needed and again after it ended in any way. Whoever waits then gets
 * `unavailable`, and whoever waits longer than to their deadline too: nobody hangs.
 */
export function liveLink(spawn: () => Worker, log: Logger, stuckMs = STUCK_MS): LiveLink {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let next = 0;
  let closed = false;
  let lastSign = 0;

  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id);
    if (!one) return undefined;
    clearTimeout(one.timer);
    waiting.delete(id);
    if (waiting.size === 0) worker?.unref();
    return one;
  };
  const lose = (gone: Worker, reason: string): void => {
    if (worker !== gone) return;
    worker = undefined;
    const error = fail('unavailable', {
      message: `Networks are being opened anew: ${reason}`,
      remedy: 'Try again in a moment.',
    });
    for (const id of [...waiting.keys()]) settle(id)?.reject(error);
  };
  const started = (): Worker => {
    if (worker) return worker;
    const made = spawn();
    worker = made;
    made.on('message', (message: FromWorker) => {
      lastSign = Date.now();
      receive(message);
    });
    made.on('error', (error: NodeJS.ErrnoException) => {
      log.error({ err: error }, 'the worker that holds networks open failed');
      lose(made, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'the memory for them was used up' : 'their worker failed');
    });
    made.on('exit', () => lose(made, 'their worker ended'));
    return made;
  };
  const receive = (message: FromWorker): void => {
    const one = settle(message.id);
    if (message.type === 'failed' && message.unexpected !== undefined)
      log.error({ stack: message.unexpected }, 'a question about a network failed');
    if (!one) return;
    if (message.type === 'answer') one.resolve({ value: message.value });
    else if (message.type === 'missing') one.resolve({ missing: message.needs });
    else one.reject(new CleanpathError(message.problems));
  };
  const expire = (id: number, seconds: number): void => {
    settle(id)?.reject(
      fail('unavailable', {
        message: `The network did not answer within ${seconds} seconds`,
        remedy: 'A large network takes a while to open: try again in a moment.',
      }),
    );
    const stuck = worker;
    if (stuck && Date.now() - lastSign > stuckMs) {
      log.error('the worker that holds networks open does not answer and is replaced');
      lose(stuck, 'their worker did not answer');
      void stuck.terminate();
    }
  };

  return {
    send(message, deadline, transfer = []) {
      if (closed) return Promise.reject(fail('unavailable', { message: 'The server is stopping' }));
      const id = next++;
      return new Promise<Reply>((resolve, reject) => {
        const to = started();
        if (waiting.size === 0) {
          to.ref();
          lastSign = Date.now();
        }
        const left = Math.max(0, deadline - Date.now());
        const timer = setTimeout(() => expire(id, Math.round(left / 1000)), left);
        waiting.set(id, { resolve, reject, timer });
        to.postMessage({ ...message, id }, [...transfer]);
      });
    },
    async close() {
      closed = true;
      const last = worker;
      if (!last) return;
      lose(last, 'the server is stopping');
      await last.terminate();
    },
  };
}
