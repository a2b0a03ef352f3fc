import type { FastifyInstance } from 'fastify';
import { fail } from '@cleanpath/model';

/**
 * Refuses bodies under a content coding: nothing is unpacked on the way in, so a small request cannot become a large
 * one. Compressed files are uploaded as they are, with the format's own limits (RFC 9110 §8.4, §15.5.16).
 */
export function refuseContentCodings(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const coding = request.headers['content-encoding'];
    if (coding === undefined || coding.trim().toLowerCase() === 'identity') {
      done();
      return;
    }
    void reply.header('accept-encoding', 'identity');
    done(
      fail('media-unsupported', {
        message: 'Request bodies under a content coding are not taken',
        remedy: 'Leave Content-Encoding out; a compressed file is sent as it is.',
      }),
    );
  });
}
