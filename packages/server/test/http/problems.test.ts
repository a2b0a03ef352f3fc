import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProblemBody, ROUTES, type Route, type RouteId } from '@cleanpath/api';
import { fail, PROBLEMS, type ProblemCode } from '@cleanpath/model';
import {
  START_TIMEOUT,
  testServer,
  type Credentials,
  type TestAnswer,
  type TestServer,
} from '../support/test-server.js';

const NOBODY = '00000000-0000-7000-8000-000000000000';

let server: TestServer;
let analyst: Credentials;
let network: string;
let thrown: unknown;

beforeAll(async () => {
  server = await testServer({
    // Without a console, whose page would answer addresses it may know.
    app: { consoleDirectory: join(tmpdir(), 'cleanpath-no-console') },
    handlers: {
      policies: () => {
        throw thrown;
      },
    },
  });
  const organisation = await server.organisation('Authority', { host: true });
  analyst = await server.member(organisation, ['authority']);
  network = await server.network(organisation, 'Known');
}, START_TIMEOUT);
afterAll(() => server.close());

const expectProblem = (answer: TestAnswer, status: number, code: ProblemCode): void => {
  expect([answer.status, answer.json.code], answer.text).toEqual([status, code]);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json(;|$)/);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  const body = ProblemBody.parse(answer.json);
  expect(body).toMatchObject({ status, title: PROBLEMS[code].title, type: `urn:cleanpath:problem:${code}` });
  expect(body.detail).not.toBe('');
  expect(body.remedy).not.toBe('');
  expect(body.instance).toMatch(/^[\w-]{12}$/);
};

test.each(Object.keys(PROBLEMS) as ProblemCode[])('%s is sent as problem details with its status', async (code) => {
  thrown = fail(code, { message: 'What <b>happened</b>', remedy: 'What to do' });
  const answer = await server.request('policies', {}, analyst);
  const { status } = PROBLEMS[code];
  expectProblem(answer, status < 400 ? 422 : status, code);
  // What went wrong inside is for the log.
  if (code === 'internal-error') expect(answer.text).not.toContain('happened');
  else expect(answer.json).toMatchObject({ detail: 'What <b>happened</b>', remedy: 'What to do' });
});

test.each([
  ['an error', new TypeError('secret path /etc/shadow')],
  ['a text', 'secret path /etc/shadow'],
  ['nothing', undefined],
  [
    'an error with a stack and members',
    Object.assign(new Error('secret'), { query: 'select secret', detail: 'secret' }),
  ],
])('%s nobody expected tells nothing of itself', async (_, value) => {
  thrown = value;
  const answer = await server.request('policies', {}, analyst);
  expectProblem(answer, 500, 'internal-error');
  expect(answer.text).not.toMatch(/secret|stack|node_modules|\.ts/);
});

test.each([
  ['/api', 404, 'not-found'],
  ['/api/', 404, 'not-found'],
  ['/api/nothing', 404, 'not-found'],
  ['/api/networks/', 400, 'request-invalid'],
  ['/API/networks', 404, 'not-found'],
  ['/api/networks/../../etc/passwd', 404, 'not-found'],
  ['/api/networks/..%2f..%2fetc%2fpasswd', 400, 'request-invalid'],
  ['/api/networks/%00', 400, 'request-invalid'],
  [`/api/networks/${'a'.repeat(5000)}`, 400, 'request-invalid'],
  ['/.git/config', 404, 'not-found'],
  ['/healthz/x', 404, 'not-found'],
] as const)('GET %s is a problem', async (path, status, code) => {
  expectProblem(await server.inject('GET', path, analyst), status, code);
});

const PATHS = new Map<string, Set<string>>();
for (const { path, method } of Object.values(ROUTES) as Route[])
  PATHS.set(path, (PATHS.get(path) ?? new Set<string>()).add(method));

/** `/api/networks/example` is also an address of `/api/networks/:network`. */
const taken = (method: string, url: string): boolean =>
  (Object.values(ROUTES) as Route[]).some(
    (route) =>
      route.method === method &&
      new RegExp(`^${route.path.replace(/:[a-zA-Z]+/g, '[^/]+').replace('.', '\\.')}$`).test(url),
  );

test.each([...PATHS])('%s takes its methods only, and names them', async (path, methods) => {
  const url = path.replace(/:[a-zA-Z]+/g, NOBODY);
  const allowed = [...methods, ...(methods.has('GET') ? ['HEAD'] : []), 'OPTIONS'].sort();
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'TRACE']) {
    if (methods.has(method) || taken(method, url)) continue;
    const answer = await server.inject(method, url, analyst);
    expect([method, answer.status]).toEqual([method, 405]);
    expect(answer.headers.allow?.split(', ').sort()).toEqual(allowed);
  }
  const options = await server.inject('OPTIONS', url);
  expect([options.status, options.headers['access-control-allow-origin']]).toEqual([204, undefined]);
});

const signedIn = (Object.entries(ROUTES) as [RouteId, Route][]).filter(([, route]) => route.access === 'signed-in');

test.each(signedIn)('%s without a caller is 401 and names a scheme that opens no dialog', async (id) => {
  const route: Route = ROUTES[id];
  const names = [...route.path.matchAll(/:([a-zA-Z]+)/g)].map(([, name]) => name!);
  const params = Object.fromEntries(names.map((name) => [name, NOBODY]));
  const answer = await server.request(id, { params });
  expectProblem(answer, 401, 'sign-in-needed');
  expect(answer.headers['www-authenticate']).toBe('Bearer');
});

test('fields that do not fit are named by pointer, all at once', async () => {
  const answer = await server.request('createNetwork', { body: { name: '', description: 7 } }, analyst);
  expectProblem(answer, 400, 'request-invalid');
  const pointers = (answer.json.problems as { pointer: string }[]).map(({ pointer }) => pointer);
  expect(pointers.sort()).toEqual(['/body/description', '/body/name']);
  const query = await server.inject('GET', '/api/networks?limit=0&cursor=', analyst);
  expect(query.json.problems.map(({ pointer }: { pointer: string }) => pointer)).toContain('/query/limit');
});

test.each([
  ['broken JSON', '{"name":', 'application/json', 400, 'request-invalid'],
  ['no body', undefined, 'application/json', 400, 'request-invalid'],
  ['a form', 'name=x', 'application/x-www-form-urlencoded', 415, 'media-unsupported'],
  ['plain text', '{"name":"x"}', 'text/plain', 415, 'media-unsupported'],
  [
    'XML with an entity',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    'application/xml',
    415,
    'media-unsupported',
  ],
  ['a prototype', '{"name":"x","__proto__":{"admin":true}}', 'application/json', 400, 'request-invalid'],
  ['nesting without end', '['.repeat(100_000), 'application/json', 400, 'request-invalid'],
  ['more than a megabyte', `{"name":"${'x'.repeat(1_100_000)}"}`, 'application/json', 413, 'request-too-large'],
] as const)('%s as a body is a problem', async (_, body, type, status, code) => {
  const answer = await server.inject('POST', '/api/networks', { ...analyst, 'content-type': type }, body);
  expectProblem(answer, status, code);
});

test('a path parameter that is no id is told, one of nobody is not there', async () => {
  expectProblem(await server.request('network', { params: { network: 'x' } }, analyst), 400, 'request-invalid');
  expectProblem(await server.request('network', { params: { network: NOBODY } }, analyst), 404, 'not-found');
  const params = { network, snapshot: NOBODY };
  expectProblem(await server.request('snapshot', { params }, analyst), 404, 'not-found');
});
