import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { uploadStream } from '../services/upload-stream.js';

/**
 * Whether a repeated upload carries the bytes its first answer tells of. They are read again for it, no further than
 * the first went: an answer to another file would acknowledge what was never kept.
 */
export async function sameUpload(request: FastifyRequest, answer: string): Promise<boolean> {
  const kept = JSON.parse(answer) as { readonly sha256?: unknown; readonly bytes?: unknown };
  if (typeof kept.sha256 !== 'string' || typeof kept.bytes !== 'number') return true;
  const hash = createHash('sha256');
  let bytes = 0;
  const limits = {
    maxBytes: Number.MAX_SAFE_INTEGER,
    announced: undefined,
    stallMs: request.server.timeouts.uploadStallMs,
  };
  for await (const piece of uploadStream(request.body as Readable, limits)) {
    bytes += piece.length;
    if (bytes > kept.bytes) return false;
    hash.update(piece);
  }
  return hash.digest('hex') === kept.sha256;
}

/** Uploads arrive as a stream, everything else as a parsed body. */
export function isStreamed(request: FastifyRequest): boolean {
  return typeof request.body === 'object' && request.body !== null && 'pipe' in request.body;
}
