import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { START_TIMEOUT, testServer, type Credentials, type TestServer } from '../support/test-server.js';

let server: TestServer;
let organisation: string;
let analyst: Credentials;

beforeAll(async () => {
  server = await testServer({ socket: true });
  organisation = await server.organisation('Authority');
  analyst = await server.member(organisation, ['authority']);
}, START_TIMEOUT);
afterAll(() => server.close());

const create = (name: string, key: string, credentials = analyst) =>
  server.request('createNetwork', { body: { name }, headers: { 'idempotency-key': key } }, credentials);
const named = async (name: string): Promise<number> => {
  const { json } = await server.request('networks', { query: { limit: 500 } }, analyst);
  return (json.items as { name: string }[]).filter((item) => item.name === name).length;
};

test('a repetition with the same key gets the first answer and does nothing', async () => {
  const key = 'repeat-me-1';
  const first = await create('Once', key);
  const again = await create('Once', key);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.text).toBe(first.text);
  expect(await named('Once')).toBe(1);
});

test('the same key with another body or another address is refused', async () => {
  const key = 'repeat-me-2';
  await create('Kept', key);
  const other = await create('Other', key);
  expect([other.status, other.json.code]).toEqual([422, 'idempotency-mismatch']);
  const address = await server.request('createExample', { headers: { 'idempotency-key': key } }, analyst);
  expect(address.json.code).toBe('idempotency-mismatch');
  expect(await named('Other')).toBe(0);
});

test('twenty at once with one key do the work once and all get its answer', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => create('Crowd', 'repeat-me-3')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(await named('Crowd')).toBe(1);
});

test('a key of somebody else is another key', async () => {
  const stranger = await server.member(await server.organisation('Stranger'), ['operator']);
  const mine = await create('Shared key', 'repeat-me-4');
  const theirs = await create('Shared key', 'repeat-me-4', stranger);
  expect(theirs.status).toBe(201);
  expect(theirs.json.id).not.toBe(mine.json.id);
});

test('a request that failed may be tried again with its key', async () => {
  await create('Taken', 'repeat-me-5');
  expect((await create('Taken', 'repeat-me-6')).json.code).toBe('name-taken');
  expect((await create('Taken', 'repeat-me-6')).json.code).toBe('name-taken');
});

test('a key is good for a day', async () => {
  const first = await create('Daily', 'repeat-me-7');
  server.clock.advance(25 * 3600_000);
  const session = await server.member(organisation, ['authority']);
  analyst = session;
  expect(first.status).toBe(201);
  expect((await create('Daily', 'repeat-me-7')).json.code).toBe('name-taken');
});

test.each(['short', 'x'.repeat(201), 'späte-nachricht', 'a b c d e f g h'])('“%s” is no key', async (key) => {
  const answer = await create('Keyless', encodeURI(key).includes('%C3') ? Buffer.from(key).toString('latin1') : key);
  expect([answer.status, answer.json.code]).toEqual([400, 'request-invalid']);
  expect(await named('Keyless')).toBe(0);
});

test('a repeated upload gets the first answer where its bytes are the same, and is refused where they are not', async () => {
  const network = await server.network(organisation, 'Uploads');
  const body = randomBytes(200_000);
  const send = (upload: Uint8Array) =>
    server.request(
      'upload',
      { params: { network }, query: { name: 'a' }, upload, headers: { 'idempotency-key': 'repeat-me-8' } },
      analyst,
    );
  const first = await send(body);
  expect(first.status).toBe(201);
  expect((await send(body)).text).toBe(first.text);
  const altered = Buffer.from(body);
  altered[100_000]! ^= 1;
  expect((await send(altered)).json.code).toBe('idempotency-mismatch');
  expect((await send(body.subarray(1))).json.code).toBe('idempotency-mismatch');
  const rows = await server.store.db.selectFrom('upload').select('id').where('network_id', '=', network).execute();
  expect(rows).toHaveLength(1);
});

test('pages are stable while rows come and go', async () => {
  const member = await server.member(await server.organisation('Pager'), ['operator']);
  const ids: string[] = [];
  for (let at = 0; at < 12; at++) {
    const { json } = await server.request('createNetwork', { body: { name: `Page ${at}` } }, member);
    ids.push(json.id as string);
    await delay(1);
  }
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; ; page++) {
    const query = { limit: 5, ...(cursor === undefined ? {} : { cursor }) };
    const { json } = await server.request('networks', { query }, member);
    seen.push(...(json.items as { id: string }[]).map(({ id }) => id));
    if (page === 0) {
      // One shown already goes, one comes: neither repeats nor hides another.
      await server.request('deleteNetwork', { params: { network: seen[0]! } }, member);
      await server.request('createNetwork', { body: { name: 'Aardvark' } }, member);
    }
    cursor = json.next as string | undefined;
    if (cursor === undefined) break;
  }
  expect(new Set(seen).size).toBe(seen.length);
  for (const id of ids) expect(seen).toContain(id);
});

test.each([
  ['nonsense', 'x'],
  ['JSON of another shape', Buffer.from('[1,2,3,4,5,6]').toString('base64url')],
  ['a statement', Buffer.from(`["' or 1=1 --","x"]`).toString('base64url').slice(0, 7)],
  ['an object', Buffer.from('{"a":1}').toString('base64url')],
  ['a NUL', Buffer.from('["\\u0000","\\u0000"]').toString('base64url')],
  ['a cursor of five hundred characters', 'A'.repeat(500)],
])('a tampered cursor is refused: %s', async (_, cursor) => {
  for (const id of ['networks', 'jobs', 'audit'] as const) {
    const credentials = id === 'audit' ? await server.member(organisation, ['auditor']) : analyst;
    const answer = await server.request(id, { query: { cursor } }, credentials);
    expect([id, answer.status, answer.json.code]).toEqual([id, 400, 'cursor-invalid']);
  }
});

test('If-None-Match takes lists, weak tags and the star; an ETag of before gets the new body', async () => {
  const network = await server.network(organisation, 'Tagged');
  const read = (tag?: string) =>
    server.request(
      'network',
      { params: { network }, ...(tag === undefined ? {} : { headers: { 'if-none-match': tag } }) },
      analyst,
    );
  const { etag } = (await read()).headers;
  expect(etag).toMatch(/^"[^"]+"$/);
  for (const tag of [etag!, `W/${etag}`, `"x", ${etag}`, '*']) {
    const answer = await read(tag);
    expect([tag, answer.status, answer.text, answer.headers.etag]).toEqual([tag, 304, '', etag]);
  }
  for (const tag of ['"x"', '""', 'W/"x"']) expect((await read(tag)).status).toBe(200);
});

test('of twenty who change the same state at once one wins, and the others are told', async () => {
  const network = await server.network(organisation, 'Contended');
  const { etag } = (await server.request('network', { params: { network } }, analyst)).headers;
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      server.request(
        'updateNetwork',
        { params: { network }, body: { description: `by ${at}` }, headers: { 'if-match': etag! } },
        analyst,
      ),
    ),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 412)).toHaveLength(19);
});
