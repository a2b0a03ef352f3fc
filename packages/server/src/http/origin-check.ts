import type { FastifyRequest } from 'fastify';
import { fail } from '@cleanpath/model';
import type { Config } from '../config/config.js';
import { hostName, isLoopback } from './host-check.js';

/** Methods that change nothing (RFC 9110 §9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes that a page of another site asks for. Browsers send Origin with every request that is not GET or
 * HEAD and say in Sec-Fetch-Site where it comes from; programs with an API key send neither (ASVS 5.0 §3.5.1, §3.5.3).
 */
export function originCheck(config: Config): (request: FastifyRequest) => void {
  const configured = config.origin === undefined ? undefined : new URL(config.origin).origin;
  return (request) => {
    if (SAFE.has(request.method)) return;
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw fail('origin-refused');
    if (origin === undefined) return;
    if (!sameOrigin(origin, request, configured)) throw fail('origin-refused', { value: origin });
  };
}

/** The configured origin, or where none is configured the one the request itself was sent to. */
function sameOrigin(origin: string, request: FastifyRequest, configured: string | undefined): boolean {
  if (configured !== undefined && origin === configured) return true;
  let url: URL;
  try {
    url = new URL(origin);
  } catch {
    return false; // “null” of a sandboxed page among others
  }
  const host = request.headers.host ?? '';
  if (configured !== undefined && !isLoopback(hostName(host).replace(/[[\]]/g, ''))) return false;
  return url.host === host.toLowerCase();
}
