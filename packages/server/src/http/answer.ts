import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Route } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import { contentVersion, notModified } from './etag.js';

export interface AnswerText {
  readonly json: string;
  readonly etag: string | undefined;
}

/**
 * What a handler returned, as text. Bodies pass the schema of the route: a field it does not name never leaves, so a
 * forgotten projection cannot leak. Stored JSON passed it when it was written.
 */
export function answerText(route: Route, result: unknown): AnswerText {
  if (isStored(result)) return { json: result.storedJson, etag: result.etag };
  const { body, etag } = isAnswer(result) ? result : { body: result, etag: undefined };
  if (!route.response) return { json: JSON.stringify(body ?? null), etag };
  const parsed = route.response.safeParse(body);
  if (!parsed.success) throw fail('internal-error', {}, parsed.error);
  return { json: JSON.stringify(parsed.data), etag };
}

/** Sends a JSON answer with its validators; 304 where the caller has it. */
export function sendAnswer(request: FastifyRequest, reply: FastifyReply, route: Route, text: AnswerText): FastifyReply {
  const { json } = text;
  const version = text.etag ?? (route.etag ? contentVersion(json) : undefined);
  // Answers belong to one caller; with an ETag a browser may keep them but asks each time (RFC 9111 §5.2.2).
  void reply.header('cache-control', version === undefined ? 'no-store' : 'private, no-cache');
  const read = request.method === 'GET' || request.method === 'HEAD';
  if (version !== undefined && notModified(request, reply, version) && read) return reply.code(304).send();
  // Readiness answers 503 with a body of its own.
  const status = reply.statusCode === 200 ? route.status : reply.statusCode;
  return reply.code(status).header('content-type', 'application/json; charset=utf-8').send(json);
}

interface Stored {
  readonly storedJson: string;
  readonly etag?: string;
}

function isStored(result: unknown): result is Stored {
  return typeof result === 'object' && result !== null && typeof (result as Partial<Stored>).storedJson === 'string';
}

/** `{ body, etag? }` and nothing else; no response of the API has these two members alone. */
function isAnswer(result: unknown): result is { body: unknown; etag: string | undefined } {
  if (typeof result !== 'object' || result === null || !('body' in result)) return false;
  return Object.keys(result).every((key) => key === 'body' || key === 'etag');
}
