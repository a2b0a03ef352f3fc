import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '@cleanpath/store';
import { issueSetupLink, SETUP_MILLISECONDS } from '../../src/identity/setup-link.js';
import { identityServer, PASSWORD, setupToken, type IdentityServer, START_TIMEOUT } from './support/identity-server.js';

let server: IdentityServer;
beforeAll(async () => {
  server = await identityServer();
}, START_TIMEOUT);
afterAll(() => server.close());

const body = (token: string, password = PASSWORD) => ({
  token,
  name: 'Ada Host',
  email: 'Ada@Host.Example',
  password,
  organisation: { name: 'Host Authority', kind: 'authority' },
});

describe('the first administrator', () => {
  test('a setup token is good for a day', async () => {
    const token = await setupToken(server);
    server.pass(SETUP_MILLISECONDS + 1);
    expect((await server.visitor().send('setUp', { body: body(token) })).code).toBe('token-invalid');
  });

  test('a newer link takes the place of an older one', async () => {
    const older = await setupToken(server);
    await setupToken(server);
    expect((await server.visitor().send('setUp', { body: body(older) })).code).toBe('token-invalid');
  });

  test('a weak password leaves the token unused', async () => {
    const token = await setupToken(server);
    const answer = await server.visitor().send('setUp', { body: body(token, 'HostAuthority2031!') });
    expect([answer.status, answer.code]).toEqual([422, 'password-weak']);
    expect((await server.visitor().ok('setupState')).needed).toBe(true);
  });

  test('a replayed setup token is refused, also when both come at once', async () => {
    const token = await setupToken(server);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const visitors = [server.visitor(), server.visitor(), server.visitor()];
    const answers = await Promise.all(visitors.map((one) => one.send('setUp', { body: body(token) })));
    expect(answers.filter((one) => one.status === 201)).toHaveLength(1);
    expect(answers.filter((one) => one.status >= 400 && one.status < 500)).toHaveLength(2);
    expect((await server.visitor().send('setUp', { body: body(token) })).code).toBe('setup-done');
    const winner = visitors[answers.findIndex((one) => one.status === 201)]!;
    const me = await winner.ok('me');
    expect(me.person.email).toBe('ada@host.example');
    expect(me.roles).toEqual(['authority', 'administrator']);
    expect(me.organisation.host).toBe(true);
    expect(await issueSetupLink(server.platform)).toBeUndefined();
    expect((await server.visitor().ok('setupState')).needed).toBe(false);
  });

  test('the deed is in the audit trail, in a chain that holds', async () => {
    const [organisation] = await server.store.db.selectFrom('organisation').selectAll().execute();
    const actions = await server.store.db.selectFrom('audit').select('action').orderBy('seq').execute();
    expect(actions.map((one) => one.action)).toEqual(['installation.set-up', 'session.start']);
    expect((await verifyAudit(server.store.db, organisation!.id)).broken).toBeUndefined();
  });

  test('no secret is stored as it is', async () => {
    const tables = ['session', 'one_time_token', 'person'] as const;
    const rows = await Promise.all(tables.map((table) => server.store.db.selectFrom(table).selectAll().execute()));
    const visitorCookie = server.visitor();
    await visitorCookie.signIn('ada@host.example', PASSWORD);
    const secret = [...visitorCookie.cookies.values()][0]!.split('.')[1]!;
    const after = JSON.stringify([rows, await server.store.db.selectFrom('session').selectAll().execute()]);
    expect(after).not.toContain(secret);
    expect(after).not.toContain(PASSWORD);
    expect(after).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });
});
