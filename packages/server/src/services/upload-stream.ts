import type { Readable } from 'node:stream';
import { fail } from '@cleanpath/model';

/** Time a sender may stay silent, and the least it must send in it: 4 kB/s is slower than any line in use. */
const PROGRESS_MS = 30_000;
const PROGRESS_BYTES = 4096 * 30;

export interface UploadLimits {
  readonly maxBytes: number;
  /** Announced by Content-Length, where it is. */
  readonly announced: number | undefined;
  readonly progressMs?: number;
}

/**
 * The bytes of an upload as they arrive, at the pace of the reader. Throws `upload-too-large` as soon as it is,
 * `upload-incomplete` where the connection ends early, sends less than announced, or all but stops.
 */
export async function* uploadStream(source: Readable, limits: UploadLimits): AsyncGenerator<Uint8Array> {
  const { maxBytes, announced } = limits;
  if (announced !== undefined && announced > maxBytes) throw tooLarge(maxBytes);
  let bytes = 0;
  let reported = 0;
  let waiting = false;
  const watch = setInterval(() => {
    // Time the reader takes does not count against the sender.
    if (waiting && bytes - reported < PROGRESS_BYTES) source.destroy(new Error('The upload stalled'));
    reported = bytes;
  }, limits.progressMs ?? PROGRESS_MS);
  watch.unref();
  try {
    const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
    for (;;) {
      waiting = true;
      const step: IteratorResult<Uint8Array, unknown> = await chunks.next().catch((error: unknown) => {
        throw fail('upload-incomplete', {}, error);
      });
      waiting = false;
      if (step.done === true) break;
      const { value } = step;
      bytes += value.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      yield value;
    }
  } finally {
    clearInterval(watch);
  }
  if (announced !== undefined && bytes !== announced) throw fail('upload-incomplete');
  if (bytes === 0) throw fail('upload-empty');
}

function tooLarge(maxBytes: number): Error {
  return fail('upload-too-large', { message: `The file is larger than ${maxBytes} bytes` });
}
