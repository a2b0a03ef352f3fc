import { PassThrough, type Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ROUTES, type Route } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import type { Timeouts } from './timeouts.js';

/**
 * Gives requests up whose JSON body does not arrive in time (slow POST); uploads watch their own progress. What is left
 * of a request that was answered early is thrown away for a while, so that its sender can read the answer, then the
 * connection is cut.
 */
export function limitSlowBodies(app: FastifyInstance, timeouts: Pick<Timeouts, 'jsonBodyMs' | 'lingerMs'>): void {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    if (announcesBody(request) && !isUpload(request)) done(null, inTime(payload as Readable, timeouts.jsonBodyMs));
    else done(null, payload);
  });
  app.addHook('onResponse', (request, _reply, done) => {
    if (!request.raw.complete && announcesBody(request)) linger(request, timeouts.lingerMs);
    done();
  });
}

/** The body, which fails with `request-timeout` where it takes longer; its source stays open to carry the answer. */
function inTime(source: Readable, limitMs: number): Readable {
  const body = new PassThrough();
  // After an early answer nobody else listens: an error without a listener would end the process.
  body.on('error', () => undefined);
  const timer = setTimeout(() => {
    source.unpipe(body);
    body.destroy(fail('request-timeout'));
  }, limitMs);
  timer.unref();
  source.once('error', (error) => body.destroy(error));
  source.once('close', () => clearTimeout(timer));
  body.once('close', () => clearTimeout(timer));
  return source.pipe(body);
}

function linger({ raw }: FastifyRequest, limitMs: number): void {
  const timer = setTimeout(() => raw.destroy(), limitMs);
  timer.unref();
  raw.once('close', () => clearTimeout(timer));
  raw.once('end', () => clearTimeout(timer));
  raw.unpipe();
  raw.resume();
}

function isUpload(request: FastifyRequest): boolean {
  const { routeId } = request.routeOptions.config;
  return routeId !== undefined && (ROUTES[routeId] as Route).upload === true;
}

function announcesBody(request: FastifyRequest): boolean {
  const length = request.headers['content-length'];
  return request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}
