import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { attachment } from './content-disposition.js';
import { notModified } from './etag.js';
import { DATA_POLICY } from './security-headers.js';

export interface Download {
  readonly type: string;
  /** Absent: shown in the browser. */
  readonly name?: string;
  readonly bytes?: number;
  readonly policy?: string;
  readonly chunks: AsyncIterable<Uint8Array | string>;
}

/** Sends a file piece by piece, as fast as the caller takes it; ends what makes it when the caller goes away. */
export function sendDownload(request: FastifyRequest, reply: FastifyReply, download: Download): FastifyReply {
  void reply.header('content-type', download.type).header('content-security-policy', download.policy ?? DATA_POLICY);
  if (reply.getHeader('cache-control') === undefined) void reply.header('cache-control', 'no-store');
  if (download.name !== undefined) void reply.header('content-disposition', attachment(download.name));
  if (download.bytes !== undefined) void reply.header('content-length', download.bytes);
  // A HEAD wants to know, not to have: nothing is made for it.
  if (request.method === 'HEAD') return reply.send();
  return reply.send(Readable.from(download.chunks, { objectMode: false }));
}

/** Sets the validators of a file that never changes; true where the caller has it, and 304 was sent. */
export function keptAlready(request: FastifyRequest, reply: FastifyReply, version: string): boolean {
  void reply.header('cache-control', 'private, no-cache');
  if (!notModified(request, reply, version)) return false;
  void reply.code(304).send();
  return true;
}
