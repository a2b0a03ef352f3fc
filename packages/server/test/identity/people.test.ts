import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '@cleanpath/store';
import { INVITATION_MILLISECONDS } from '../../src/services/invitations.js';
import { joinAs, PASSWORD, setUpServer, START_TIMEOUT, tokenOf, type SetUpServer } from './support/identity-server.js';
import type { Visitor } from './support/visitor.js';

let server: SetUpServer;
let admin: Visitor;
let supplier: { id: string; admin: Visitor };

beforeAll(async () => {
  server = await setUpServer();
  admin = server.admin;
  const made = await admin.ok('createOrganisation', {
    body: { name: 'Quartz Radio', kind: 'supplier', administrator: 'quinn@quartz.example' },
  });
  const quinn = server.visitor();
  await quinn.signedIn('acceptInvitation', {
    body: { token: tokenOf(made.invitation.link), name: 'Quinn', password: PASSWORD },
  });
  supplier = { id: made.organisation.id, admin: quinn };
}, START_TIMEOUT);
afterAll(() => server.close());

/** A fresh session, so that nothing is stale. */
const again = () => admin.signIn(server.adminEmail, PASSWORD);
const inHost = (more: object = {}) => ({ params: { organisation: server.host }, ...more });
const invite = async (email: string, roles: string[]) => admin.ok('invite', inHost({ body: { email, roles } }));
const accept = (token: string, more: object = {}) =>
  server.visitor().send('acceptInvitation', { body: { token, name: 'New Person', password: PASSWORD, ...more } });

describe('organisations', () => {
  test('the first administrator of a new one has its roles and nothing of the host', async () => {
    const me = await supplier.admin.ok('me');
    expect(me.roles).toEqual(['supplier', 'administrator']);
    expect(me.organisation).toMatchObject({ name: 'Quartz Radio', kind: 'supplier', host: false });
    expect((await supplier.admin.ok('organisations')).items.map((one: { name: string }) => one.name)).toEqual([
      'Quartz Radio',
    ]);
    expect(
      (
        await supplier.admin.send('createOrganisation', {
          body: { name: 'X', kind: 'operator', administrator: 'x@x.example' },
        })
      ).code,
    ).toBe('forbidden');
    expect((await supplier.admin.send('organisation', inHost())).code).toBe('not-found');
    expect((await supplier.admin.send('people', inHost())).code).toBe('not-found');
  });

  test('administrators of the host see all, a page at a time, and no people of others', async () => {
    await again();
    const first = await admin.ok('organisations', { query: { limit: 1 } });
    const second = await admin.ok('organisations', { query: { limit: 1, cursor: first.next } });
    expect([first.items[0].name, second.items[0].name, second.next]).toEqual([
      'Host Authority',
      'Quartz Radio',
      undefined,
    ]);
    expect((await admin.send('people', { params: { organisation: supplier.id } })).code).toBe('not-found');
    expect(
      (
        await admin.send('updateOrganisation', {
          params: { organisation: supplier.id },
          body: { name: 'Taken over' },
          headers: { 'if-match': '"1"' },
        })
      ).code,
    ).toBe('forbidden');
    expect((await admin.send('organisations', { query: { cursor: 'rubbish' } })).code).toBe('cursor-invalid');
  });

  test('names are unique whatever their case; a rename needs the version seen', async () => {
    expect(
      (
        await admin.send('createOrganisation', {
          body: { name: 'QUARTZ radio', kind: 'operator', administrator: 'x@x.example' },
        })
      ).code,
    ).toBe('name-taken');
    const params = { organisation: server.host };
    const etag = (await admin.send('organisation', { params })).headers.get('etag')!;
    const rename = (name: string, match?: string) =>
      admin.send('updateOrganisation', {
        params,
        body: { name },
        ...(match === undefined ? {} : { headers: { 'if-match': match } }),
      });
    expect((await rename('Host')).code).toBe('precondition-needed');
    expect((await rename('Quartz Radio', etag)).code).toBe('name-taken');
    expect((await rename('Host Authority of Examples', etag)).status).toBe(200);
    expect((await rename('Host', etag)).code).toBe('changed-meanwhile');
  });
});

