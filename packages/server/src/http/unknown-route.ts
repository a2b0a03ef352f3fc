import type { FastifyReply, FastifyRequest } from 'fastify';
import { ROUTES, type Route } from '@cleanpath/api';
import { fail } from '@cleanpath/model';

interface Place {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

/**
 * Answers what no route takes: 204 with Allow to OPTIONS and 405 with Allow to another method of a known address
 * (RFC 9110 §9.3.7, §15.5.6), else 404. There is no CORS: no other site may read answers.
 */
export function unknownRoute(): (request: FastifyRequest, reply: FastifyReply) => unknown {
  const places = placesOf(Object.values(ROUTES));
  return (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const place = places.find(({ pattern }) => pattern.test(path));
    if (!place) throw fail('not-found');
    void reply.header('allow', [...place.methods].join(', '));
    if (request.method === 'OPTIONS') return reply.code(204).send();
    throw fail('method-not-allowed');
  };
}

function placesOf(routes: readonly Route[]): Place[] {
  const byPath = new Map<string, Set<string>>();
  for (const { path, method } of routes) {
    const methods = byPath.get(path) ?? new Set(['OPTIONS']);
    methods.add(method);
    if (method === 'GET') methods.add('HEAD');
    byPath.set(path, methods);
  }
  return [...byPath].map(([path, methods]) => ({
    pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:[a-zA-Z]+/g, '[^/]+')}$`),
    methods,
  }));
}
