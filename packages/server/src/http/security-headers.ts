import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.js';

/** Two years, as the preload lists of browsers ask. */
const HSTS_SECONDS = 2 * 365 * 24 * 3600;

/**
 * Headers of every answer. The policy is that of the console: own scripts only, no inline script, no frame around it.
 * Inline styles stay allowed because the component library sets its theme in a style element; they can draw, not run.
 */
export async function securityHeaders(app: FastifyInstance, config: Config): Promise<void> {
  const https = config.origin?.startsWith('https:') ?? false;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    hsts: https ? { maxAge: HSTS_SECONDS, includeSubDomains: false } : false,
  });
}

/** Policy of answers that are data: nothing in them may run, whatever a browser takes them for. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";
