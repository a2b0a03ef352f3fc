import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROTATE_AFTER, ROTATION_GRACE } from '../../src/identity/session-rules.js';
import { joinAs, PASSWORD, setUpServer, type SetUpServer, START_TIMEOUT } from './support/identity-server.js';
import type { Visitor } from './support/visitor.js';

const COOKIE = '__Host-cleanpath';
let server: SetUpServer;
let person: Visitor;
beforeAll(async () => {
  server = await setUpServer();
  person = await joinAs(server, server.admin, server.host, {
    email: 'grace@host.example',
    name: 'Grace',
    roles: ['operator'],
  });
}, START_TIMEOUT);
afterAll(() => server.close());

const signedIn = async (): Promise<Visitor> => {
  const visitor = server.visitor();
  await visitor.signIn('grace@host.example', PASSWORD);
  return visitor;
};

describe('the session cookie', () => {
  test('is for this host alone, unreadable to scripts and never sent from other sites', async () => {
    const answer = await server.visitor().send('signIn', { body: { email: 'grace@host.example', password: PASSWORD } });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-cleanpath=[0-9a-f-]{36}\.[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('forged cookies are nobody: wrong secret, wrong id, both twice, another person’s id, rubbish', async () => {
    const [id, secret] = person.cookies.get(COOKIE)!.split('.') as [string, string];
    const [other] = server.admin.cookies.get(COOKIE)!.split('.') as [string];
    const turned = (secret.startsWith('A') ? 'B' : 'A') + secret.slice(1);
    const forged = [
      `${id}.${turned}`,
      `${other}.${secret}`,
      `${id}.`,
      id,
      secret,
      `${id}.${secret}.${secret}`,
      `${id}.${secret}'--`,
      `${id}.${secret}\u00e9`,
      `00000000-0000-7000-8000-000000000000.${secret}`,
      `${id.toUpperCase()}.${secret}`,
      '%00',
      'x'.repeat(4000),
    ];
    for (const value of forged) {
      const visitor = server.visitor();
      visitor.cookies.set(COOKIE, encodeURI(value));
      expect([value.slice(0, 90), (await visitor.send('me')).status]).toEqual([value.slice(0, 90), 401]);
    }
    const twice = await server
      .visitor()
      .send('me', { headers: { cookie: `${COOKIE}=${id}.${turned}; ${COOKIE}=${id}.${secret}` } });
    expect(twice.status).toBe(401);
    expect((await person.send('me')).status).toBe(200);
  });

  test('only the hash is stored', async () => {
    const [, secret] = person.cookies.get(COOKIE)!.split('.') as [string, string];
    const rows = await server.store.db.selectFrom('session').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(rows.every((row) => /^[0-9a-f]{64}$/.test(row.secret_hash))).toBe(true);
  });
});

describe('the life of a session', () => {
  test('signing in again gives a new session and ends the one the browser held (fixation)', async () => {
    const visitor = await signedIn();
    const before = visitor.copy();
    await visitor.signIn('grace@host.example', PASSWORD);
    expect(visitor.cookies.get(COOKIE)).not.toBe(before.cookies.get(COOKIE));
    expect((await visitor.send('me')).status).toBe(200);
    expect((await before.send('me')).status).toBe(401);
  });

  test('a session id alone, planted by somebody, does not become a session', async () => {
    const planted = server.visitor();
    planted.cookies.set(COOKIE, `018f0000-0000-7000-8000-000000000001.${'A'.repeat(43)}`);
    const me = await planted.signIn('grace@host.example', PASSWORD);
    expect(me.person.email).toBe('grace@host.example');
    expect(planted.cookies.get(COOKIE)).not.toContain('018f0000-0000-7000-8000-000000000001');
  });

  test('rotates with time; the old secret is good for seconds and then refused', async () => {
    const visitor = await signedIn();
    const old = visitor.copy();
    const parallel = visitor.copy();
    server.pass(ROTATE_AFTER);
    expect((await visitor.send('me')).status).toBe(200);
    expect(visitor.cookies.get(COOKIE)).not.toBe(old.cookies.get(COOKIE));
    server.pass(ROTATION_GRACE - 1000);
    expect((await parallel.send('me')).status).toBe(200);
    expect(parallel.cookies.get(COOKIE)).toBe(old.cookies.get(COOKIE));
    server.pass(1001);
    expect((await old.send('me')).status).toBe(401);
    expect((await visitor.send('me')).status).toBe(200);
  });

  test('two requests that rotate at once leave one new secret and both succeed', async () => {
    const visitor = await signedIn();
    server.pass(ROTATE_AFTER);
    const copies = [visitor.copy(), visitor.copy(), visitor.copy()];
    const answers = await Promise.all(copies.map((one) => one.send('me')));
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200]);
    expect(answers.filter((one) => one.headers.getSetCookie().length > 0)).toHaveLength(1);
  });

  test('a change does not rotate: its answer may come late', async () => {
    const visitor = await signedIn();
    server.pass(ROTATE_AFTER);
    const answer = await visitor.send('updateAccount', { body: { theme: 'dark' } });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []]);
  });

  test('ends when idle for an hour, not before', async () => {
    const visitor = await signedIn();
    server.pass(59 * 60_000);
    expect((await visitor.send('me')).status).toBe(200);
    server.pass(59 * 60_000);
    expect((await visitor.send('me')).status).toBe(200);
    server.pass(61 * 60_000);
    expect((await visitor.send('me')).status).toBe(401);
  });

  test('ends twelve hours after signing in however busy it is', async () => {
    const visitor = await signedIn();
    for (let minutes = 0; minutes < 12 * 60 - 30; minutes += 30) {
      server.pass(30 * 60_000);
      expect((await visitor.send('me')).status).toBe(200);
    }
    server.pass(30 * 60_000);
    expect((await visitor.send('me')).status).toBe(401);
  });

  test('last seen is written once a minute, however many requests come', async () => {
    const visitor = await signedIn();
    const id = visitor.cookies.get(COOKIE)!.split('.')[0]!;
    const seen = async () =>
      (
        await server.store.db
          .selectFrom('session')
          .select('last_seen_at')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).last_seen_at.getTime();
    const first = await seen();
    server.pass(59_000);
    await visitor.send('me');
    expect(await seen()).toBe(first);
    server.pass(1000);
    await visitor.send('me');
    expect(await seen()).toBe(first + 60_000);
  });

  test('sign-out ends it: a copy of the cookie is refused (replay)', async () => {
    const visitor = await signedIn();
    const copy = visitor.copy();
    const answer = await visitor.send('signOut');
    expect([answer.status, visitor.cookies.has(COOKIE)]).toEqual([204, false]);
    expect(answer.headers.get('clear-site-data')).toContain('"storage"');
    expect((await copy.send('me')).status).toBe(401);
  });

  test('one sees and ends one’s own sessions, and nobody else’s', async () => {
    const [first, second] = [await signedIn(), await signedIn()];
    const list = (await first.ok('sessions')).items as { id: string; current: boolean }[];
    expect(list.filter((one) => one.current)).toHaveLength(1);
    const secondId = second.cookies.get(COOKIE)!.split('.')[0]!;
    await server.admin.signIn(server.adminEmail, PASSWORD);
    expect((await server.admin.send('endSession', { params: { session: secondId } })).code).toBe('not-found');
    expect((await second.send('me')).status).toBe(200);
    expect((await first.send('endSession', { params: { session: secondId } })).status).toBe(204);
    expect((await second.send('me')).status).toBe(401);
  });

  test('a person has twenty sessions at most', async () => {
    for (let at = 0; at < 23; at += 1) await signedIn();
    const rows = await server.store.db
      .selectFrom('session')
      .innerJoin('person', 'person.id', 'session.person_id')
      .where('email', '=', 'grace@host.example')
      .select('session.id')
      .execute();
    expect(rows).toHaveLength(20);
  });
});

