import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Draft } from '@cleanpath/api';
import { loadCatalogs } from '@cleanpath/assessment';
import type { Policy } from '@cleanpath/model';
import type { Catalogs } from '@cleanpath/trust';
import {
  START_TIMEOUT,
  testServer,
  type Credentials,
  type TestAnswer,
  type TestServer,
} from '../support/test-server.js';
import { chainDossier, publishAssessed, trustful } from './live-lab.js';

let server: TestServer;
let office: string;
let analyst: Credentials;
let colleague: Credentials;
let auditor: Credentials;
let catalogs: Catalogs;
let policy: Policy;

beforeAll(async () => {
  server = await testServer({ work: true, realTime: true });
  office = await server.organisation('Office', { host: true });
  analyst = await server.member(office, ['authority']);
  colleague = await server.member(office, ['operator']);
  auditor = await server.member(office, ['auditor']);
  catalogs = await loadCatalogs();
  policy = trustful(catalogs.policies.get('cleanpath-neutral')!);
}, START_TIMEOUT);
afterAll(() => server.close());

let networks = 0;
async function network(): Promise<string> {
  const id = await server.network(office, `Chain ${++networks}`);
  await publishAssessed(server.store, catalogs, id, chainDossier('one', 6), policy);
  return id;
}

const mend = { action: 'set', record: 'element', id: 'em-north', fields: { state: null } };
const tier = (value: string) => ({ action: 'set', record: 'element', id: 'r1', fields: { tier: value } });

const add = (id: string, body: unknown, as = analyst): Promise<TestAnswer> =>
  server.request('addChange', { params: { network: id }, body }, as);
const read = async (id: string, as = analyst): Promise<Draft> =>
  Draft.parse((await server.request('draft', { params: { network: id } }, as)).json);
const sentences = ({ changes }: Draft): string[] =>
  changes.filter(({ undone }) => !undone).map(({ sentence }) => sentence);

