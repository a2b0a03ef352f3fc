import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { fail } from '@cleanpath/model';
import type { Config } from '../config/config.js';

/**
 * Refuses names the installation is not known by where it listens on loopback: otherwise a page of any site could make
 * its own name resolve to 127.0.0.1 and read answers as same-origin (DNS rebinding).
 */
export function hostCheck(config: Config): ((request: FastifyRequest) => void) | undefined {
  if (!isLoopback(config.host)) return undefined;
  const allowed = new Set(['localhost', '127.0.0.1', '[::1]']);
  if (config.origin !== undefined) allowed.add(new URL(config.origin).hostname);
  return (request) => {
    const name = hostName(request.headers.host ?? '');
    if (!allowed.has(name)) throw fail('host-refused', { value: name });
  };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Name of a Host header without its port; an IPv6 address keeps its brackets. */
export function hostName(host: string): string {
  const text = host.trim().toLowerCase();
  return text.startsWith('[') ? text.slice(0, text.indexOf(']') + 1) : text.replace(/:\d*$/, '');
}
