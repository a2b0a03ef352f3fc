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
import { refuseWhenClosing } from './closing.js';
import { answerClientError } from './client-error.js';
import { refuseContentCodings } from './content-coding.js';
import { logRequests } from './request-log.js';
import { originCheck } from './origin-check.js';
import { sendProblem } from './problem-reply.js';
import { DEFAULT_LIMITS, requestGuards, type Limits } from './request-guards.js';
import { securityHeaders } from './security-headers.js';
import { limitSlowBodies } from './slow-body.js';
import { DEFAULT_TIMEOUTS, type Timeouts } from './timeouts.js';
import { measureRequests } from './metrics.js';
import { staticConsole } from './static-console.js';
import { unknownRoute } from './unknown-route.js';

export interface AppOptions {
  readonly identity: Identity;
  readonly idempotency: IdempotencyStore;
  /** How often somebody may ask; tests raise it. */
  readonly limits?: Partial<Limits>;
  /** How long the other side may take; tests shorten it. */
  readonly timeouts?: Partial<Timeouts>;
  /** Built console; default: that of this checkout. */
  readonly consoleDirectory?: string;
}

const CONSOLE = fileURLToPath(new URL('../../../console/dist/', import.meta.url));

/** Longest path parameter: ids of a dossier may be long. */
const MAX_PARAMETER = 600;
/** All headers together with the request line; a session cookie and a long filter fit well. */
const MAX_HEADER_BYTES = 16 * 1024;

/** The HTTP server with every route of the API bound to its handler; not listening yet. */
export async function createApp(platform: Platform, handlers: Handlers, options: AppOptions): Promise<FastifyInstance> {
  const { config } = platform;
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  const log: FastifyBaseLogger = platform.log;
  const app: FastifyInstance = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomBytes(9).toString('base64url'),
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    bodyLimit: MAX_JSON_BYTES,
    requestTimeout: timeouts.requestMs,
    keepAliveTimeout: timeouts.keepAliveMs,
    forceCloseConnections: 'idle',
    // Refused by a hook, as problem details.
    return503OnClosing: false,
    clientErrorHandler: answerClientError,
    frameworkErrors: sendProblem,
    routerOptions: { maxParamLength: MAX_PARAMETER, caseSensitive: true, ignoreTrailingSlash: false },
    http: {
      headersTimeout: timeouts.headersMs,
      connectionsCheckingInterval: timeouts.checkMs,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setErrorHandler(sendProblem);
  app.setNotFoundHandler(unknownRoute(await staticConsole(options.consoleDirectory ?? CONSOLE)));
  app.decorateRequest('actor', undefined);
  logRequests(app);
  measureRequests(app, platform.metrics);
  app.decorate('timeouts', timeouts);
  limitSlowBodies(app, timeouts);
  await app.register(cookie);
  await securityHeaders(app, config);
  refuseWhenClosing(app);
  refuseContentCodings(app);

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