async function jobEnd(jobId: string): Promise<{ state: string; problems: unknown[] }> {
  for (let i = 0; i < 600; i++) {
    const { json } = await server.request('job', { params: { job: jobId } }, analyst);
    if (!['queued', 'running'].includes(json.state as string)) return json as { state: string; problems: unknown[] };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The job did not end');
}

describe('a draft of changes', () => {
  it('begins empty, takes changes that fit, and says what each does', async () => {
    const id = await network();
    expect(await read(id)).toMatchObject({ version: 0, changes: [], canUndo: false, canRedo: false, stale: false });
    const first = await add(id, mend);
    expect(first.status).toBe(201);
    expect(Draft.parse(first.json)).toMatchObject({ version: 1, canUndo: true, stale: false });
    const second = Draft.parse((await add(id, tier('high'))).json);
    expect(second.version).toBe(2);
    expect(sentences(second)).toEqual([
      'Removes the state of em-north (element manager) (untrusted).',
      'Sets the tier of Router 1 (transport node (router, switch, optical)) to high.',
    ]);
  });

  it('refuses a change that does not fit, with its place and remedy, and keeps what it had', async () => {
    const id = await network();
    await add(id, mend);
    const refused = await add(id, tier('hihg'));
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({
      code: 'change-invalid',
      problems: [{ pointer: '/fields/tier', remedy: expect.stringContaining('“high”') as string }],
    });
    const broken = await add(id, { action: 'remove', record: 'element', id: 'r0' });
    expect(broken.json.problems[0]).toMatchObject({ code: 'change-invalid', pointer: '/id' });
    expect(broken.json.problems[0].message).toContain('the service “far”');
    expect(await add(id, { action: 'explode' })).toMatchObject({ status: 400 });
    expect((await read(id)).changes).toHaveLength(1);
  });

  it('undoes and redoes; a new change gives up what was undone', async () => {
    const id = await network();
    const step = async (way: 'undo' | 'redo'): Promise<Draft> =>
      Draft.parse((await server.request(way, { params: { network: id } }, analyst)).json);
    expect((await step('undo')).version).toBe(0);
    await add(id, mend);
    await add(id, tier('high'));
    expect(sentences(await step('undo'))).toHaveLength(1);
    const none = await step('undo');
    expect(none).toMatchObject({ canUndo: false, canRedo: true });
    expect((await step('undo')).version).toBe(none.version);
    expect(sentences(await step('redo'))).toHaveLength(1);
    const last = Draft.parse((await add(id, tier('low'))).json);
    expect(last).toMatchObject({ canRedo: false });
    expect(last.changes).toHaveLength(2);
  });

  it('belongs to one person, and those who only read cannot edit', async () => {
    const id = await network();
    await add(id, mend);
    expect((await read(id, colleague)).changes).toEqual([]);
    expect((await read(id, auditor)).changes).toEqual([]);
    expect((await add(id, mend, auditor)).status).toBe(403);
    const others = await server.member(await server.organisation(`Others ${id}`), ['authority']);
    expect((await add(id, mend, others)).status).toBe(404);
  });

  it('lets one of two changes at the same time win', async () => {
    const id = await network();
    const answers = await Promise.all([add(id, tier('high')), add(id, tier('low')), add(id, tier('critical'))]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(0);
    expect(statuses.every((status) => status === 201 || status === 412)).toBe(true);
    expect((await read(id)).changes).toHaveLength(statuses.filter((status) => status === 201).length);
  });

  it('becomes a new snapshot with its assessment, and leaves an audit entry', async () => {
    const id = await network();
    expect((await server.request('applyDraft', { params: { network: id }, body: {} }, analyst)).json).toMatchObject({
      code: 'draft-empty',
    });
    await add(id, mend);
    await add(id, tier('high'));
    const check = await server.request('checkDraft', { params: { network: id } }, analyst);
    expect(check.json).toEqual({ problems: [] });
    const applied = await server.request('applyDraft', { params: { network: id }, body: { note: 'Mended' } }, analyst);
    expect(applied.status).toBe(202);
    expect(await jobEnd(applied.json.jobId as string)).toMatchObject({ state: 'done', problems: [] });
    expect(await read(id)).toMatchObject({ changes: [] });
    const now = (await server.request('network', { params: { network: id } }, analyst)).json;
    expect(now).toMatchObject({ snapshot: { seq: 2, note: 'Mended' } });
    const params = { network: id, assessment: now.assessment.id as string, element: 'em-north' };
    const card = (await server.request('element', { params }, analyst)).json;
    expect(card.record).not.toHaveProperty('state');
    const entries = await server.store.db.selectFrom('audit').selectAll().where('action', '=', 'draft.apply').execute();
    const entry = entries.find(({ subject_id }) => subject_id === id);
    expect(entry?.details).toMatchObject({ note: 'Mended', jobId: applied.json.jobId as string });
    expect(entry?.details['changes']).toHaveLength(2);
  }, 90_000);

  it('turns stale when somebody else changes the network, and is not applied then', async () => {
    const id = await network();
    await add(id, mend);
    await publishAssessed(server.store, catalogs, id, chainDossier('one', 7), policy);
    expect((await read(id)).stale).toBe(true);
    const check = await server.request('checkDraft', { params: { network: id } }, analyst);
    expect(check.json.problems).toMatchObject([{ code: 'draft-stale' }]);
    const refused = await server.request('applyDraft', { params: { network: id }, body: {} }, analyst);
    expect(refused).toMatchObject({ status: 409 });
    expect(refused.json).toMatchObject({ code: 'draft-stale' });
    expect((await server.request('discardDraft', { params: { network: id } }, analyst)).status).toBe(204);
    expect(await read(id)).toMatchObject({ version: 0, stale: false, changes: [] });
  });

  it('needs facts to change', async () => {
    const empty = await server.network(office, 'Empty');
    expect((await add(empty, mend)).json).toMatchObject({ code: 'network-empty' });
  });
});
