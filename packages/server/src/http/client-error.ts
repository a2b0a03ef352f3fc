import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { fail, type ProblemCode } from '@cleanpath/model';
import { problemBody, PROBLEM_TYPE, statusOf } from './problem-reply.js';

/** What the HTTP parser of Node gives up with. */
const CODES: Readonly<Record<string, ProblemCode | undefined>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
};

/**
 * Answers what is not HTTP, comes drop by drop or has too large headers: there is no request yet that a handler could
 * answer. The connection ends: where the next request would begin is not known (RFC 9112 §11).
 */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable || answerBegun(socket)) {
    socket.destroy();
    return;
  }
  const code = CODES[error.code ?? ''] ?? 'request-invalid';
  const status = statusOf(code);
  const body = JSON.stringify(problemBody(fail(code), 'none'));
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      `content-type: ${PROBLEM_TYPE}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'x-content-type-options: nosniff',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
    () => socket.destroy(),
  );
}

/** An answer cut into by another would be read as one (response splitting). */
function answerBegun(socket: Socket): boolean {
  const { _httpMessage: message } = socket as { _httpMessage?: { headersSent?: boolean } | null };
  return message?.headersSent === true;
}
