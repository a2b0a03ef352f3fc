import type { FastifyRequest } from 'fastify';
import { ROUTES } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import type { Actor } from '../access/actor.js';
import { hashSecret, sameHash } from './secrets.js';

/** Header that carries the token of the session with every change. */
export const CSRF_HEADER = 'x-csrf-token';

/**
 * Refuses a change that another site made the browser send: a change by session must carry the token of that session in
 * a header, which no form and no other origin can add (ASVS 3.5.1, 3.5.2). An API key is never sent by a browser on its
 * own and needs none. Origin and Sec-Fetch-Site are checked for all routes in `http/origin-check.ts`.
 * Throws `origin-refused`.
 */
export function checkCsrf(request: FastifyRequest, actor: Actor | undefined): void {
  if (actor?.sessionId === undefined || isPublic(request)) return;
  const expected = tokens.get(request);
  const given = request.headers[CSRF_HEADER];
  // Hashed first, so that neither length nor content shows in the time.
  if (expected === undefined || typeof given !== 'string' || !sameHash(hashSecret(given), hashSecret(expected)))
    throw fail('origin-refused', {
      message: 'The request does not carry the token of your session',
      remedy: 'Load the page again and repeat the change.',
    });
}

/**
 * Signing in, up and accepting an invitation carry their own proof in the body and do nothing with the session the
 * browser happens to hold; a sign-in page need not know its token.
 */
function isPublic(request: FastifyRequest): boolean {
  const id = request.routeOptions.config.routeId;
  return id !== undefined && ROUTES[id].access === 'public';
}

/** Called by `authenticate` with the token of the session it found. */
export function rememberCsrfToken(request: FastifyRequest, token: string): void {
  tokens.set(request, token);
}

const tokens = new WeakMap<FastifyRequest, string>();
