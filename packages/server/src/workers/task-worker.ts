import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { CleanpathError, fail, problem, type Problem } from '@cleanpath/model';
import type { TaskMessage, TaskRequest, TaskTools } from './task.js';
import { TASKS, type TaskName } from './tasks/index.js';

/** Progress more often than this is noise; the queue throttles further. */
const PROGRESS_EVERY_MS = 100;

if (parentPort === null) throw new Error('This module is the entry of a worker thread');
const port = parentPort;

port.on('message', (request: TaskRequest) => {
  if (request.type === 'run') void run(request);
});

async function run({ task, input }: Extract<TaskRequest, { type: 'run' }>): Promise<void> {
  try {
    const { value, transfer } = await TASKS[task as TaskName](input as never, tools());
    port.postMessage({ type: 'done', value } satisfies TaskMessage, [...transfer]);
  } catch (error) {
    port.postMessage(failure(error));
  }
}

function tools(): TaskTools {
  let phase = '';
  let last = 0;
  return {
    progress(next, done, total) {
      const now = performance.now();
      if (next === phase && now - last < PROGRESS_EVERY_MS) return;
      phase = next;
      last = now;
      port.postMessage({ type: 'progress', phase, done, total } satisfies TaskMessage);
    },
    async emit(part, transfer = []) {
      const answered = once(port, 'message');
      port.postMessage({ type: 'part', part } satisfies TaskMessage, [...transfer]);
      const [answer] = (await answered) as [TaskRequest];
      if (answer.type !== 'next') throw fail('cancelled');
    },
  };
}

function failure(error: unknown): TaskMessage {
  if (error instanceof CleanpathError) return { type: 'failed', problems: error.problems };
  return { type: 'failed', problems: [unexpected(error)], unexpected: String((error as Error).stack ?? error) };
}

/** A stack too deep or an array too long is what hostile content provokes, not a fault of ours. */
function unexpected(error: unknown): Problem {
  if (error instanceof RangeError)
    return problem('format-refused', { message: `The content is too deep or too large to read: ${error.message}` });
  return problem('internal-error', { message: error instanceof Error ? error.message : String(error) });
}
