import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROUTES, type Route, type RouteId } from '@cleanpath/api';
import { attachment } from '../../src/http/content-disposition.js';
import { joinAs, setUpServer, START_TIMEOUT, type SetUpServer } from './support/identity-server.js';
import type { Visitor } from './support/visitor.js';

let server: SetUpServer;
let grace: Visitor;
let graceId: string;
let adaId: string;
beforeAll(async () => {
  server = await setUpServer();
  const person = { email: 'grace@host.example', name: 'Grace', roles: ['operator', 'auditor'] };
  grace = await joinAs(server, server.admin, server.host, person);
  graceId = (await grace.ok('me')).person.id;
  adaId = (await server.admin.ok('me')).person.id;
}, START_TIMEOUT);
afterAll(() => server.close());

describe('privilege escalation', () => {
  test('nobody gives themself a role or another one theirs', async () => {
    for (const person of [graceId, adaId])
      for (const body of [{ roles: ['administrator'] }, { disabled: false, roles: ['authority', 'administrator'] }]) {
        const params = { organisation: server.host, person };
        expect((await grace.send('updatePerson', { params, body })).status).toBe(403);
      }
    expect((await grace.send('removePerson', { params: { organisation: server.host, person: adaId } })).status).toBe(
      403,
    );
    expect((await grace.ok('me')).roles).toEqual(['operator', 'auditor']);
  });

  test('nobody who may not manage people invites themself with more roles', async () => {
    const body = { email: 'grace@host.example', roles: ['administrator'] };
    expect((await grace.send('invite', { params: { organisation: server.host }, body })).status).toBe(403);
    const wanted = { name: 'Mine', kind: 'authority', administrator: 'grace@host.example' };
    expect((await grace.send('createOrganisation', { body: wanted })).status).toBe(403);
  });

  test('the last administrator cannot give the role up, be disabled or removed', async () => {
    const params = { organisation: server.host, person: adaId };
    for (const body of [{ roles: ['authority'] }, { disabled: true }])
      expect((await server.admin.send('updatePerson', { params, body })).code).toBe('last-administrator');
    expect((await server.admin.send('removePerson', { params })).code).toBe('last-administrator');
    expect((await server.admin.ok('me')).roles).toContain('administrator');
  });

  test('a key cannot be widened: no route changes one, and none makes one beyond its creator', async () => {
    const keys = Object.values(ROUTES).filter(({ path }) => path.startsWith('/api/api-keys'));
    expect(keys.map(({ method }) => method).sort()).toEqual(['DELETE', 'GET', 'POST']);
    for (const scopes of [['people:read', 'networks:write', 'everything'], ['*'], []])
      expect((await grace.send('createApiKey', { body: { name: 'Wide', scopes } })).status).toBe(400);
    const ada = await joinAs(server, server.admin, server.host, {
      email: 'mia@host.example',
      name: 'Mia',
      roles: ['member'],
    });
    const wide = await ada.send('createApiKey', { body: { name: 'Wide', scopes: ['networks:write'] } });
    expect([wide.status, wide.code]).toEqual([403, 'scope-exceeds']);
  });
});

describe('mass assignment', () => {
  const withBody = (Object.keys(ROUTES) as RouteId[]).filter((id) => (ROUTES[id] as Route).body !== undefined);

  test.each(withBody)('fields nobody asked for are refused: %s', (id) => {
    const { body } = ROUTES[id] as Route;
    // A change is told apart by its action first.
    const given = id === 'addChange' ? { action: 'remove', record: 'element', id: 'x' } : {};
    const read = body!.safeParse({ ...given, host: true, isAdmin: true });
    expect(read.error?.issues.map(({ code }) => code)).toContain('unrecognized_keys');
  });

  test('a request with fields nobody asked for changes nothing', async () => {
    const tries: [RouteId, unknown, object][] = [
      ['updateAccount', {}, { name: 'Changed', email: 'ada@evil.example' }],
      ['updateAccount', {}, { name: 'Changed', roles: ['administrator'], password_hash: 'x' }],
      ['createNetwork', {}, { name: 'Changed', organisation_id: server.host, owner: { id: adaId } }],
      ['createOrganisation', {}, { name: 'Changed', kind: 'authority', administrator: 'a@b.example', host: true }],
      ['updateOrganisation', { organisation: server.host }, { name: 'Changed', host: true, kind: 'operator' }],
      ['updatePerson', { organisation: server.host, person: graceId }, { roles: ['member'], second_factor: true }],
      ['invite', { organisation: server.host }, { email: 'x@y.example', roles: ['member'], invitedBy: adaId }],
    ];
    for (const [id, params, body] of tries) {
      const answer = await server.admin.send(id, { params, body, headers: { 'if-match': '"1"' } });
      expect([id, answer.status, answer.code]).toEqual([id, 400, 'request-invalid']);
    }
    const me = await server.admin.ok('me');
    expect([me.person.name, me.person.email, me.organisation.host]).toEqual(['Ada Host', 'ada@host.example', true]);
    expect(await server.store.db.selectFrom('network').select('id').execute()).toEqual([]);
    expect((await grace.ok('me')).roles).toEqual(['operator', 'auditor']);
  });
});

describe('names that leave the server', () => {
  test.each([
    '../../etc/passwd',
    '..\\..\\windows\\win.ini',
    'report.pdf"; filename="evil.exe',
    'a\r\nSet-Cookie: x=y',
    'CON.zip',
    '\u202egnp.exe',
    'x'.repeat(1000),
    '.htaccess',
    '',
  ])('a download has a harmless name: %j', (name) => {
    const header = attachment(name);
    expect(header).toMatch(/^attachment; filename="[^"\\/\r\n]+"(; filename\*=UTF-8''[\w.!#$&+^`|~%-]+)?$/);
    expect(decodeURIComponent(header)).not.toMatch(/[\u202e\r\n/\\]|filename="\.|filename="con\./i);
    expect(header.length).toBeLessThan(1500);
  });

  test('links carry the address of the installation, whatever a proxy header claims', async () => {
    const given = { params: { organisation: server.host }, body: { email: 'new@host.example', roles: ['member'] } };
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '203.0.113.7',
      forwarded: 'host=evil.example;proto=https',
      'x-original-url': '/api/session',
      'x-http-method-override': 'DELETE',
    };
    const { link } = await server.admin.ok('invite', { ...given, headers });
    expect(new URL(link).origin).toBe(server.url);
    const sessions = (await server.admin.ok('sessions')).items as { address?: string }[];
    expect(sessions.map(({ address }) => address)).not.toContain('203.0.113.7');
  });
});
