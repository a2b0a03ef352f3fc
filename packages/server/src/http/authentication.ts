import type { FastifyReply, FastifyRequest } from 'fastify';
import { ROUTES, type Route, type RouteId } from '@cleanpath/api';
import { CleanpathError, fail } from '@cleanpath/model';
import type { Actor } from '../access/actor.js';
import type { Platform } from '../platform.js';
import type { RequestGuards } from './request-guards.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the handler runs; undefined for callers who are not signed in. */
    actor: Actor | undefined;
  }
  interface FastifyContextConfig {
    /** Operation of the API; absent for the console's files. */
    routeId?: RouteId;
  }
}

/** What the identity room does for a request. */
export interface Identity {
  /** Who calls, by session cookie or API key; undefined where nobody valid does. */
  authenticate(platform: Platform, request: FastifyRequest): Promise<Actor | undefined>;
  /** Sends a session secret renewed by `authenticate` along with the answer. */
  carryCookies(request: FastifyRequest, reply: FastifyReply): void;
  /** Throws where another site made the browser send a change, or a change by session lacks its CSRF token. */
  checkCsrf(request: FastifyRequest, actor: Actor | undefined): void;
}

/** Routes that must answer whatever state identity is in. */
const WITHOUT_IDENTITY: ReadonlySet<RouteId> = new Set(['health', 'ready', 'metrics', 'openapi']);

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Finds out who calls, before the body is read. */
export async function authenticateRequest(
  platform: Platform,
  identity: Identity,
  guards: RequestGuards,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const id = request.routeOptions.config.routeId;
  if (id === undefined || WITHOUT_IDENTITY.has(id)) return;
  const route: Route = ROUTES[id];
  guards.beforeAuthentication(request);
  const actor = await callerOf(platform, identity, route, request);
  request.actor = actor;
  if (actor !== undefined) identity.carryCookies(request, reply);
  guards.afterAuthentication(request, id, actor);
  if (route.access === 'signed-in' && actor === undefined) throw fail('sign-in-needed');
  if (!SAFE.has(request.method)) identity.checkCsrf(request, actor);
}

/** A public route goes on without a caller where the credentials are stale. */
async function callerOf(
  platform: Platform,
  identity: Identity,
  route: Route,
  request: FastifyRequest,
): Promise<Actor | undefined> {
  if (request.headers.cookie === undefined && request.headers.authorization === undefined) return undefined;
  try {
    return await identity.authenticate(platform, request);
  } catch (error) {
    if (route.access === 'public' && error instanceof CleanpathError && error.code === 'sign-in-needed')
      return undefined;
    throw error;
  }
}
