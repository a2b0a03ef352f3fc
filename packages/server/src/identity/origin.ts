import type { FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';

/**
 * Public origin, as `https://cleanpath.example`: the configured one, else the one the request was sent to, whose name
 * the server checks against those it goes by.
 */
export function publicOrigin(config: Config, request?: FastifyRequest): string {
  if (config.origin !== undefined) return new URL(config.origin).origin;
  const host = request?.headers.host;
  if (request !== undefined && host !== undefined && URL.canParse(`${request.protocol}://${host}`))
    return new URL(`${request.protocol}://${host}`).origin;
  return `http://localhost:${config.port}`;
}
