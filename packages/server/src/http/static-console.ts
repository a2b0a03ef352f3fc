import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notModified } from './etag.js';

/** The console as files; `serve` gives false where an address is not one of them. */
export interface StaticConsole {
  serve(request: FastifyRequest, reply: FastifyReply): Promise<boolean>;
}

interface Served {
  readonly type: string;
  readonly bytes: Buffer;
  readonly version: string;
  /** Name carries a hash of the content: it may be kept forever. */
  readonly immutable: boolean;
  /** By content coding; a promise, so that each is made once, at the first request for it. */
  readonly coded: Map<Coding, Promise<Buffer>>;
}

type Coding = 'br' | 'gzip';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** Already compressed; again would cost and gain nothing. */
const PACKED = new Set(['.png', '.ico', '.webp', '.woff2']);

/** Types that a browser never runs and never shows as a page. */
const PASSIVE = /^(?:text\/css|font\/)/;

/** Files below this are one packet anyway. */
const MIN_COMPRESSED_BYTES = 1024;

/** Best gain for a second of work per megabyte, once per start and file; not on the event loop. */
const BROTLI_QUALITY = 9;

/**
 * Reads every file of the built console into memory at the start, a few megabytes. Only names read then are ever
 * served: no address can lead out of the directory. Unknown addresses that a browser navigates to get the page itself,
 * which shows what the address means.
 */
export async function staticConsole(directory: string): Promise<StaticConsole> {
  const files = await readFiles(directory);
  return {
    serve: async (request, reply) => {
      const path = request.url.split('?', 1)[0] ?? '';
      const file = files.get(path) ?? (isNavigation(request, path) ? files.get('/index.html') : undefined);
      if (file === undefined) return false;
      await send(request, reply, file);
      return true;
    },
  };
}

async function send(request: FastifyRequest, reply: FastifyReply, file: Served): Promise<void> {
  void reply.header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  // Style sheets and fonts run nothing: forty copies of the policy would be a tenth of the first load.
  if (PASSIVE.test(file.type)) void reply.removeHeader('content-security-policy');
  const coding = file.coded.size === 0 ? undefined : accepted(request);
  // A coded representation is another one (RFC 9110 §8.8.3.3).
  const version = coding === undefined ? file.version : `${file.version}-${coding}`;
  if (file.coded.size > 0) void reply.header('vary', 'accept-encoding');
  if (notModified(request, reply, version)) return void reply.code(304).send();
  void reply.header('content-type', file.type);
  if (coding === undefined) return void reply.send(file.bytes);
  let packed = file.coded.get(coding)!;
  if (packed === NOT_YET) {
    packed = pack(file.bytes, coding);
    file.coded.set(coding, packed);
  }
  const bytes = await packed;
  void reply.header('content-encoding', coding).send(bytes);
}

const NOT_YET = Promise.resolve(Buffer.alloc(0));

function pack(bytes: Buffer, coding: Coding): Promise<Buffer> {
  if (coding === 'gzip') return promisify(gzip)(bytes, { level: 9 });
  return promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
}

function accepted(request: FastifyRequest): Coding | undefined {
  const header = request.headers['accept-encoding'];
  const list = (typeof header === 'string' ? header : '').toLowerCase().split(',');
  const takes = (coding: string): boolean =>
    list.some((entry) => {
      const [name, ...parameters] = entry.trim().split(/\s*;\s*/);
      return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    });
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : undefined;
}

/** A person going to an address of the console; not a file, not the API. */
function isNavigation(request: FastifyRequest, path: string): boolean {
  if (path === '/api' || path.startsWith('/api/') || path.startsWith('/assets/')) return false;
  if (extname(path.slice(path.lastIndexOf('/'))) !== '') return false;
  return (request.headers.accept ?? '*/*').split(',').some((entry) => /^\s*(text\/html|\*\/\*)/.test(entry));
}

async function readFiles(directory: string): Promise<Map<string, Served>> {
  const files = new Map<string, Served>();
  const packed = new Map<string, Promise<Buffer>>();
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    if (entry.name.endsWith('.br')) packed.set(file.slice(0, -'.br'.length), readFile(file));
  }
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const type = TYPES[extname(entry.name)];
    if (type === undefined) continue;
    const bytes = await readFile(file);
    const path = `/${relative(directory, file).split(sep).map(encodeURIComponent).join('/')}`;
    const small = bytes.length < MIN_COMPRESSED_BYTES || PACKED.has(extname(entry.name));
    files.set(path, {
      type,
      bytes,
      version: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
      immutable: /^\/assets\/.*-[\w-]{8,}\.\w+$/.test(path),
      coded: small
        ? new Map<Coding, Promise<Buffer>>()
        : new Map([
            // The build leaves the smallest form beside the file; what has none is compressed when first asked for.
            ['br', packed.get(file) ?? NOT_YET],
            ['gzip', NOT_YET],
          ]),
    });
  }
  const page = files.get('/index.html');
  if (page) files.set('/', page);
  return files;
}
