import { afterAll, beforeAll, expect, test } from 'vitest';
import { START_TIMEOUT, testServer, type Credentials, type TestServer } from '../support/test-server.js';

let server: TestServer;
let owner: string;
let analyst: Credentials;

beforeAll(async () => {
  server = await testServer();
  owner = await server.organisation('Authority');
  analyst = await server.member(owner, ['authority']);
}, START_TIMEOUT);
afterAll(() => server.close());

const create = async (name: string, credentials = analyst): Promise<string> => {
  const answer = await server.request('createNetwork', { body: { name } }, credentials);
  expect(answer.status).toBe(201);
  return answer.json.id as string;
};

test('a network is created, read, renamed with If-Match and deleted', async () => {
  const network = await create('First');
  const params = { network };
  const read = await server.request('network', { params }, analyst);
  expect(read.json).toMatchObject({ id: network, name: 'First', access: 'owner', owner: { name: 'Authority' } });
  const renamed = await server.request(
    'updateNetwork',
    { params, body: { name: 'Second' }, headers: { 'if-match': read.headers.etag! } },
    analyst,
  );
  expect(renamed.status).toBe(200);
  expect((await server.request('network', { params }, analyst)).json.name).toBe('Second');
  expect((await server.request('deleteNetwork', { params }, analyst)).status).toBe(204);
  expect((await server.request('network', { params }, analyst)).status).toBe(404);
});

test('a change on an outdated state is refused', async () => {
  const params = { network: await create('Contended') };
  const change = (etag: string, name: string) =>
    server.request('updateNetwork', { params, body: { name }, headers: { 'if-match': etag } }, analyst);
  expect((await change('"1"', 'Contended 2')).status).toBe(200);
  const late = await change('"1"', 'Contended 3');
  expect([late.status, late.json.code]).toEqual([412, 'changed-meanwhile']);
  const without = await server.request('updateNetwork', { params, body: { name: 'x' } }, analyst);
  expect([without.status, without.json.code]).toEqual([428, 'precondition-needed']);
});

test('an ETag spares the body, and changes with the network', async () => {
  const params = { network: await create('Cached') };
  const first = await server.request('network', { params }, analyst);
  const again = await server.request('network', { params, headers: { 'if-none-match': first.headers.etag! } }, analyst);
  expect([again.status, again.text]).toEqual([304, '']);
  await server.request(
    'updateNetwork',
    { params, body: { description: 'new' }, headers: { 'if-match': first.headers.etag! } },
    analyst,
  );
  const after = await server.request('network', { params, headers: { 'if-none-match': first.headers.etag! } }, analyst);
  expect(after.status).toBe(200);
  expect(after.json.description).toBe('new');
});

test('names are unique within the organisation', async () => {
  await create('Taken');
  const again = await server.request('createNetwork', { body: { name: 'taken' } }, analyst);
  expect([again.status, again.json.code]).toEqual([409, 'name-taken']);
});

test('another organisation neither sees the network nor learns that it exists', async () => {
  const params = { network: await create('Secret') };
  const stranger = await server.member(await server.organisation('Stranger'), ['operator', 'administrator']);
  for (const id of ['network', 'grants', 'snapshots', 'imports', 'assessments', 'supplierFile'] as const) {
    const answer = await server.request(id, { params }, stranger);
    expect([id, answer.status, answer.json.code]).toEqual([id, 404, 'not-found']);
    expect(answer.text).not.toContain('Secret');
  }
  expect((await server.request('networks', {}, stranger)).json.items).toEqual([]);
});

test('a grant lets another organisation read and not change; taking it back ends both at once', async () => {
  const params = { network: await create('Shared') };
  const reader = await server.organisation('Reader');
  const member = await server.member(reader, ['operator']);
  const grant = { params: { ...params, organisation: reader }, body: { access: 'read' } };
  expect((await server.request('setGrant', grant, analyst)).json).toMatchObject({ organisation: 'Reader' });
  expect((await server.request('network', { params }, member)).json).toMatchObject({ access: 'read' });
  const change = { params, body: { name: 'Mine' }, headers: { 'if-match': '"1"' } };
  expect((await server.request('updateNetwork', change, member)).json.code).toBe('forbidden');
  expect((await server.request('grants', { params }, member)).json.code).toBe('forbidden');
  expect((await server.request('removeGrant', { params: grant.params }, analyst)).status).toBe(204);
  expect((await server.request('network', { params }, member)).status).toBe(404);
});

