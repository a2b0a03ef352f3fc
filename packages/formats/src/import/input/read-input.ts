import { gunzipSync } from 'node:zlib';
import { fail } from '@cleanpath/model';

/** A file to import, as the caller has it: its name and its bytes, whole or in pieces. */
export interface ImportInput {
  readonly name: string;
  readonly data: Uint8Array | AsyncIterable<Uint8Array>;
}

/** A file read and unpacked. `name` is without `.gz`, and is what places name. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface InputLimits {
  /** Largest file after unpacking, in bytes. Documents are parsed as one text, and V8 strings end near 512 MiB. */
  readonly maxBytes: number;
  /** Largest unpacked : packed ratio accepted for gzip; real topology files stay below 60. */
  readonly maxRatio: number;
}

export const DEFAULT_INPUT_LIMITS: InputLimits = { maxBytes: 256 * 1024 * 1024, maxRatio: 400 };

/** Files below this size never count as bombs, whatever their ratio. */
const RATIO_FREE_BYTES = 8 * 1024 * 1024;

/**
 * Reads an input to its end and unpacks gzip (RFC 1952), whatever its name says.
 * Fails with `file-too-large`, `archive-bomb` or `archive-invalid`.
 */
export async function readInput(input: ImportInput, limits: InputLimits = DEFAULT_INPUT_LIMITS): Promise<InputFile> {
  const bytes = input.data instanceof Uint8Array ? input.data : await collect(input.name, input.data, limits.maxBytes);
  return unpackInput(input.name, bytes, limits);
}

/** The part of {@link readInput} that needs no waiting. */
export function unpackInput(name: string, bytes: Uint8Array, limits: InputLimits = DEFAULT_INPUT_LIMITS): InputFile {
  if (bytes.length > limits.maxBytes) throw tooLarge(name, limits.maxBytes);
  if (!(bytes[0] === 0x1f && bytes[1] === 0x8b)) return { name, bytes };
  const plainName = name.replace(/\.gz$/i, '');
  const ratioLimit = Math.max(RATIO_FREE_BYTES, bytes.length * limits.maxRatio);
  try {
    return { name: plainName, bytes: gunzipSync(bytes, { maxOutputLength: Math.min(limits.maxBytes, ratioLimit) }) };
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (code !== 'ERR_BUFFER_TOO_LARGE') {
      throw fail('archive-invalid', { file: name, message: 'The gzip data are damaged or cut off' }, error);
    }
    if (ratioLimit < limits.maxBytes) {
      throw fail('archive-bomb', {
        file: name,
        message: `The file unpacks to more than ${limits.maxRatio} times its size`,
      });
    }
    throw tooLarge(name, limits.maxBytes);
  }
}

async function collect(name: string, chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(name, maxBytes);
    parts.push(chunk);
  }
  return Buffer.concat(parts, length);
}

function tooLarge(file: string, maxBytes: number): Error {
  return fail('file-too-large', { file, message: `The file is larger than ${Math.round(maxBytes / 1048576)} MiB` });
}
