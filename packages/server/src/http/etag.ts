import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fail } from '@cleanpath/model';

/** Sets the ETag; true where the caller has that version already, and 304 is the answer. RFC 9110 §8.8.3, §13.1.2. */
export function notModified(request: FastifyRequest, reply: FastifyReply, version: string): boolean {
  void reply.header('etag', quoted(version));
  const given = request.headers['if-none-match'];
  if (given === undefined) return false;
  return given.trim() === '*' || given.split(',').some((tag) => opaque(tag) === version);
}

/** Version of a body that has none of its own. */
export function contentVersion(body: string): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 22);
}

/** What If-Match names, or the problem that it is missing. */
export function requiredMatch(request: FastifyRequest): string {
  const given = request.headers['if-match'];
  if (given === undefined || given.trim() === '') throw fail('precondition-needed');
  return opaque(given);
}

/**
 * Compares If-Match with the counter of a row. An ETag may carry more after the counter (`7.x1y2`) where the answer
 * shows more than the row; what a change must not overwrite is the row.
 */
export function matchVersion(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined) throw fail('precondition-needed');
  if (ifMatch !== '*' && ifMatch.split('.')[0] !== String(version)) throw fail('changed-meanwhile');
}

function quoted(version: string): string {
  return `"${version}"`;
}

function opaque(tag: string): string {
  const text = tag.trim().replace(/^W\//, '');
  return text.length >= 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
