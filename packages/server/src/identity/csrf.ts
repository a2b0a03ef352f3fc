import type { FastifyRequest } from 'fastify';
import { fail } from '@cleanpath/model';
import type { Actor } from '../access/actor.js';

/**
 * Refuses changes another site made the browser send. For every method but GET, HEAD and OPTIONS, of signed-in and
 * public routes alike (`actor` undefined: only the origin is checked). Throws `origin-refused`.
 */
export function checkCsrf(_request: FastifyRequest, _actor: Actor | undefined): void {
  throw fail('unavailable');
}
