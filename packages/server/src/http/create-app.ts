import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { Platform } from '../platform.js';
import { authenticateRequest, type Identity } from './authentication.js';
import { bindRoutes, jsonRoutes, uploadRoutes } from './bind-routes.js';
import type { Handlers } from './handler.js';
import { hostCheck } from './host-check.js';
import { idempotency, type IdempotencyStore } from './idempotency.js';
import { acceptJson, MAX_JSON_BYTES } from './json-body.js';
import { logRequests } from './request-log.js';
import { originCheck } from './origin-check.js';
import { sendProblem } from './problem-reply.js';
import { DEFAULT_LIMITS, requestGuards, type Limits } from './request-guards.js';
import { securityHeaders } from './security-headers.js';
import { limitSlowBodies } from './slow-body.js';
import { measureRequests } from './metrics.js';
import { staticConsole } from './static-console.js';
import { unknownRoute } from './unknown-route.js';

export interface AppOptions {
  readonly identity: Identity;
  readonly idempotency: IdempotencyStore;
  /** How often somebody may ask; tests raise it. */
  readonly limits?: Partial<Limits>;
  /** Built console; default: that of this checkout. */
  readonly consoleDirectory?: string;
}

const CONSOLE = fileURLToPath(new URL('../../../console/dist/', import.meta.url));

/** Longest path parameter: ids of a dossier may be long. */
const MAX_PARAMETER = 600;
/** All headers together with the request line; a session cookie and a long filter fit well. */
const MAX_HEADER_BYTES = 16 * 1024;
/** Headers arrive at once from anything but an attack that sends them drop by drop. */
const HEADERS_TIMEOUT = 15_000;
/** Whole request with the largest upload over a slow line; JSON bodies and stalled uploads are cut off much earlier. */
const REQUEST_TIMEOUT = 3600_000;
const CHECK_CONNECTIONS = 5000;
/** Above the usual 60 s of reverse proxies, so that they close first and never write into a closed connection. */
const KEEP_ALIVE = 65_000;

/** The HTTP server with every route of the API bound to its handler; not listening yet. */
export async function createApp(platform: Platform, handlers: Handlers, options: AppOptions): Promise<FastifyInstance> {
  const { config } = platform;
  const log: FastifyBaseLogger = platform.log;
  const app: FastifyInstance = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomBytes(9).toString('base64url'),
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    bodyLimit: MAX_JSON_BYTES,
    requestTimeout: REQUEST_TIMEOUT,
    keepAliveTimeout: KEEP_ALIVE,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    routerOptions: { maxParamLength: MAX_PARAMETER, caseSensitive: true, ignoreTrailingSlash: false },
    http: {
      headersTimeout: HEADERS_TIMEOUT,
      connectionsCheckingInterval: CHECK_CONNECTIONS,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setErrorHandler(sendProblem);
  app.setNotFoundHandler(unknownRoute(await staticConsole(options.consoleDirectory ?? CONSOLE)));
  app.decorateRequest('actor', undefined);
  logRequests(app);
  measureRequests(app, platform.metrics);
  limitSlowBodies(app);
  await app.register(cookie);
  await securityHeaders(app, config);

  const checkHost = hostCheck(config);
  const checkOrigin = originCheck(config);
  const guards = requestGuards(platform, { ...DEFAULT_LIMITS, ...options.limits });
  app.addHook('onRequest', async (request, reply) => {
    checkHost?.(request);
    checkOrigin(request);
    await authenticateRequest(platform, options.identity, guards, request, reply);
  });

  acceptJson(app);
  const repeats = idempotency(options.idempotency);
  bindRoutes(app, jsonRoutes(), platform, handlers, repeats);
  await app.register((scope, _, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    bindRoutes(scope, uploadRoutes(), platform, handlers, repeats);
    done();
  });
  return app;
}
