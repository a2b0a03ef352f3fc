import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { fail, type CleanpathError } from '@cleanpath/model';

export interface StreamLimits {
  readonly fileBytes: number;
  readonly ratio: number;
}

/** Below this size a high compression ratio is harmless and common (a header and few rows). */
export const RATIO_FLOOR_BYTES = 16 * 1024 ** 2;

/** The bytes of a file, decompressed where asked, cut off with a problem at the limits. */
export async function* expanded(
  stored: AsyncIterable<Uint8Array>,
  file: string,
  gzip: boolean,
  limits: StreamLimits,
): AsyncGenerator<Uint8Array> {
  if (!gzip) {
    yield* limited(stored, file, limits.fileBytes);
    return;
  }
  let packed = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of stored) {
      packed += chunk.length;
      yield chunk;
    }
  };
  let bytes = 0;
  for await (const chunk of gunzipped(counted(), file)) {
    bytes += chunk.length;
    if (bytes > limits.fileBytes) throw tooLarge(file, limits.fileBytes);
    if (bytes > RATIO_FLOOR_BYTES && bytes > packed * limits.ratio) throw ratioExceeded(file, limits.ratio);
    yield chunk;
  }
}

/** Gunzips a stream; damage and truncation become `archive-invalid`. */
export async function* gunzipped(stored: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  let sourceError: unknown;
  const source = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* stored;
    } catch (error) {
      sourceError = error;
      throw error;
    }
  };
  pipeline(Readable.from(source(), { objectMode: false }), gunzip, () => undefined);
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (cause) {
    if (sourceError instanceof Error) throw sourceError;
    throw fail(
      'archive-invalid',
      { file, message: `The gzip data are damaged or cut off: ${(cause as Error).message}` },
      cause,
    );
  }
}

/** All bytes of a small file. */
export async function gathered(chunks: AsyncIterable<Uint8Array>, file: string, max: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of limited(chunks, file, max)) parts.push(chunk);
  return Buffer.concat(parts);
}

async function* limited(chunks: AsyncIterable<Uint8Array>, file: string, max: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > max) throw tooLarge(file, max);
    yield chunk;
  }
}

function tooLarge(file: string, max: number): CleanpathError {
  return fail('file-too-large', { file, message: `The file is larger than ${max} bytes` });
}

export function ratioExceeded(file: string, ratio: number): CleanpathError {
  return fail('archive-bomb', { file, message: `The file expands more than ${ratio} times` });
}
