import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { canonicalJson, fail } from '@cleanpath/model';
import type { Actor } from '../access/actor.js';
import type { AnswerText } from './answer.js';
import { isStreamed, sameUpload } from './same-upload.js';

/** The first answer to a key, kept for its repetitions. */
export interface KeptAnswer {
  readonly requestHash: string;
  /** Undefined while the first request is under way. */
  readonly json: string | undefined;
}

/** Where first answers are kept; the database, so that a repetition after a restart finds it. */
export interface IdempotencyStore {
  /** Claims the key for a request; the kept answer where somebody did before. */
  claim(actor: Actor, key: string, requestHash: string): Promise<KeptAnswer | undefined>;
  keep(actor: Actor, key: string, status: number, json: string): Promise<void>;
  /** Frees a key whose request failed: nothing was changed, so it may be tried again. */
  release(actor: Actor, key: string): Promise<void>;
}

const KEY = /^[\x21-\x7e]{8,200}$/;

export interface Idempotency {
  run(request: FastifyRequest, actor: Actor, status: number, work: () => Promise<AnswerText>): Promise<AnswerText>;
}

/**
 * Gives repetitions of a request the first answer, by the Idempotency-Key header (draft-ietf-httpapi-idempotency-key).
 * A repetition that comes while the first is under way waits for it; in another process it gets 409 and tries again.
 */
export function idempotency(store: IdempotencyStore): Idempotency {
  const underWay = new Map<string, Promise<unknown>>();
  return {
    run: async (request, actor, status, work) => {
      const key = keyOf(request);
      if (key === undefined) return work();
      const slot = `${actor.organisationId} ${actor.id} ${key}`;
      const before = underWay.get(slot);
      if (before) await before.catch(() => undefined);
      const answer = first(store, actor, key, request, status, work);
      underWay.set(slot, answer);
      try {
        return await answer;
      } finally {
        if (underWay.get(slot) === answer) underWay.delete(slot);
      }
    },
  };
}

async function first(
  store: IdempotencyStore,
  actor: Actor,
  key: string,
  request: FastifyRequest,
  status: number,
  work: () => Promise<AnswerText>,
): Promise<AnswerText> {
  const hash = requestHash(request);
  const kept = await store.claim(actor, key, hash);
  if (kept) {
    if (kept.requestHash !== hash) throw fail('idempotency-mismatch');
    if (kept.json === undefined) throw fail('idempotency-busy');
    if (isStreamed(request) && !(await sameUpload(request, kept.json))) throw fail('idempotency-mismatch');
    return { json: kept.json, etag: undefined };
  }
  let answer: AnswerText;
  try {
    answer = await work();
  } catch (error) {
    await store.release(actor, key);
    throw error;
  }
  await store.keep(actor, key, status, answer.json);
  return answer;
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw fail('request-invalid', {
    message: 'The Idempotency-Key header holds 8 to 200 printable characters',
    remedy: 'Send a random key, such as a UUID.',
    pointer: '/header/idempotency-key',
  });
}

/** Method, address and content. Of an upload the announced length stands for the content until its bytes are read. */
function requestHash(request: FastifyRequest): string {
  const content = isStreamed(request)
    ? `bytes ${request.headers['content-length'] ?? '?'}`
    : canonicalJson(request.body ?? null);
  return createHash('sha256').update(`${request.method} ${request.url}\n${content}`).digest('hex');
}
