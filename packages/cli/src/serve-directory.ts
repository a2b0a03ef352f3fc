import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fail } from '@cleanpath/model';

export interface ServedDirectory {
  readonly url: string;
  /** Settles when the server has closed after SIGINT or SIGTERM, or `close`. */
  readonly closed: Promise<void>;
  close(): void;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
};

const LOOPBACK = '127.0.0.1';

/** Ports tried after the wanted one before any free one is taken. */
const NEXT_PORTS = 10;

/**
 * Serves the files that are in the directory now (not below links, not later ones) on the loopback address, and only to
 * requests that name it: a page elsewhere cannot reach the report through a name that resolves to this machine.
 */
export async function serveDirectory(directory: string, port: number): Promise<ServedDirectory> {
  const files = await servedFiles(directory);
  const server = createServer((request, response) => {
    const file = files.get(requestedPath(request));
    const refusal = refusalOf(request, file);
    if (file === undefined || refusal !== undefined) {
      response.writeHead(refusal ?? 404, { 'content-type': 'text/plain; charset=utf-8' }).end(`${refusal ?? 404}\n`);
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
    if (request.method === 'HEAD') response.end();
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
  });
  server.requestTimeout = 10_000;
  await listen(server, port);
  const closed = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
  return { url: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`, closed, close };
}

async function servedFiles(directory: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(directory, { recursive: true })) {
    const path = join(directory, entry);
    if ((await stat(path)).isFile()) files.set(`/${entry.replaceAll('\\', '/')}`, path);
  }
  return files;
}

function requestedPath({ url = '/' }: IncomingMessage): string {
  const path = url.split('?', 1)[0]!;
  return path === '/' ? '/report.html' : path;
}

/** HTTP status of a request that is not answered, or undefined. */
function refusalOf(request: IncomingMessage, file: string | undefined): number | undefined {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (host !== LOOPBACK && host !== 'localhost') return 421;
  if (request.method !== 'GET' && request.method !== 'HEAD') return 405;
  return file === undefined ? 404 : undefined;
}

async function listen(server: Server, wanted: number): Promise<void> {
  const candidates =
    wanted === 0
      ? [0]
      : [...Array.from({ length: NEXT_PORTS }, (_, i) => wanted + i).filter((port) => port < 65536), 0];
  for (const port of candidates) {
    if (await tryListen(server, port)) return;
  }
  throw fail('internal-error', {
    message: 'No free port was found on the loopback address',
    remedy: 'Name one with --port.',
  });
}

function tryListen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (cause: NodeJS.ErrnoException): void => {
      server.off('listening', succeeded);
      if (cause.code === 'EADDRINUSE' || cause.code === 'EACCES') resolve(false);
      else reject(fail('internal-error', { message: `The report cannot be served: ${cause.message}` }, cause));
    };
    const succeeded = (): void => {
      server.off('error', failed);
      resolve(true);
    };
    server.once('error', failed);
    server.once('listening', succeeded);
    server.listen(port, LOOPBACK);
  });
}
