/** How long the server waits for the other side, in milliseconds. */
export interface Timeouts {
  readonly headersMs: number;
  readonly jsonBodyMs: number;
  /** An upload that all but stops for this long is given up. */
  readonly uploadStallMs: number;
  readonly requestMs: number;
  /** How often connections are looked at for the limits above. */
  readonly checkMs: number;
  readonly keepAliveMs: number;
  /** How long the rest of a request that was refused early is still read and thrown away. */
  readonly lingerMs: number;
}

export const DEFAULT_TIMEOUTS: Timeouts = {
  // Headers arrive at once from anything but an attack that sends them drop by drop.
  headersMs: 15_000,
  // A JSON body is at most a megabyte: whoever needs longer is stuck or holds the connection on purpose.
  jsonBodyMs: 30_000,
  uploadStallMs: 30_000,
  // The largest upload over a slow line; JSON bodies and stalled uploads are cut off much earlier.
  requestMs: 3_600_000,
  checkMs: 5000,
  // Above the usual 60 s of reverse proxies, so that they close first and never write into a closed connection.
  keepAliveMs: 65_000,
  // Closing at once would reset the connection and could lose the answer that tells why (RFC 9112 §9.6).
  lingerMs: 10_000,
};

declare module 'fastify' {
  interface FastifyInstance {
    /** For handlers that read a body themselves. */
    timeouts: Timeouts;
  }
}
