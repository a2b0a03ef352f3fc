import type { Problem } from '@cleanpath/model';

/** What a task may do beside computing. */
export interface TaskTools {
  readonly progress: (phase: string, done: number, total: number) => void;
  /** Hands a part of the result over; settles when it is stored, so that parts do not pile up in memory. */
  readonly emit: (part: unknown, transfer?: readonly ArrayBuffer[]) => Promise<void>;
}

/** A result whose large buffers move instead of being copied. */
export interface TaskResult<T> {
  readonly value: T;
  readonly transfer: readonly ArrayBuffer[];
}

export type Task<I, O> = (input: I, tools: TaskTools) => Promise<TaskResult<O>>;

/** To the worker. */
export type TaskRequest =
  | { readonly type: 'run'; readonly task: string; readonly input: unknown }
  /** The last part is stored. */
  | { readonly type: 'next' }
  /** The part could not be stored: the task ends. */
  | { readonly type: 'stop' };

/** From the worker. */
export type TaskMessage =
  | { readonly type: 'progress'; readonly phase: string; readonly done: number; readonly total: number }
  | { readonly type: 'part'; readonly part: unknown }
  | { readonly type: 'done'; readonly value: unknown }
  /** Typed problems cross the boundary as data: a class would not survive it. */
  | { readonly type: 'failed'; readonly problems: readonly Problem[]; readonly unexpected?: string };

/** The buffers behind views, each once; views into a larger or shared buffer are copied by the channel instead. */
export function buffersOf(...views: readonly (Uint8Array | undefined)[]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const view of views) {
    if (view && view.buffer instanceof ArrayBuffer && view.byteLength === view.buffer.byteLength)
      buffers.add(view.buffer);
  }
  return [...buffers];
}