describe('invitations', () => {
  test('the link is shown once, its token stored as a hash and carried in the fragment', async () => {
    await again();
    const made = await invite('lena@host.example', ['laboratory']);
    expect(made.link).toMatch(new RegExp(`^${server.url}/invitation#[\\w-]{43}$`));
    const { items } = await admin.ok('invitations', inHost());
    expect(items).toMatchObject([{ email: 'lena@host.example', roles: ['laboratory'] }]);
    expect(items[0].link).toBeUndefined();
    const rows = JSON.stringify(await server.store.db.selectFrom('invitation').selectAll().execute());
    expect(rows).not.toContain(tokenOf(made.link));
    expect(await server.visitor().ok('lookUpInvitation', { body: { token: tokenOf(made.link) } })).toEqual({
      organisation: 'Host Authority of Examples',
      email: 'lena@host.example',
      roles: ['laboratory'],
      known: false,
    });
  });

  test('a replayed invitation token is refused, also when both come at once', async () => {
    const token = tokenOf((await invite('mona@host.example', ['member'])).link);
    const answers = await Promise.all([accept(token), accept(token)]);
    // The one that came second finds it used, or finds the person there already and another password wrong.
    expect(answers.map((one) => one.status).sort()[0]).toBe(201);
    expect(answers.filter((one) => one.status === 201)).toHaveLength(1);
    expect((await accept(token)).code).toBe('token-invalid');
    expect((await server.visitor().send('lookUpInvitation', { body: { token } })).code).toBe('token-invalid');
  });

  test('an expired, a withdrawn, a replaced and a made-up token are refused alike', async () => {
    const old = tokenOf((await invite('nils@host.example', ['member'])).link);
    const newer = await invite('nils@host.example', ['auditor']);
    expect((await accept(old)).code).toBe('token-invalid');
    await admin.ok('revokeInvitation', inHost({ params: { organisation: server.host, invitation: newer.id } }));
    expect((await accept(tokenOf(newer.link))).code).toBe('token-invalid');
    expect((await accept('A'.repeat(43))).code).toBe('token-invalid');
    const late = tokenOf((await invite('nils@host.example', ['member'])).link);
    server.pass(INVITATION_MILLISECONDS + 1);
    expect((await accept(late)).code).toBe('token-invalid');
    await again();
  });

  test('a new person needs a name and a good password; neither failure uses the link up', async () => {
    const token = tokenOf((await invite('olga@host.example', ['member'])).link);
    expect((await accept(token, { name: undefined })).code).toBe('request-invalid');
    expect((await accept(token, { password: 'olga olga 1234' })).code).toBe('password-weak');
    expect((await accept(token)).status).toBe(201);
  });

  test('a known person proves who they are: their password, and no way around a second factor', async () => {
    const token = tokenOf((await invite('quinn@quartz.example', ['member'])).link);
    expect((await server.visitor().ok('lookUpInvitation', { body: { token } })).known).toBe(true);
    expect((await accept(token, { password: 'some other words 55' })).code).toBe('sign-in-failed');
    const joined = server.visitor();
    const me = await joined.signedIn('acceptInvitation', { body: { token, password: PASSWORD } });
    expect(me.memberships).toHaveLength(2);
    expect(me.organisation.id).toBe(server.host);
    // Now with a factor set up: the link with the password alone does not do.
    await joined.signIn('quinn@quartz.example', PASSWORD);
    const person = me.person.id;
    await server.store.db
      .insertInto('passkey')
      .values({
        id: person,
        person_id: person,
        name: 'k',
        credential_id: 'k',
        public_key: Buffer.alloc(1),
        counter: 0,
        transports: '[]',
        created_at: server.now(),
      })
      .execute();
    const second = tokenOf((await invite('quinn@quartz.example', ['auditor'])).link);
    expect((await accept(second)).code).toBe('sign-in-needed');
    expect((await joined.send('acceptInvitation', { body: { token: second, password: PASSWORD } })).status).toBe(201);
    await server.store.db.deleteFrom('passkey').execute();
  });

  test('switching organisation gives a new session with the roles there', async () => {
    const visitor = server.visitor();
    const me = await visitor.signIn('quinn@quartz.example', PASSWORD);
    const before = visitor.copy();
    const other = me.memberships.find((one) => one.organisationId !== me.organisation.id)!;
    const after = await visitor.signedIn('switchOrganisation', { body: { organisationId: other.organisationId } });
    expect(after.organisation.id).toBe(other.organisationId);
    expect((await before.send('me')).status).toBe(401);
    expect(
      (await visitor.send('switchOrganisation', { body: { organisationId: '018f0000-0000-7000-8000-000000000001' } }))
        .code,
    ).toBe('not-found');
  });
});

