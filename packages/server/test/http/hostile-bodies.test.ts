import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { routeUrl, ROUTES } from '@cleanpath/api';
import { drip, head, rawHttp } from '../support/raw-http.js';
import { START_TIMEOUT, testServer, type Credentials, type TestServer } from '../support/test-server.js';

const MAX_UPLOAD = 1024 * 1024;
/** Short, so that the tests are; their relations are those of production. */
const TIMEOUTS = { headersMs: 500, checkMs: 100, jsonBodyMs: 600, uploadStallMs: 600, lingerMs: 500 };

let server: TestServer;
let operator: Credentials;
let network: string;

beforeAll(async () => {
  server = await testServer({ socket: true, app: { timeouts: TIMEOUTS }, config: { maxUploadBytes: MAX_UPLOAD } });
  const organisation = await server.organisation('Operator', { kind: 'operator' });
  operator = await server.member(organisation, ['operator']);
  network = await server.network(organisation, 'Target');
}, START_TIMEOUT);
afterAll(() => server.close());

/** Whatever was sent: nobody else waits for it, and nothing half is kept. */
afterEach(async () => {
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  const half = await server.store.db.selectFrom('upload').select('id').where('state', '=', 'receiving').execute();
  expect(half).toEqual([]);
});

const uploadUrl = (name = 'a.csv'): string => routeUrl('upload', { params: { network }, query: { name } });
const uploadHead = (headers: Readonly<Record<string, string>>): string =>
  head('POST', uploadUrl(), { ...operator, 'content-type': 'application/octet-stream', ...headers });