test('a supplier with access to its own file sees nothing else of the network', async () => {
  const params = { network: await create('Watched') };
  const maker = await server.organisation('Maker', { kind: 'supplier' });
  const member = await server.member(maker, ['supplier']);
  const grant = { params: { ...params, organisation: maker }, body: { access: 'supplier-file', supplierId: 'maker' } };
  expect((await server.request('setGrant', grant, analyst)).status).toBe(200);
  const seen = await server.request('network', { params }, member);
  expect(seen.json).toMatchObject({ access: 'supplier-file', supplierId: 'maker', description: '' });
  expect((await server.request('networks', {}, member)).json.items).toHaveLength(1);
  for (const id of ['snapshots', 'imports', 'assessments', 'grants'] as const)
    expect([id, (await server.request(id, { params }, member)).status]).toEqual([id, 403]);
});

test('an administrator without a working role reads no network', async () => {
  const params = { network: await create('Not for administrators') };
  const administrator = await server.member(owner, ['administrator']);
  expect((await server.request('network', { params }, administrator)).status).toBe(404);
  expect((await server.request('networks', {}, administrator)).json.items).toEqual([]);
  expect((await server.request('createNetwork', { body: { name: 'x' } }, administrator)).status).toBe(403);
});

test('deleting asks again who one is when that is long ago, and an API key never can', async () => {
  const params = { network: await create('Precious') };
  const person = await server.person(owner, ['authority']);
  const session = await server.session(person);
  server.clock.advance(11 * 60_000);
  const late = await server.request('deleteNetwork', { params }, session);
  expect([late.status, late.json.code]).toEqual([403, 'reauthenticate']);
  const key = await server.apiKey(person, ['networks:read', 'networks:write']);
  expect((await server.request('deleteNetwork', { params }, key)).status).toBe(403);
});

test('the list is paged by a cursor that fits its list only', async () => {
  const organisation = await server.organisation('Many');
  const member = await server.member(organisation, ['operator']);
  for (let number = 1; number <= 5; number++) {
    await create(`Network ${number}`, member);
    server.clock.advance(1000);
  }
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await server.request('networks', { query: { limit: 2, ...(cursor ? { cursor } : {}) } }, member);
    names.push(...(page.json.items as { name: string }[]).map((item) => item.name));
    cursor = page.json.next as string | undefined;
  } while (cursor);
  expect(names).toEqual(['Network 5', 'Network 4', 'Network 3', 'Network 2', 'Network 1']);
  for (const forged of ['x', Buffer.from('["a",1]').toString('base64url'), '%00']) {
    const answer = await server.request('networks', { query: { cursor: forged } }, member);
    expect([answer.status, answer.json.code]).toEqual([400, 'cursor-invalid']);
  }
});

test('each change is in the audit trail with who did it', async () => {
  const organisation = await server.organisation('Audited');
  const person = await server.person(organisation, ['operator', 'auditor'], 'Ann Operator');
  const session = await server.session(person);
  const network = await create('Traced', session);
  const headers = { 'if-match': '"1"' };
  await server.request('updateNetwork', { params: { network }, body: { name: 'Retraced' }, headers }, session);
  await server.request('deleteNetwork', { params: { network } }, session);
  const { items } = (await server.request('audit', {}, session)).json as {
    items: { action: string; actor: { name: string }; subject: { id: string } }[];
  };
  expect(items.map(({ action }) => action)).toEqual(['network.delete', 'network.update', 'network.create']);
  expect(new Set(items.map(({ actor, subject }) => `${actor.name} ${subject.id}`))).toEqual(
    new Set([`Ann Operator ${network}`]),
  );
});

test('the example is a network with a job, and a second one gets its own name', async () => {
  const member = await server.member(await server.organisation('Beginner'), ['operator']);
  const first = await server.request('createExample', {}, member);
  expect(first.status).toBe(202);
  const second = await server.request('createExample', {}, member);
  expect([first.json.network.name, second.json.network.name]).toEqual(['Example nation', 'Example nation 2']);
  const job = await server.request('job', { params: { job: first.json.jobId as string } }, member);
  expect([200, 503]).toContain(job.status);
});

test('organisations to share with are found by the beginning of their name, without the owner', async () => {
  const params = { network: await create('To share') };
  await server.organisation('Ångström Labs');
  await server.organisation('100% Radio');
  const find = async (q: string) =>
    (
      (await server.request('findOrganisation', { params, query: { q } }, analyst)).json.items as { name: string }[]
    ).map(({ name }) => name);
  expect(await find('ångs')).toEqual(['Ångström Labs']);
  expect(await find('100%')).toEqual(['100% Radio']);
  expect(await find('%%')).toEqual([]);
  expect(await find('auth')).toEqual([]);
});