describe('people', () => {
  test('an organisation keeps one administrator, also when two go at once', async () => {
    await again();
    const me = await admin.ok('me');
    const second = await joinAs(server, admin, server.host, {
      email: 'ben@host.example',
      name: 'Ben',
      roles: ['administrator'],
    });
    const ben = (await second.ok('me')).person.id;
    const demote = (by: Visitor, person: string) =>
      by.send('updatePerson', { params: { organisation: server.host, person }, body: { roles: ['member'] } });
    const both = await Promise.all([demote(admin, ben), demote(second, me.person.id)]);
    expect(both.filter((one) => one.status === 200)).toHaveLength(1);
    const left =
      both[0].status === 200 ? { visitor: admin, id: me.person.id as string } : { visitor: second, id: ben as string };
    expect((await demote(left.visitor, left.id)).code).toBe('last-administrator');
    expect(
      (
        await left.visitor.send('updatePerson', {
          params: { organisation: server.host, person: left.id },
          body: { disabled: true },
        })
      ).code,
    ).toBe('last-administrator');
    expect(
      (await left.visitor.send('removePerson', { params: { organisation: server.host, person: left.id } })).code,
    ).toBe('last-administrator');
    if (left.visitor === second) {
      await second.ok('updatePerson', {
        params: { organisation: server.host, person: me.person.id },
        body: { roles: ['administrator', 'authority'] },
      });
      await second.ok('updatePerson', {
        params: { organisation: server.host, person: ben },
        body: { roles: ['member'] },
      });
    }
  });

  test('removing a member ends their sessions and keys for the organisation at once', async () => {
    const rosa = await joinAs(server, admin, server.host, {
      email: 'rosa@host.example',
      name: 'Rosa',
      roles: ['operator'],
    });
    const { secret } = await rosa.ok('createApiKey', { body: { name: 'export', scopes: ['networks:read'] } });
    const bearer = { headers: { authorization: `Bearer ${secret}` } };
    expect((await server.visitor().send('policies', bearer)).code).toBe('forbidden');
    expect((await server.visitor().send('networks', bearer)).status).toBe(200);
    const { id } = (await rosa.ok('me')).person;
    await admin.ok('removePerson', { params: { organisation: server.host, person: id } });
    expect((await rosa.send('me')).status).toBe(401);
    expect((await server.visitor().send('networks', bearer)).status).toBe(401);
    expect(
      (await server.visitor().send('signIn', { body: { email: 'rosa@host.example', password: PASSWORD } })).code,
    ).toBe('sign-in-failed');
  });

  test('managing people asks who one is after ten minutes', async () => {
    server.pass(10 * 60_000 + 1);
    for (const [id, given] of [
      ['invite', inHost({ body: { email: 'x@x.example', roles: ['member'] } })],
      ['updatePerson', { params: { organisation: server.host, person: server.host }, body: { disabled: true } }],
      ['removePerson', { params: { organisation: server.host, person: server.host } }],
      ['createApiKey', { body: { name: 'x', scopes: ['people:read'] } }],
    ] as const)
      expect([id, (await admin.send(id, given)).code]).toEqual([id, 'reauthenticate']);
    await again();
  });
});

