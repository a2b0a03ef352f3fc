import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ROUTES, type Route, type RouteId } from '@cleanpath/api';
import type { Platform } from '../platform.js';
import { answerText, sendAnswer, type AnswerText } from './answer.js';
import { requiredMatch } from './etag.js';
import type { Call, Handlers } from './handler.js';
import type { Idempotency } from './idempotency.js';

type AnyHandler = (call: Call<RouteId>) => Promise<unknown>;

/** Routes that arrive as raw bytes; their scope parses nothing. */
export function uploadRoutes(): RouteId[] {
  return routeIds().filter((id) => (ROUTES[id] as Route).upload === true);
}

export function jsonRoutes(): RouteId[] {
  return routeIds().filter((id) => (ROUTES[id] as Route).upload !== true);
}

/** Binds operations of the API to their handlers. */
export function bindRoutes(
  app: FastifyInstance,
  ids: readonly RouteId[],
  platform: Platform,
  handlers: Handlers,
  idempotency: Idempotency,
): void {
  for (const id of ids) {
    const route: Route = ROUTES[id];
    const handler = handlers[id] as unknown as AnyHandler;
    app.route({
      method: route.method,
      url: route.path,
      config: { routeId: id },
      schema: {
        ...(route.params ? { params: route.params } : {}),
        ...(route.query ? { querystring: route.query } : {}),
        ...(route.body ? { body: route.body } : {}),
      },
      handler: (request, reply) => answerCall(platform, route, handler, idempotency, request, reply),
    });
  }
}

async function answerCall(
  platform: Platform,
  route: Route,
  handler: AnyHandler,
  idempotency: Idempotency,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const call = callOf(platform, route, request, reply);
  if (!route.response) {
    await handler(call);
    // Files, streams and redirects went out through the reply.
    if (route.media !== undefined || route.status === 302) return reply;
    return reply.sent ? reply : reply.code(route.status).header('cache-control', 'no-store').send();
  }
  const work = async (): Promise<AnswerText> => answerText(route, await handler(call));
  const { actor } = request;
  const text = route.idempotent && actor ? await idempotency.run(request, actor, route.status, work) : await work();
  return reply.sent ? reply : sendAnswer(request, reply, route, text);
}

function callOf(platform: Platform, route: Route, request: FastifyRequest, reply: FastifyReply): Call<RouteId> {
  const call: unknown = {
    platform,
    actor: request.actor,
    params: route.params ? request.params : undefined,
    query: route.query ? request.query : undefined,
    body: route.body ? request.body : undefined,
    ifMatch: route.ifMatch ? requiredMatch(request) : undefined,
    upload: route.upload ? (request.body as Readable) : undefined,
    request,
    reply,
  };
  return call as Call<RouteId>;
}

function routeIds(): RouteId[] {
  return Object.keys(ROUTES) as RouteId[];
}