const upload = (body: Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(server.url + uploadUrl(), { method: 'POST', body: Buffer.from(body), headers: { ...operator, ...headers } });
const keptBytes = async (): Promise<number> => {
  const { bytes } = await server.store.db
    .selectFrom('blob_chunk')
    .select(({ fn }) => fn.countAll<string>().as('bytes'))
    .executeTakeFirstOrThrow();
  return Number(bytes);
};

test('headers that come drop by drop are given up with 408 (slow-loris)', async () => {
  const answer = await rawHttp(server.url, async (socket) => {
    socket.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n');
    await drip(socket, 'x-drop: 1\r\n', 50);
  });
  expect([answer.status, answer.code]).toEqual([408, 'request-timeout']);
  expect(answer.text).toContain('content-type: application/problem+json');
  expect(answer.ms).toBeLessThan(10_000);
});

test('two hundred connections that send no whole request leave the server answering', async () => {
  const slow = Array.from({ length: 200 }, () =>
    rawHttp(server.url, (socket) => void socket.write('POST /api/session HTTP/1.1\r\nhost: localhost\r\nx: ')),
  );
  await delay(100);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  const codes = new Set((await Promise.all(slow)).map(({ code }) => code));
  expect([...codes]).toEqual(['request-timeout']);
});

test('a JSON body that comes drop by drop is given up with 408, and the connection ends', async () => {
  const { path } = ROUTES.signIn;
  const answer = await rawHttp(server.url, async (socket) => {
    socket.write(head('POST', path, { 'content-type': 'application/json', 'content-length': '100000' }));
    await drip(socket, ' ', 40);
  });
  expect([answer.status, answer.code]).toEqual([408, 'request-timeout']);
  expect(answer.ms).toBeLessThan(10_000);
});

test('an upload that all but stops is given up with 408, and nothing of it is kept', async () => {
  const before = await keptBytes();
  const answer = await rawHttp(server.url, async (socket) => {
    socket.write(uploadHead({ 'content-length': '500000' }));
    socket.write('x'.repeat(20_000));
    await drip(socket, 'x', 40);
  });
  expect([answer.status, answer.code]).toEqual([408, 'request-timeout']);
  expect(await keptBytes()).toBe(before);
});

test('an upload that takes longer than a JSON body may, but goes on, arrives', async () => {
  const piece = 'y'.repeat(16_384);
  const answer = await rawHttp(server.url, async (socket) => {
    socket.write(uploadHead({ 'content-length': String(40 * piece.length), connection: 'close' }));
    for (let at = 0; at < 40; at++) {
      socket.write(piece);
      await delay(50);
    }
  });
  expect(answer.ms).toBeGreaterThan(2 * TIMEOUTS.jsonBodyMs);
  expect(answer.status).toBe(201);
});

test('a file announced as larger than the limit is refused before it is sent', async () => {
  const answer = await rawHttp(server.url, (socket) => {
    socket.write(uploadHead({ 'content-length': String(MAX_UPLOAD + 1) }));
  });
  expect([answer.status, answer.code]).toEqual([413, 'upload-too-large']);
  expect(answer.text).toContain('"remedy":"Compress or split it');
});

test('a file that grows beyond the limit unannounced is refused as soon as it does', async () => {
  const before = await keptBytes();
  let sent = 0;
  const answer = await rawHttp(server.url, async (socket) => {
    socket.write(uploadHead({ 'transfer-encoding': 'chunked' }));
    const piece = 'z'.repeat(65_536);
    // Forty times the limit, if it were let.
    while (!socket.destroyed && sent < 40 * MAX_UPLOAD) {
      if (!socket.write(`10000\r\n${piece}\r\n`)) await delay(5);
      sent += piece.length;
    }
  });
  expect([answer.status, answer.code]).toEqual([413, 'upload-too-large']);
  expect(await keptBytes()).toBe(before);
});

test('the refusal of a large file reaches a sender who is still sending', async () => {
  const answer = await upload(randomBytes(4 * MAX_UPLOAD));
  expect(answer.status).toBe(413);
  expect(((await answer.json()) as { code: string }).code).toBe('upload-too-large');
});

test.each([
  ['announced', { 'content-length': String(64 * MAX_UPLOAD) }],
  ['unannounced', { 'transfer-encoding': 'chunked' }],
])('a JSON body beyond its limit is refused, %s', async (_, headers) => {
  const answer = await rawHttp(server.url, async (socket) => {
    socket.write(head('POST', ROUTES.signIn.path, { 'content-type': 'application/json', ...headers }));
    if ('transfer-encoding' in headers) await drip(socket, `40000\r\n${' '.repeat(0x40000)}\r\n`, 2);
  });
  expect([answer.status, answer.code]).toEqual([413, 'request-too-large']);
});

test('a file cut off in the middle is not kept', async () => {
  const before = await keptBytes();
  await rawHttp(server.url, async (socket) => {
    socket.write(uploadHead({ 'content-length': '300000' }));
    socket.write('w'.repeat(200_000));
    await delay(150);
    socket.destroy();
  });
  await expect
    .poll(() => server.store.db.selectFrom('upload').select('id').where('state', '=', 'receiving').execute(), {
      timeout: 5000,
    })
    .toEqual([]);
  expect(await keptBytes()).toBe(before);
});

test('a file that arrives altered is refused where its checksum was announced, and kept where it agrees', async () => {
  const body = randomBytes(5000);
  const digest = (bytes: Uint8Array): string => `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;
  const before = await keptBytes();
  const altered = await upload(body, { 'content-digest': digest(randomBytes(5000)) });
  expect([altered.status, ((await altered.json()) as { code: string }).code]).toEqual([400, 'upload-checksum']);
  expect(await keptBytes()).toBe(before);
  const whole = await upload(body, { 'content-digest': `md5=:AAAA:, ${digest(body)}` });
  expect(whole.status).toBe(201);
  expect(await whole.json()).toMatchObject({
    bytes: 5000,
    sha256: createHash('sha256').update(body).digest('hex'),
  });
  const nonsense = await upload(body, { 'content-digest': 'sha-256=:short:' });
  expect(((await nonsense.json()) as { code: string }).code).toBe('request-invalid');
});

test('an empty file is refused', async () => {
  const answer = await upload(new Uint8Array());
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'upload-empty']);
});

test('a compressed body is not unpacked: a megabyte that would become a gigabyte stays out', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  for (const path of [ROUTES.signIn.path, uploadUrl()]) {
    const answer = await fetch(server.url + path, {
      method: 'POST',
      body: bomb,
      headers: { ...operator, 'content-type': 'application/json', 'content-encoding': 'gzip' },
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([415, 'media-unsupported']);
    expect(answer.headers.get('accept-encoding')).toBe('identity');
  }
});

test.each([
  ['headers beyond the limit', `GET /healthz HTTP/1.1\r\nhost: localhost\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ['what is not HTTP', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n', 400],
  ['two lengths', head('POST', '/api/session', { 'content-length': '5', 'Content-Length': '6' }), 400],
  [
    'a length and chunks (request smuggling)',
    head('POST', '/api/session', { 'content-length': '5', 'transfer-encoding': 'chunked' }),
    400,
  ],
  ['an address that is not one', head('GET', '/api/networks/%zz', {}), 404],
  ['a header with a line break inside', 'GET /healthz HTTP/1.1\r\nhost: localhost\r\nx: a\nb: c\r\r\n\r\n', 400],
])('%s gets problem details', async (_, bytes, status) => {
  const answer = await rawHttp(server.url, (socket) => {
    socket.write(Buffer.from(bytes, 'latin1'));
    setTimeout(() => socket.end(), 300);
  });
  expect(answer.status).toBe(status);
  expect(answer.text).toContain('content-type: application/problem+json');
  expect(answer.text).toContain('x-content-type-options: nosniff');
  expect(answer.code).toBeDefined();
});