describe('API keys', () => {
  let operator: Visitor;
  const key = async (scopes: string[], days = 90) =>
    operator.ok('createApiKey', { body: { name: 'nightly', scopes, expiresInDays: days } });
  const by = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });
  beforeAll(async () => {
    operator = await joinAs(server, admin, server.host, {
      email: 'otto@host.example',
      name: 'Otto',
      roles: ['operator'],
    });
  }, START_TIMEOUT);

  test('the secret is shown once and stored as a hash', async () => {
    const made = await key(['networks:read']);
    expect(made.secret).toMatch(/^cp_[0-9a-f-]{36}_[\w-]{43}$/);
    expect(made.secret.startsWith(made.apiKey.prefix)).toBe(true);
    const rows = JSON.stringify(await server.store.db.selectFrom('api_key').selectAll().execute());
    expect(rows).not.toContain(made.secret.slice(-43));
    const listed = JSON.stringify(await operator.ok('apiKeys'));
    expect(listed).toContain(made.apiKey.prefix);
    expect(listed).not.toContain(made.secret.slice(-43));
  });

  test('a key gets no scope its creator could not use', async () => {
    const answer = await operator.send('createApiKey', {
      body: { name: 'x', scopes: ['networks:read', 'audit:read', 'people:read'] },
    });
    expect([answer.status, answer.code]).toEqual([403, 'scope-exceeds']);
    expect((await operator.send('createApiKey', { body: { name: 'x', scopes: [] } })).code).toBe('request-invalid');
    expect((await operator.send('createApiKey', { body: { name: 'x', scopes: ['everything'] } })).code).toBe(
      'request-invalid',
    );
  });

  test('a key cannot make keys, reach an account or manage people, whatever its creator may', async () => {
    await again();
    const { secret } = await admin.ok('createApiKey', { body: { name: 'all', scopes: ['people:read', 'audit:read'] } });
    const bearer = by(secret);
    expect((await server.visitor().send('people', { ...bearer, ...inHost() })).status).toBe(200);
    expect((await server.visitor().send('audit', bearer)).status).toBe(200);
    for (const id of ['me', 'sessions', 'factors', 'apiKeys'] as const)
      expect((await server.visitor().send(id, bearer)).code).toBe('forbidden');
    expect(
      (await server.visitor().send('createApiKey', { ...bearer, body: { name: 'x', scopes: ['people:read'] } })).code,
    ).toBe('forbidden');
    expect(
      (
        await server
          .visitor()
          .send('invite', { ...bearer, ...inHost({ body: { email: 'x@x.example', roles: ['administrator'] } }) })
      ).code,
    ).toBe('forbidden');
  });

  test('a key falls with the role of its creator, with the next request', async () => {
    const { secret } = await key(['networks:read', 'networks:write']);
    expect((await server.visitor().send('createNetwork', { ...by(secret), body: { name: 'By key' } })).status).toBe(
      201,
    );
    const { id } = (await operator.ok('me')).person;
    const set = (roles: string[]) =>
      admin.ok('updatePerson', { params: { organisation: server.host, person: id }, body: { roles } });
    await set(['member']);
    expect((await server.visitor().send('createNetwork', { ...by(secret), body: { name: 'By key 2' } })).code).toBe(
      'forbidden',
    );
    await set(['operator']);
  });

  test('expires, and is revoked at once; forged keys are nobody', async () => {
    const short = await key(['networks:read'], 1);
    const long = await key(['networks:read'], 2);
    const list = (secret: string) => server.visitor().send('networks', by(secret));
    expect((await list(short.secret)).status).toBe(200);
    const secret = long.secret as string;
    for (const forged of [
      secret.slice(0, -1) + (secret.endsWith('A') ? 'B' : 'A'),
      secret.toUpperCase(),
      secret.replace('cp_', ''),
      `${secret}_`,
      'cp__',
      (short.secret as string).slice(0, 40) + secret.slice(40),
    ])
      expect([forged, (await list(forged)).status]).toEqual([forged, 401]);
    expect(
      (await server.visitor().send('networks', { headers: { authorization: `Basic ${btoa(`x:${secret}`)}` } })).status,
    ).toBe(401);
    server.pass(24 * 3600_000);
    expect((await list(short.secret)).status).toBe(401);
    expect((await list(secret)).status).toBe(200);
    await operator.signIn('otto@host.example', PASSWORD);
    expect((await operator.send('revokeApiKey', { params: { key: long.apiKey.id } })).status).toBe(204);
    expect((await list(secret)).status).toBe(401);
    expect((await operator.send('revokeApiKey', { params: { key: long.apiKey.id } })).code).toBe('not-found');
  });

  test('with a key in the header the cookie does not count', async () => {
    const answer = await operator.send('networks', { headers: { authorization: 'Bearer cp_no' } });
    expect(answer.status).toBe(401);
  });

  test('who oversees the organisation sees all keys, others their own', async () => {
    await again();
    const all = (await admin.ok('apiKeys')).items as { createdBy: string }[];
    const own = (await operator.ok('apiKeys')).items as { createdBy: string }[];
    expect(new Set(all.map((one) => one.createdBy)).size).toBeGreaterThan(1);
    expect(new Set(own.map((one) => one.createdBy))).toEqual(new Set(['Otto']));
  });
});

