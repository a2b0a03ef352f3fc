import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LiveEvent } from '@cleanpath/api';

/** A reader that leaves this much unread is gone or hostile: its stream is closed, and it may come back. */
const MAX_UNREAD_BYTES = 256 * 1024;
/** Below the usual 60 s after which proxies close silent connections. */
const HEARTBEAT_MS = 20_000;
/** Pause before a browser comes back after a break. */
const RETRY_MS = 3000;

export interface EventStream {
  send(event: LiveEvent, id: string): void;
  close(): void;
}

export interface EventStreamOptions {
  /** Asked with every heartbeat: whether the caller may still listen. */
  readonly stillAllowed: () => Promise<boolean>;
  readonly onClose: () => void;
  readonly heartbeatMs?: number;
}

/** Takes the reply over as a stream of server-sent events (WHATWG HTML §9.2). */
export function eventStream(request: FastifyRequest, reply: FastifyReply, options: EventStreamOptions): EventStream {
  void reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...reply.getHeaders(),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    // Nothing follows on the connection of a stream that ended; kept open it would hold up the end of the server.
    connection: 'close',
  } as Record<string, string>);
  let open = true;
  const close = (): void => {
    if (!open) return;
    open = false;
    clearInterval(heartbeat);
    raw.end();
    options.onClose();
  };
  const write = (text: string): void => {
    if (!open) return;
    raw.write(text);
    if (raw.writableLength <= MAX_UNREAD_BYTES) return;
    request.log.info('event stream too slow');
    close();
    raw.destroy();
  };
  const heartbeat = setInterval(() => {
    options.stillAllowed().then(
      (allowed) => (allowed ? write(': still here\n\n') : close()),
      () => close(),
    );
  }, options.heartbeatMs ?? HEARTBEAT_MS);
  heartbeat.unref();
  raw.once('close', close);
  write(`retry: ${RETRY_MS}\n\n`);
  const send = (event: LiveEvent, id: string): void =>
    write(`id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  return { send, close };
}
