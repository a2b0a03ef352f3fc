import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROUTES, type RouteId } from '@cleanpath/api';
import { joinAs, PASSWORD, setUpServer, START_TIMEOUT, type SetUpServer } from './support/identity-server.js';
import type { Visitor } from './support/visitor.js';

let server: SetUpServer;
let grace: Visitor;
beforeAll(async () => {
  server = await setUpServer();
  grace = await joinAs(server, server.admin, server.host, {
    email: 'grace@host.example',
    name: 'Grace',
    roles: ['operator'],
  });
}, START_TIMEOUT);
afterAll(() => server.close());

const changes = (Object.keys(ROUTES) as RouteId[]).filter((id) => ROUTES[id].method !== 'GET');
const somewhere = '018f0000-0000-7000-8000-000000000001';
const params = Object.fromEntries(
  [
    'network',
    'assessment',
    'snapshot',
    'organisation',
    'person',
    'invitation',
    'key',
    'session',
    'passkey',
    'import',
    'job',
    'policy',
  ].map((name) => [name, somewhere]),
);

describe('cross-site requests', () => {
  const cookie = (): string => `__Host-cleanpath=${grace.cookies.get('__Host-cleanpath')!}`;

  test.each(changes.filter((id) => ROUTES[id].access === 'signed-in'))(
    'a fetch without the token of the session is refused: %s',
    async (id) => {
      const visitor = grace.copy();
      for (const token of [undefined, '', 'A'.repeat(43), server.admin.csrf]) {
        visitor.csrf = token;
        const answer = await visitor.send(id, { params, query: { name: 'x' } });
        expect([answer.status, answer.code]).toEqual([403, 'origin-refused']);
      }
    },
  );

  test.each(changes)('a page of another site is refused even with everything else right: %s', async (id) => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: server.url.replace('http:', 'https:') + '.evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const answer = await grace.send(id, { params, query: { name: 'x' }, headers });
      expect([answer.status, answer.code]).toEqual([403, 'origin-refused']);
    }
  });

  test('a form of another site is refused: its content type, and its origin', async () => {
    const form = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/networks`, {
        method: 'POST',
        headers: { cookie: cookie(), ...headers },
        body: 'name=Taken&description=x',
      });
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      expect(
        (await form({ 'content-type': type, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).status,
      ).toBe(403);
      // Even without those headers, as an old browser would send it: the token is missing.
      expect((await form({ 'content-type': type })).status).toBe(403);
      // And with the token, only JSON is read.
      expect((await form({ 'content-type': type, 'x-csrf-token': grace.csrf! })).status).toBe(415);
    }
    expect(await server.store.db.selectFrom('network').select('id').execute()).toEqual([]);
  });

  test('reading answers from another origin is not allowed: no CORS header whatever is asked', async () => {
    for (const origin of ['https://evil.example', 'null', server.url]) {
      const answer = await grace.send('me', { headers: { origin } });
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      const preflight = await fetch(`${server.url}/api/networks`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-csrf-token' },
      });
      expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test('signing in is not possible from another site (login CSRF)', async () => {
    const answer = await server.visitor().send('signIn', {
      body: { email: 'grace@host.example', password: PASSWORD },
      headers: { origin: 'https://evil.example' },
    });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
  });
});

describe('names that try to break out', () => {
  const NAMES = [
    'Eve\r\nSet-Cookie: __Host-cleanpath=x',
    'Eve\nX-Injected: 1',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'; drop table person; --",
    '=HYPERLINK("https://evil.example")',
    '{{7*7}}${7*7}',
    '\u202egnp.exe',
    '../../etc/passwd',
    'x'.repeat(200),
  ];

  test.each(NAMES)(
    'header injection through a name is not possible, and the name comes back as it was: %j',
    async (name) => {
      const answer = await grace.send('updateAccount', { body: { name } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('x-injected')).toBeNull();
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect((await grace.ok('me')).person.name).toBe(name.trim());
    },
  );

  test('a name the database cannot hold is a typed problem', async () => {
    const answer = await grace.send('updateAccount', { body: { name: 'Eve\u0000' } });
    expect([answer.status >= 400 && answer.status < 500, answer.code]).toEqual([true, 'value-invalid']);
    await grace.ok('updateAccount', { body: { name: 'Grace' } });
  });

  test('values in a cookie or header of a request come back in no header', async () => {
    const answer = await server.visitor().send('me', {
      headers: { cookie: '__Host-cleanpath=a%0d%0aX-Injected:1', 'user-agent': 'x%0d%0aX-Injected: 1' },
    });
    expect(JSON.stringify([...answer.headers])).not.toMatch(/injected/i);
  });
});

describe('paths', () => {
  /** As written, without the tidying of a URL parser. */
  const raw = (path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const sent = httpRequest({ hostname, port, path, headers }, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      sent.on('error', reject).end();
    });

  test.each([
    '/../../../../etc/passwd',
    '/assets/../../../../etc/passwd',
    '/assets/..%2f..%2f..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
    '/..%5c..%5c..%5cetc%5cpasswd',
    '/assets/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd',
    '/assets/....//....//etc/passwd',
    '/etc/passwd%00.js',
    '//etc/passwd',
    '/api/../secret.key',
    '/secret.key',
    '/api/%2e%2e/%2e%2e/secret.key',
  ])('path traversal finds no file: %s', async (path) => {
    const { status, text } = await raw(path);
    expect(text).not.toMatch(/root:|:0:0:/);
    expect(status === 200 ? text.includes('<div id="root"') || text.includes('<!doctype html>') : status >= 400).toBe(
      true,
    );
  });

  test.each(['..%2f..%2fme', '%2e%2e', 'a%00b', "'%20or%201=1", '%F0%9F%92%A3', '..', 'null', 'undefined', '%ff'])(
    'an id that is none is refused before anything is asked: %s',
    async (id) => {
      for (const path of [
        `/api/networks/${id}`,
        `/api/organisations/${id}`,
        `/api/jobs/${id}`,
        `/api/policies/${id}`,
      ]) {
        const { status } = await raw(path, { cookie: `__Host-cleanpath=${grace.cookies.get('__Host-cleanpath')!}` });
        expect([400, 404]).toContain(status);
      }
    },
  );
});

describe('hosts', () => {
  test('a name the installation is not known by is refused (DNS rebinding)', async () => {
    const { port } = new URL(server.url);
    const status = await new Promise<number>((resolve, reject) => {
      httpRequest(
        { hostname: '127.0.0.1', port, path: '/api/session', headers: { host: `evil.example:${port}` } },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });
});
