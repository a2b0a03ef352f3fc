import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROUTES } from '@cleanpath/api';
import { createLogger } from '../../src/http/logger.js';
import { drip, head, rawHttp } from '../support/raw-http.js';
import { START_TIMEOUT, testServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
let organisation: string;
const lines: string[] = [];

beforeAll(async () => {
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  server = await testServer({ socket: true, log: createLogger({ logLevel: 'debug' }, sink) });
  organisation = await server.organisation('Authority', { host: true });
}, START_TIMEOUT);
afterAll(() => server.close());

test('it is ready as soon as it answers, and says which schema it has', async () => {
  const answer = await server.request('ready');
  expect([answer.status, answer.json.status]).toEqual([200, 'ok']);
  expect(answer.json.checks.database).toMatchObject({ ok: true });
});

test('it is not ready while the database is of another schema, and lives on', async () => {
  const { db } = server.store;
  await sql`insert into schema_version (version, name, applied_at) values (9999, 'of a newer build', now())`.execute(
    db,
  );
  const answer = await server.request('ready');
  expect([answer.status, answer.json.status, answer.json.checks.database.ok]).toEqual([503, 'unavailable', false]);
  expect((await server.request('health')).status).toBe(200);
  await sql`delete from schema_version where version = 9999`.execute(db);
  expect((await server.request('ready')).status).toBe(200);
});

test('measures name operations and status classes, and nobody', async () => {
  const analyst = await server.member(organisation, ['authority']);
  await server.network(organisation, 'Secret network');
  await server.request('networks', {}, analyst);
  const answer = await server.request('metrics');
  expect(answer.headers['content-type']).toMatch(/^text\/plain; version=/);
  expect(answer.text).toMatch(/cleanpath_http_request_seconds_count\{route="networks",status="2xx"\} \d/);
  expect(answer.text).toContain('cleanpath_jobs{state="queued"}');
  expect(answer.text).not.toMatch(/Secret network|Authority/);
});

test('measures are for the machine itself and configured addresses', async () => {
  const answer = await server.app.inject({
    method: 'GET',
    url: '/metrics',
    headers: { host: 'localhost' },
    remoteAddress: '203.0.113.9',
  });
  expect(answer.statusCode).toBe(403);
});

test('no secret that is sent reaches the log, whatever becomes of the request', async () => {
  const secrets = [
    'hunter2-violet-harbour',
    'tok_9f8e7d6c5b',
    'code-424242',
    'cp_0192_abcdefSECRETghijkl',
    'c2Vzc2lvbi1zZWNyZXQ',
  ];
  const [password, token, code, key, cookie] = secrets as [string, string, string, string, string];
  const analyst = await server.member(organisation, ['authority']);
  const bodies = [
    ['signIn', { email: 'ada@host.example', password }],
    ['secondFactor', { ticket: token, method: 'totp', code }],
    ['setUp', { token, name: 'A', email: 'a@b.example', password, organisation: { name: 'x', kind: 'authority' } }],
    ['acceptInvitation', { token, name: 'A', password }],
    ['lookUpInvitation', { token }],
    ['changePassword', { current: password, password: `${password}2` }],
    ['confirmIdentity', { password }],
    ['confirmTotp', { code }],
  ] as const;
  for (const [id, body] of bodies) {
    await server.request(id, { body });
    await server.request(id, { body }, analyst);
    // A body that fits no schema, and one that is no JSON.
    await server.request(id, { body: { ...body, password: { nested: password }, token: [token] } }, analyst);
    await server.inject(
      'POST',
      ROUTES[id].path,
      { ...analyst, 'content-type': 'application/json' },
      `{"password":"${password}","token":"${token}`,
    );
  }
  await server.inject('GET', '/api/networks', { authorization: `Bearer ${key}` });
  await server.inject('GET', '/api/networks', {
    authorization: `Basic ${Buffer.from(`x:${password}`).toString('base64')}`,
  });
  await server.inject('GET', '/api/networks', { cookie: `__Host-cleanpath=${cookie}.${cookie}` });
  await server.inject('GET', `/api/session/oidc/none/callback?code=${code}&state=${token}`);
  await server.inject('GET', `/api/networks?token=${token}&password=${password}`, analyst);
  await server.inject('GET', `/nowhere/${token}?token=${token}`);
  await rawHttp(server.url, (socket) => void socket.end(`GET / HTTP/1.1\r\nhost: localhost\r\nx-${token}\r\n\r\n`));
  const text = lines.join('');
  expect(lines.length).toBeGreaterThan(30);
  for (const secret of secrets) expect(text.includes(secret), secret).toBe(false);
  expect(text).not.toContain(analyst['x-csrf-token']);
  expect(text).not.toContain(analyst.cookie!.split('=')[1]!);
  for (const line of text.trim().split('\n')) expect(() => JSON.parse(line) as unknown, line).not.toThrow();
});

test(
  'while it ends, what runs finishes, what comes is told to try again, and the port is free after',
  async () => {
    const other = await testServer({ socket: true });
    const session = await other.member(await other.organisation('Ending'), ['operator']);
    const network = await other.network(
      (await other.store.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()).id,
      'N',
    );
    const path = `/api/networks/${network}/uploads?name=a`;
    let closing: Promise<void> | undefined;
    let refused: ReturnType<typeof rawHttp> | undefined;
    const underWay = rawHttp(other.url, async (socket) => {
      socket.write(
        head('POST', path, { ...session, 'content-length': '50000', 'content-type': 'application/octet-stream' }),
      );
      socket.write('a'.repeat(20_000));
      await new Promise((resolve) => setTimeout(resolve, 200));
      // A second connection, open before: its next request comes too late.
      refused = rawHttp(other.url, async (second) => {
        second.write(head('GET', '/healthz', {}).slice(0, -2));
        await new Promise((resolve) => setTimeout(resolve, 100));
        closing = other.app.close();
        await new Promise((resolve) => setTimeout(resolve, 200));
        second.write('\r\n');
        second.write(head('GET', '/readyz', {}));
        await drip(second, '', 50);
      });
      await new Promise((resolve) => setTimeout(resolve, 600));
      socket.write('a'.repeat(30_000));
    });
    expect((await underWay).status).toBe(201);
    const late = (await refused)!;
    expect(late.text).toMatch(/"status":"ok"|urn:cleanpath:problem:unavailable/);
    await closing;
    await other.close();
    await expect(fetch(`${other.url}/healthz`)).rejects.toThrow();
  },
  START_TIMEOUT,
);
