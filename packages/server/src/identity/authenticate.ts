import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  findLiveApiKey,
  findLiveSession,
  rotateSession,
  touchApiKey,
  touchMembership,
  touchSession,
  type LiveApiKey,
  type LiveSession,
} from '@cleanpath/store';
import { ROUTES, type Route } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import type { Actor } from '../access/actor.js';
import { ROUTE_ACTIONS, type SignedInRouteId } from '../access/route-actions.js';
import type { Platform } from '../platform.js';
import { changeIdentity } from './change-identity.js';
import { rememberCsrfToken } from './csrf.js';
import { identityCache } from './identity-cache.js';
import { knownRoles, knownScopes } from './known.js';
import { hashSecret, randomSecret, sameHash } from './secrets.js';
import { presentedSession, sessionCookie } from './session-cookie.js';
import { isDueForTouch, isExpired, ROTATE_AFTER, secretAge } from './session-rules.js';

/**
 * Who makes a request: by session cookie or `Authorization: Bearer cp_<id>_<secret>`; undefined where nobody is known.
 * With an Authorization header the cookie does not count. Throws `second-factor-needed` where the installation asks for
 * one and the route is not about setting it up.
 */
export async function authenticate(platform: Platform, request: FastifyRequest): Promise<Actor | undefined> {
  const { authorization } = request.headers;
  const known =
    authorization === undefined ? await bySession(platform, request) : await byApiKey(platform, authorization);
  if (known === undefined || known.actor.roles.length === 0) return undefined;
  if (platform.config.requireSecondFactor && !known.secondFactor && !worksWithoutFactor(request))
    throw fail('second-factor-needed');
  return known.actor;
}

/** Sends a session secret renewed by `authenticate` along with the answer; call it right after. */
export function carryCookies(request: FastifyRequest, reply: FastifyReply): void {
  const cookie = renewed.get(request);
  if (cookie !== undefined) void reply.header('set-cookie', cookie);
}

interface Known {
  readonly actor: Actor;
  readonly secondFactor: boolean;
}

const renewed = new WeakMap<FastifyRequest, string>();

async function bySession(platform: Platform, request: FastifyRequest): Promise<Known | undefined> {
  const presented = presentedSession(request.headers.cookie);
  if (presented === undefined) return undefined;
  const { store, config } = platform;
  const now = platform.now();
  const session = await identityCache(store).session(presented.id, () => findLiveSession(store.db, presented.id));
  if (session === undefined || session.disabled || isExpired(session, config, now)) return undefined;
  const age = secretAge(session, presented.secret, now);
  if (age === undefined) return undefined;
  rememberCsrfToken(request, session.csrf_token);
  if (isDueForTouch(session.last_seen_at, config, now)) await touch(platform, session, now);
  if (age === 'current' && isDueForRotation(session, request, now)) await rotate(platform, request, session, now);
  return { actor: personActor(session), secondFactor: session.second_factor };
}

function personActor(session: LiveSession): Actor {
  return {
    kind: 'person',
    id: session.person_id,
    personId: session.person_id,
    name: session.person_name,
    organisationId: session.organisation_id,
    host: session.host,
    roles: knownRoles(session.roles),
    sessionId: session.id,
    ...(session.confirmed_at === null ? {} : { confirmedAt: session.confirmed_at }),
  };
}

const BEARER = /^Bearer cp_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

async function byApiKey(platform: Platform, authorization: string): Promise<Known | undefined> {
  const match = BEARER.exec(authorization);
  if (match === null) return undefined;
  const { store } = platform;
  const id = match[1]!;
  const now = platform.now();
  const key = await identityCache(store).apiKey(id, () => findLiveApiKey(store.db, id));
  if (key === undefined || !sameHash(hashSecret(match[2]!), key.secret_hash)) return undefined;
  if (key.disabled || key.revoked_at !== null) return undefined;
  if (key.expires_at !== null && now.getTime() >= key.expires_at.getTime()) return undefined;
  if (isDueForTouch(key.last_used_at, platform.config, now)) {
    key.last_used_at = now;
    await touchApiKey(store.db, key.id, now);
  }
  return { actor: keyActor(key), secondFactor: key.second_factor };
}

/** Roles are the creator's as they are now: a key falls with them. */
function keyActor(key: LiveApiKey): Actor {
  return {
    kind: 'api-key',
    id: key.id,
    personId: key.person_id,
    name: `${key.name} (${key.person_name})`,
    organisationId: key.organisation_id,
    host: key.host,
    roles: knownRoles(key.roles),
    scopes: knownScopes(key.scopes),
  };
}

/** The row in memory is changed first, so that requests at the same moment do not write too. */
async function touch(platform: Platform, session: LiveSession, now: Date): Promise<void> {
  session.last_seen_at = now;
  await touchSession(platform.store.db, session.id, now);
  await touchMembership(platform.store.db, session.organisation_id, session.person_id, now);
}

/**
 * Only answers that come at once carry a new secret: with an upload of minutes the old one would have lost its grace
 * before the browser learns the new one.
 */
function isDueForRotation(session: LiveSession, request: FastifyRequest, now: Date): boolean {
  if (now.getTime() - session.rotated_at.getTime() < ROTATE_AFTER) return false;
  const route = routeOf(request);
  return route?.method === 'GET' && route.response !== undefined;
}

async function rotate(platform: Platform, request: FastifyRequest, session: LiveSession, now: Date): Promise<void> {
  const secret = randomSecret();
  const won = await changeIdentity(platform.store, (tx) =>
    rotateSession(tx, session.id, {
      oldHash: session.secret_hash,
      newHash: hashSecret(secret),
      now,
      keepPrevious: true,
    }),
  );
  if (won) renewed.set(request, sessionCookie(session.id, secret));
}

/** Setting up a second factor, signing out and the public routes. */
function worksWithoutFactor(request: FastifyRequest): boolean {
  const id = request.routeOptions.config.routeId;
  if (id === undefined || ROUTES[id].access === 'public') return true;
  return ROUTE_ACTIONS[id as SignedInRouteId].startsWith('account:');
}

function routeOf(request: FastifyRequest): Route | undefined {
  const id = request.routeOptions.config.routeId;
  return id === undefined ? undefined : ROUTES[id];
}
