import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ElementPage, MapLayer, ServiceView } from '@cleanpath/api';
import { loadCatalogs } from '@cleanpath/assessment';
import { START_TIMEOUT, testServer, type Credentials, type TestServer } from '../support/test-server.js';
import { chainDossier, publishAssessed, trustful } from './live-lab.js';

let server: TestServer;
let analyst: Credentials;
let stranger: Credentials;
let params: { network: string; assessment: string };

beforeAll(async () => {
  server = await testServer();
  const office = await server.organisation('Office', { host: true });
  analyst = await server.member(office, ['authority']);
  stranger = await server.member(await server.organisation('Others'), ['authority']);
  const network = await server.network(office, 'Chain');
  const catalogs = await loadCatalogs();
  const policy = trustful(catalogs.policies.get('cleanpath-neutral')!);
  const { key } = await publishAssessed(server.store, catalogs, network, chainDossier('one', 40), policy);
  params = { network, assessment: key.assessmentId };
}, START_TIMEOUT);
afterAll(() => server.close());

describe('the network as an assessment sees it', () => {
  it('lists elements page by page, untrusted first', async () => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 15, ...(cursor === undefined ? {} : { cursor }) };
      const answer = await server.request('elements', { params, query }, analyst);
      expect(answer.status).toBe(200);
      const page = ElementPage.parse(answer.json);
      expect(page.total).toBe(41);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(ids.slice(0, 2)).toEqual(['em-north', 'r1']);
    expect(new Set(ids).size).toBe(41);
  });

  it('filters by every condition at once', async () => {
    const query = { q: 'ROUTER 1', state: 'trusted', kind: 'transport-node', site: 'Site 3', bbox: '9,49,11,51' };
    const page = ElementPage.parse((await server.request('elements', { params, query }, analyst)).json);
    expect(page.items.map(({ id }) => id)).toEqual(['r10', 'r17']);
  });

  it.each([
    [{ cursor: 'state-!' }, 'cursor-invalid'],
    [{ bbox: 'everywhere' }, 'request-invalid'],
    [{ state: 'fine' }, 'request-invalid'],
    [{ limit: 100_000 }, 'request-invalid'],
  ])('refuses %j', async (query, code) => {
    const answer = await server.request('elements', { params, query }, analyst);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ code });
  });

  it('sends all rows as CSV that no spreadsheet runs', async () => {
    const answer = await server.request('elementsCsv', { params }, analyst);
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.headers['content-disposition']).toContain('attachment');
    expect(answer.text.trimEnd().split('\r\n')).toHaveLength(42);
    expect(answer.text).toContain("'=cmd|calc");
  });

  it('draws the map and a service, and spares who has them already', async () => {
    const map = await server.request('map', { params, query: { zoom: 12 } }, analyst);
    expect(MapLayer.parse(map.json)).toMatchObject({ placed: 40, unplaced: 1, aggregated: false });
    const service = await server.request('demand', { params: { ...params, demand: 'far' } }, analyst);
    expect(ServiceView.parse(service.json).demand.verdict).toBe('blocked');
    const again = await server.request(
      'demand',
      { params: { ...params, demand: 'far' }, headers: { 'if-none-match': service.headers['etag']! } },
      analyst,
    );
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
  });

  it('shows the card of one element', async () => {
    const answer = await server.request('element', { params: { ...params, element: 'em-north' } }, analyst);
    expect(answer.json).toMatchObject({
      element: { own: 'untrusted' },
      supplierNames: { alder: 'Alder Networks' },
      dependents: { total: 1 },
      reach: 1,
    });
  });

  it('has nothing for who may not read it, and nothing it does not know', async () => {
    for (const [id, more] of [
      ['elements', {}],
      ['elementsCsv', {}],
      ['map', {}],
      ['element', { element: 'r1' }],
      ['demand', { demand: 'far' }],
    ] as const) {
      const given = { params: { ...params, ...more } };
      expect((await server.request(id, given, stranger)).status, id).toBe(404);
      expect((await server.request(id, given)).status, id).toBe(401);
    }
    expect((await server.request('element', { params: { ...params, element: 'ghost' } }, analyst)).status).toBe(404);
    expect((await server.request('demand', { params: { ...params, demand: 'ghost' } }, analyst)).status).toBe(404);
  });
});
