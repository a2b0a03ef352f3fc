import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A JSON body is at most a megabyte: whoever needs longer is stuck or holds the connection on purpose. */
const JSON_BODY_MS = 30_000;

/** Cuts off requests whose JSON body does not arrive in time (slow POST). Uploads watch their own progress. */
export function limitSlowBodies(app: FastifyInstance, limitMs: number = JSON_BODY_MS): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (announcesBody(request)) watch(request, limitMs);
    done();
  });
}

function watch(request: FastifyRequest, limitMs: number): void {
  const { raw } = request;
  const timer = setTimeout(() => {
    request.log.info('request body too slow');
    raw.destroy();
  }, limitMs);
  timer.unref();
  const end = (): void => clearTimeout(timer);
  raw.once('end', end);
  raw.once('close', end);
}

function announcesBody(request: FastifyRequest): boolean {
  const length = request.headers['content-length'];
  return request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}
