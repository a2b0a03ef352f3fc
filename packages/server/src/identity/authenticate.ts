import type { FastifyReply, FastifyRequest } from 'fastify';
import { fail } from '@cleanpath/model';
import type { Actor } from '../access/actor.js';
import type { Platform } from '../platform.js';

/**
 * Who makes a request: by session cookie or `Authorization: Bearer cp_<id>_<secret>`; undefined where nobody is known.
 * Throws `second-factor-needed` where the installation asks for one and the route is not about setting it up.
 */
export async function authenticate(_platform: Platform, _request: FastifyRequest): Promise<Actor | undefined> {
  return Promise.reject(fail('unavailable'));
}

/** Sends a session secret renewed by `authenticate` along with the answer; call it right after. */
export function carryCookies(_request: FastifyRequest, _reply: FastifyReply): void {
  throw fail('unavailable');
}