describe('the audit trail', () => {
  test('holds every change with who and what, newest first, filtered and paged; the chains hold', async () => {
    await again();
    const page = await admin.ok('audit', { query: { limit: 5 } });
    expect(page.items).toHaveLength(5);
    const next = await admin.ok('audit', { query: { limit: 5, cursor: page.next } });
    expect(new Set([...page.items, ...next.items].map((one: { id: string }) => one.id)).size).toBe(10);
    const invited = await admin.ok('audit', { query: { action: 'invitation.create' } });
    expect(invited.items.every((one: { action: string }) => one.action === 'invitation.create')).toBe(true);
    const actions = new Set(
      (await server.store.db.selectFrom('audit').select('action').distinct().execute()).map((one) => one.action),
    );
    for (const action of [
      'installation.set-up',
      'organisation.create',
      'organisation.update',
      'invitation.create',
      'invitation.revoke',
      'invitation.accept',
      'session.start',
      'person.update',
      'person.remove',
      'api-key.create',
      'api-key.revoke',
    ])
      expect(actions).toContain(action);
    for (const id of [server.host, supplier.id])
      expect((await verifyAudit(server.store.db, id)).broken).toBeUndefined();
  });

  test('is read by overseers of the same organisation only', async () => {
    const quartz = JSON.stringify(
      await supplier.admin.signIn('quinn@quartz.example', PASSWORD).then(() => supplier.admin.ok('audit')),
    );
    expect(quartz).not.toContain('Otto');
    const operator = server.visitor();
    await operator.signIn('otto@host.example', PASSWORD);
    expect((await operator.send('audit')).code).toBe('forbidden');
  });

  test('a failing change leaves no entry, and a change no entry can be written for does not happen', async () => {
    const count = async () => (await server.store.db.selectFrom('audit').select('id').execute()).length;
    await again();
    const before = await count();
    await admin.send('createOrganisation', {
      body: { name: 'Quartz Radio', kind: 'operator', administrator: 'x@x.example' },
    });
    expect(await count()).toBe(before);
  });

  test('no secret ever enters it', async () => {
    const text = JSON.stringify(await server.store.db.selectFrom('audit').selectAll().execute());
    expect(text).not.toMatch(/cp_[0-9a-f-]{36}_/);
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toMatch(/argon2/);
  });
});
