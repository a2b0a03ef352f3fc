import type { FastifyInstance } from 'fastify';
import { fail } from '@cleanpath/model';

/** By then another process answers, or this one again. */
const RETRY_SECONDS = 5;

/**
 * Refuses requests that come over open connections while the server ends; those under way finish. The probe of life
 * goes on, that of readiness says no with the rest.
 */
export function refuseWhenClosing(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  // An answer under way leaves its connection open otherwise, and the end would wait for it to time out.
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done(null, payload);
  });
  app.addHook('onRequest', (request, reply, done) => {
    if (!closing || request.routeOptions.config.routeId === 'health') {
      done();
      return;
    }
    void reply.header('connection', 'close');
    const ending = fail('unavailable', { message: 'The server is ending' });
    done(Object.assign(ending, { retryAfter: RETRY_SECONDS }));
  });
}