describe('passwords and confirmation', () => {
  test('changing the password ends all other sessions and renews this one', async () => {
    const [visitor, other] = [await signedIn(), await signedIn()];
    const before = visitor.cookies.get(COOKIE);
    const change = (current: string, password: string) =>
      visitor.send('changePassword', { body: { current, password } });
    expect((await change('wrong', 'quiet lantern 88 otters')).code).toBe('sign-in-failed');
    expect((await change(PASSWORD, 'Host Authority 2031')).code).toBe('password-weak');
    expect((await other.send('me')).status).toBe(200);
    expect((await change(PASSWORD, 'quiet lantern 88 otters')).status).toBe(204);
    expect(visitor.cookies.get(COOKIE)).not.toBe(before);
    expect((await visitor.send('me')).status).toBe(200);
    expect((await other.send('me')).status).toBe(401);
    expect(
      (await server.visitor().send('signIn', { body: { email: 'grace@host.example', password: PASSWORD } })).status,
    ).toBe(401);
    expect(
      (await visitor.send('changePassword', { body: { current: 'quiet lantern 88 otters', password: PASSWORD } }))
        .status,
    ).toBe(204);
  });

  test('a sensitive change asks who one is after ten minutes', async () => {
    const visitor = await signedIn();
    server.pass(10 * 60_000);
    expect((await visitor.send('beginTotp')).status).toBe(200);
    server.pass(1);
    const refused = await visitor.send('beginTotp');
    expect([refused.status, refused.code]).toEqual([403, 'reauthenticate']);
    expect((await visitor.send('confirmIdentity', { body: { password: 'wrong' } })).code).toBe('sign-in-failed');
    expect((await visitor.send('beginTotp')).code).toBe('reauthenticate');
    const before = visitor.cookies.get(COOKIE);
    expect((await visitor.send('confirmIdentity', { body: { password: PASSWORD } })).status).toBe(204);
    expect(visitor.cookies.get(COOKIE)).not.toBe(before);
    expect((await visitor.send('beginTotp')).status).toBe(200);
  });

  test('guessing the password in a session that was left open is throttled', async () => {
    const visitor = await signedIn();
    for (let at = 0; at < 5; at += 1) await visitor.send('confirmIdentity', { body: { password: `guess ${at}` } });
    expect((await visitor.send('confirmIdentity', { body: { password: PASSWORD } })).status).toBe(429);
    server.pass(24 * 3600_000 + 1);
  });
});

