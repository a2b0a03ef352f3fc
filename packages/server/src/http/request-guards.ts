import type { FastifyRequest } from 'fastify';
import { ROUTES, type Route, type RouteId } from '@cleanpath/api';
import type { Actor } from '../access/actor.js';
import type { Platform } from '../platform.js';
import {
  ACTOR_LIMIT,
  addressKey,
  ANONYMOUS_LIMIT,
  FAILURE_LIMIT,
  rateLimiter,
  SIGN_IN_LIMIT,
  tooMany,
  type RateLimit,
} from './rate-limits.js';

export interface Limits {
  readonly anonymous: RateLimit;
  readonly failures: RateLimit;
  readonly signIn: RateLimit;
  readonly actor: RateLimit;
}

export const DEFAULT_LIMITS: Limits = {
  anonymous: ANONYMOUS_LIMIT,
  failures: FAILURE_LIMIT,
  signIn: SIGN_IN_LIMIT,
  actor: ACTOR_LIMIT,
};

/** Where a secret is guessed at although somebody is signed in. */
const SECRETS: ReadonlySet<RouteId> = new Set(['confirmIdentity', 'changePassword', 'confirmTotp']);

/** Limits on how often somebody may ask. */
export interface RequestGuards {
  /** Spares the database of look-ups for an address that keeps sending wrong credentials. */
  beforeAuthentication(request: FastifyRequest): void;
  afterAuthentication(request: FastifyRequest, id: RouteId, actor: Actor | undefined): void;
}

export function requestGuards(platform: Platform, limits: Limits): RequestGuards {
  const clock = (): number => platform.now().getTime();
  const anonymous = rateLimiter(limits.anonymous, clock);
  const failures = rateLimiter(limits.failures, clock);
  const signIn = rateLimiter(limits.signIn, clock);
  const actors = rateLimiter(limits.actor, clock);
  const take = (limiter: typeof actors, key: string): void => {
    const wait = limiter.take(key);
    if (wait > 0) throw tooMany(wait);
  };
  return {
    beforeAuthentication: (request) => {
      const presents = request.headers.cookie !== undefined || request.headers.authorization !== undefined;
      if (presents && failures.exhausted(addressKey(request.ip)))
        throw tooMany(Math.ceil(1 / limits.failures.perSecond));
    },
    afterAuthentication: (request, id, actor) => {
      const address = addressKey(request.ip);
      if (guessesAtSecrets(id)) take(signIn, address);
      if (actor !== undefined) {
        take(actors, actor.sessionId ?? actor.id);
        return;
      }
      if (request.headers.authorization !== undefined) failures.take(address);
      take(anonymous, address);
    },
  };
}

function guessesAtSecrets(id: RouteId): boolean {
  const route: Route = ROUTES[id];
  return SECRETS.has(id) || (route.access === 'public' && route.method === 'POST');
}
