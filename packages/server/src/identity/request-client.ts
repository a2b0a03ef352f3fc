import type { FastifyRequest } from 'fastify';

/** Where a sign-in comes from, as shown in the list of sessions and kept in the audit trail. */
export interface RequestClient {
  readonly client: string;
  readonly address: string;
  /** Origin the browser shows, for passkeys and links. */
  readonly cookie: string | undefined;
}

/** Longest name of a browser kept, in characters. */
const MAX_CLIENT = 200;

export function requestClient(request: FastifyRequest): RequestClient {
  const agent = request.headers['user-agent'] ?? '';
  // Control and direction characters have no place in a list somebody reads (ASVS 16.4.1).
  const client = agent
    .replace(/[\p{C}]/gu, ' ')
    .trim()
    .slice(0, MAX_CLIENT);
  return { client: client === '' ? 'unknown' : client, address: request.ip, cookie: request.headers.cookie };
}
