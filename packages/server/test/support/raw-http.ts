import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface RawAnswer {
  /** Undefined where the connection ended without an answer. */
  readonly status: number | undefined;
  readonly text: string;
  /** `code` of problem details. */
  readonly code: string | undefined;
  /** Until the server ended the connection, in milliseconds. */
  readonly ms: number;
}

/** Sends bytes over a socket as they are, and gives what came back once the server ended the connection. */
export async function rawHttp(url: string, send: (socket: Socket) => Promise<void> | void): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const started = Date.now();
  let text = '';
  socket.on('data', (data: Buffer) => (text += data.toString('latin1')));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  await Promise.race([send(socket), closed]);
  await closed;
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1];
  return {
    status: status === undefined ? undefined : Number(status),
    text,
    code: /"code":"([a-z-]+)"/.exec(text)?.[1],
    ms: Date.now() - started,
  };
}

/** Sends piece after piece with pauses until the server ends the connection. */
export async function drip(socket: Socket, piece: string, pauseMs: number): Promise<void> {
  while (!socket.destroyed && socket.writable) {
    socket.write(piece);
    await delay(pauseMs);
  }
}

/** Head of a request to a path with further header lines. */
export function head(method: string, path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
}
