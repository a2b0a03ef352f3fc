import type { FastifyInstance } from 'fastify';

/**
 * One line per request: the operation, never the address as sent, whose query may hold tokens and names. Probes are
 * logged on level debug.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { routeId } = request.routeOptions.config;
    const facts = {
      method: request.method,
      route: routeId ?? 'file',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      address: request.ip,
      ...(request.actor ? { organisation: request.actor.organisationId, actor: request.actor.id } : {}),
    };
    if (routeId === undefined || PROBES.has(routeId)) request.log.debug(facts, 'request');
    else request.log.info(facts, 'request');
    done();
  });
}

const PROBES: ReadonlySet<string> = new Set(['health', 'ready', 'metrics']);
