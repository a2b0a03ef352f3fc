import type { Readable } from 'node:stream';
import { fail } from '@cleanpath/model';

/** Least a sender must send, in bytes per second: slower than any line in use. */
const SLOWEST = 4096;

export interface UploadLimits {
  readonly maxBytes: number;
  /** Announced by Content-Length, where it is. */
  readonly announced: number | undefined;
  /** Time over which the pace of the sender is measured, in milliseconds. */
  readonly stallMs: number;
}

/**
 * The bytes of an upload as they arrive, at the pace of the reader. Throws `upload-too-large` as soon as it is,
 * `upload-incomplete` where the connection ends early or sends less than announced, `request-timeout` where it all but
 * stops. The source stays open: the answer goes out over its connection.
 */
export async function* uploadStream(source: Readable, limits: UploadLimits): AsyncGenerator<Uint8Array> {
  const { maxBytes, announced } = limits;
  if (announced !== undefined && announced > maxBytes) throw tooLarge(maxBytes);
  const watch = paceWatch(limits.stallMs);
  const chunks = source.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>;
  let bytes = 0;
  try {
    for (;;) {
      const step = await watch.next(chunks.next(), bytes).catch((error: unknown) => {
        throw error === STALLED ? fail('request-timeout') : fail('upload-incomplete', {}, error);
      });
      if (step.done === true) break;
      bytes += step.value.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      yield step.value;
    }
  } finally {
    watch.end();
    // While a read is outstanding this would wait for the bytes that do not come.
    if (!watch.stalled()) await chunks.return?.();
  }
  if (announced !== undefined && bytes !== announced) throw fail('upload-incomplete');
  if (bytes === 0) throw fail('upload-empty');
}

const STALLED = new Error('The upload stalled');

type Step = IteratorResult<Uint8Array, unknown>;

interface PaceWatch {
  next(read: Promise<Step>, bytes: number): Promise<Step>;
  stalled(): boolean;
  end(): void;
}

/** Rejects a read with `STALLED` when too little came in a period; time the reader takes does not count. */
function paceWatch(stallMs: number): PaceWatch {
  let waiting: ((error: Error) => void) | undefined;
  let bytes = 0;
  let before = 0;
  let stalled = false;
  const timer = setInterval(() => {
    if (waiting && bytes - before < (SLOWEST * stallMs) / 1000) {
      stalled = true;
      waiting(STALLED);
    }
    before = bytes;
  }, stallMs);
  timer.unref();
  return {
    next: async (read, received) => {
      bytes = received;
      try {
        return await Promise.race([read, new Promise<never>((_, reject) => (waiting = reject))]);
      } finally {
        waiting = undefined;
      }
    },
    stalled: () => stalled,
    end: () => clearInterval(timer),
  };
}

function tooLarge(maxBytes: number): Error {
  return fail('upload-too-large', { message: `The file is larger than ${maxBytes} bytes` });
}
