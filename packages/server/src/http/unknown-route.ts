import type { FastifyReply, FastifyRequest } from 'fastify';
import { ROUTES, type Route } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import type { StaticConsole } from './static-console.js';

interface Place {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

/**
 * Answers what no route takes: the files of the console to GET; 204 with Allow to OPTIONS and 405 with Allow to another
 * method of a known address (RFC 9110 §9.3.7, §15.5.6); else 404. There is no CORS: no other site may read answers.
 */
export function unknownRoute(
  files: StaticConsole,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  const places = placesOf(Object.values(ROUTES));
  return async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const place = places.find(({ pattern }) => pattern.test(path));
    if (place) {
      void reply.header('allow', [...place.methods].join(', '));
      if (request.method === 'OPTIONS') return reply.code(204).send();
      throw fail('method-not-allowed');
    }
    if (request.method === 'GET' || request.method === 'HEAD') {
      if (await files.serve(request, reply)) return reply;
    }
    throw path === '/' ? fail('unavailable', NO_CONSOLE) : fail('not-found');
  };
}

const NO_CONSOLE = {
  message: 'The console is not built',
  remedy: 'Run “npm run build”, then start again. The API answers under /api.',
};

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