describe('changes to people take effect with the next request', () => {
  test('new roles count at once and the session gets a new secret', async () => {
    const visitor = await signedIn();
    await server.admin.signIn(server.adminEmail, PASSWORD);
    const { id } = (await visitor.ok('me')).person;
    const before = visitor.cookies.get(COOKIE);
    await server.admin.ok('updatePerson', {
      params: { organisation: server.host, person: id },
      body: { roles: ['auditor'] },
    });
    const me = await visitor.ok('me');
    expect(me.roles).toEqual(['auditor']);
    expect(visitor.cookies.get(COOKIE)).not.toBe(before);
    await server.admin.ok('updatePerson', {
      params: { organisation: server.host, person: id },
      body: { roles: ['operator'] },
    });
  });

  test('a disabled member has no session and cannot sign in', async () => {
    const visitor = await signedIn();
    const { id } = (await visitor.ok('me')).person;
    const set = (disabled: boolean) =>
      server.admin.ok('updatePerson', { params: { organisation: server.host, person: id }, body: { disabled } });
    await set(true);
    expect((await visitor.send('me')).status).toBe(401);
    const answer = await server.visitor().send('signIn', { body: { email: 'grace@host.example', password: PASSWORD } });
    expect([answer.status, answer.code]).toEqual([401, 'sign-in-failed']);
    await set(false);
    expect((await visitor.send('me')).status).toBe(401);
    await signedIn();
  });
});
