import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { safeReturnTo } from '../../src/identity/return-to.js';
import { joinAs, PASSWORD, setUpServer, START_TIMEOUT, type SetUpServer } from './support/identity-server.js';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  oidcProvider,
  type Account,
  type Fault,
  type OidcProvider,
} from './support/oidc-provider.js';
import type { Answered, Visitor } from './support/visitor.js';

let provider: OidcProvider;
/** Another configured provider, which would vouch for anybody. */
let rogue: OidcProvider;
let server: SetUpServer;
const params = { provider: 'national-id' };
const html = { accept: 'text/html,application/xhtml+xml' };

beforeAll(async () => {
  provider = await oidcProvider();
  rogue = await oidcProvider();
  const settings = { name: 'Any', clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
  server = await setUpServer({
    oidc: [
      { id: 'national-id', issuer: provider.issuer, ...settings },
      { id: 'rogue', issuer: rogue.issuer, ...settings },
      { id: 'down', issuer: 'http://127.0.0.1:9', ...settings },
      { id: 'plain', issuer: 'http://identity.example', ...settings },
    ],
  });
  await joinAs(server, server.admin, server.host, { email: 'grace@host.example', name: 'Grace', roles: ['operator'] });
}, START_TIMEOUT);
afterAll(async () => {
  await server.close();
  await provider.close();
  await rogue.close();
});

interface Way {
  readonly visitor: Visitor;
  readonly query: Record<string, string>;
}

async function wayBack(account: Account, fault?: Fault, returnTo?: string): Promise<Way> {
  const visitor = server.visitor();
  const begun = await visitor.send('oidcStart', { params, query: returnTo === undefined ? {} : { returnTo } });
  expect(begun.status).toBe(302);
  return { visitor, query: provider.approve(begun.headers.get('location')!, account, fault) };
}

const callback = (
  visitor: Visitor,
  query: Record<string, string>,
  headers?: Record<string, string>,
): Promise<Answered> => visitor.send('oidcCallback', { params, query, ...(headers === undefined ? {} : { headers }) });

const come = async (
  account: Account,
  fault?: Fault,
  returnTo?: string,
): Promise<{ visitor: Visitor; answer: Answered }> => {
  const { visitor, query } = await wayBack(account, fault, returnTo);
  return { visitor, answer: await callback(visitor, query) };
};

const grace: Account = { sub: 'g-1', email: 'Grace@Host.Example', email_verified: true, name: 'Grace Elsewhere' };

describe('sign-in at a provider', () => {
  test.each(['RS256', 'ES256'] as const)(
    'signs in an existing person by a verified address, tokens by %s',
    async (algorithm) => {
      provider.setAlgorithm(algorithm);
      const { visitor, answer } = await come(grace, undefined, '/networks?sort=name');
      expect([answer.status, answer.headers.get('location')]).toEqual([302, '/networks?sort=name']);
      const me = await visitor.ok('me');
      expect(me.person).toMatchObject({ email: 'grace@host.example', name: 'Grace' });
      expect(me.roles).toEqual(['operator']);
    },
  );

  test('asks with PKCE, state and nonce for no more than the identity', async () => {
    const begun = await server.visitor().send('oidcStart', { params });
    const query = new URL(begun.headers.get('location')!).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      response_type: 'code',
      client_id: CLIENT_ID,
      scope: 'openid email profile',
      code_challenge_method: 'S256',
      redirect_uri: `${server.url}/api/oidc/national-id/callback`,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name)!.length).toBeGreaterThanOrEqual(43);
    expect(begun.headers.getSetCookie()[0]).toMatch(
      /^__Host-cleanpath-oidc=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=300$/,
    );
  });

  test('the link holds by issuer and subject, even when the address at the provider changes', async () => {
    const { visitor } = await come({ sub: 'g-1', email: 'new@elsewhere.example', email_verified: true });
    expect((await visitor.ok('me')).person.email).toBe('grace@host.example');
    const links = await server.store.db.selectFrom('federated_identity').selectAll().execute();
    expect(links).toMatchObject([{ issuer: provider.issuer, subject: 'g-1' }]);
  });

  test('an invited person gets the roles of the invitation and no others', async () => {
    await server.admin.signIn(server.adminEmail, PASSWORD);
    await server.admin.ok('invite', {
      params: { organisation: server.host },
      body: { email: 'ines@host.example', roles: ['auditor'] },
    });
    const claims = {
      sub: 'i-1',
      email: 'ines@host.example',
      email_verified: true,
      name: 'Ines',
      roles: ['administrator'],
      groups: ['administrators'],
    };
    const { visitor } = await come(claims);
    expect((await visitor.ok('me')).roles).toEqual(['auditor']);
    expect((await visitor.ok('factors')).password).toBe(false);
    expect((await server.admin.ok('invitations', { params: { organisation: server.host } })).items).toEqual([]);
    // Nobody signs in to that account with a password: there is none.
    for (const password of ['', 'null', PASSWORD])
      expect((await server.visitor().send('signIn', { body: { email: 'ines@host.example', password } })).status).toBe(
        401,
      );
  });

  test.each<[string, Account]>([
    ['somebody not invited', { sub: 'x-1', email: 'stranger@host.example', email_verified: true }],
    ['an address the provider did not verify', { sub: 'x-2', email: 'ada@host.example', email_verified: false }],
    ['an address with no word on verification', { sub: 'x-3', email: 'ada@host.example' }],
    ['verification as a text', { sub: 'x-4', email: 'ada@host.example', email_verified: 'true' }],
    ['no address', { sub: 'x-5' }],
  ])('refuses %s and makes no account', async (_, account) => {
    const before = await server.store.db.selectFrom('person').select('id').execute();
    const { visitor, answer } = await come(account);
    expect([answer.status, answer.code]).toEqual([401, 'sign-in-failed']);
    expect((await visitor.send('me')).status).toBe(401);
    expect(await server.store.db.selectFrom('person').select('id').execute()).toHaveLength(before.length);
    expect(
      await server.store.db
        .selectFrom('federated_identity')
        .select('subject')
        .where('subject', '=', account.sub)
        .execute(),
    ).toEqual([]);
  });

  test.each<Fault>(['nonce', 'audience', 'issuer', 'signature', 'unsigned', 'expired', 'no-id-token', 'error'])(
    'refuses a token that is wrong: %s',
    async (fault) => {
      const { visitor, answer } = await come(grace, fault);
      expect([answer.status, answer.code]).toEqual([401, 'sign-in-failed']);
      expect((await visitor.send('me')).status).toBe(401);
    },
  );

  test('a replayed or forged way back is refused, as is one begun in another browser (login CSRF)', async () => {
    const { visitor, query } = await wayBack(grace);
    const other = server.visitor();
    expect((await callback(other, query)).code).toBe('sign-in-failed');
    expect(other.cookies.size).toBe(0);
    const again = await wayBack(grace);
    expect((await callback(again.visitor, { ...again.query, state: 'A'.repeat(43) })).code).toBe('sign-in-failed');
    expect((await callback(again.visitor, again.query)).status).toBe(302);
    expect((await callback(again.visitor, again.query)).code).toBe('sign-in-failed');
    const late = await wayBack(grace);
    server.pass(5 * 60_000 + 1);
    expect((await callback(late.visitor, late.query)).code).toBe('sign-in-failed');
    expect((await callback(visitor, {})).code).toBe('sign-in-failed');
  });

  test('what began at one provider does not end at another (mix-up), and one cannot speak for the other', async () => {
    const elsewhere = { provider: 'rogue' };
    const { visitor, query } = await wayBack(grace);
    const mixed = await visitor.send('oidcCallback', { params: elsewhere, query });
    expect([mixed.status, mixed.code]).toEqual([401, 'sign-in-failed']);
    const named = await wayBack(grace);
    const wrong = await callback(named.visitor, { ...named.query, iss: rogue.issuer });
    expect([wrong.status, wrong.code]).toEqual([401, 'sign-in-failed']);
    // The same subject at another issuer is another person.
    const other = server.visitor();
    const begun = await other.send('oidcStart', { params: elsewhere });
    const back = rogue.approve(begun.headers.get('location')!, { sub: grace.sub, name: 'Grace' });
    expect((await other.send('oidcCallback', { params: elsewhere, query: back })).code).toBe('sign-in-failed');
    for (const one of [visitor, named.visitor, other]) expect((await one.send('me')).status).toBe(401);
  });

  test('a provider that is down or would speak in clear is a typed problem, for a browser a page', async () => {
    const down = await server.visitor().send('oidcStart', { params: { provider: 'down' } });
    expect([down.status, down.code]).toEqual([503, 'unavailable']);
    expect((await server.visitor().send('oidcStart', { params: { provider: 'plain' } })).code).toBe('config-invalid');
    expect((await server.visitor().send('oidcStart', { params: { provider: '../etc' } })).code).toBe('not-found');
    const page = await server.visitor().send('oidcStart', { params: { provider: 'down' }, headers: html });
    expect([page.status, page.headers.get('location')]).toEqual([302, '/sign-in?problem=unavailable']);
    const { visitor, query } = await wayBack({ sub: 'nobody' });
    expect((await callback(visitor, query, html)).headers.get('location')).toBe('/sign-in?problem=sign-in-failed');
  });

  test('a second factor set up here is asked for, unless the provider asked for one', async () => {
    const { visitor } = await come(grace);
    visitor.csrf = (await visitor.ok('me')).csrfToken;
    const begun = await visitor.ok('beginTotp');
    const totp = new TOTP({ secret: Secret.fromBase32(begun.secret) });
    const code = () => totp.generate({ timestamp: server.now().getTime() });
    await visitor.ok('confirmTotp', { body: { code: code() } });
    server.pass(60_000);
    const { visitor: again, answer } = await come(grace, undefined, '/networks');
    const [path, fragment] = answer.headers.get('location')!.split('#') as [string, string];
    const handed = new URLSearchParams(fragment);
    expect([path, handed.get('methods'), handed.get('returnTo')]).toEqual([
      '/sign-in',
      'totp,recovery-code',
      '/networks',
    ]);
    expect((await again.send('me')).status).toBe(401);
    await again.signedIn('secondFactor', { body: { ticket: handed.get('ticket'), method: 'totp', code: code() } });
    const strong = await come({ ...grace, amr: ['pwd', 'mfa'] });
    expect((await strong.visitor.ok('me')).person.email).toBe('grace@host.example');
  });
});

describe('open redirects', () => {
  const hostile = [
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/%09/../..//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.example',
    '@evil.example',
    '/api/oidc/national-id/start',
    '/API/session',
    '/networks\r\nset-cookie: a=b',
    '/\u202eevil',
    '',
  ];
  test.each(hostile)('a returnTo that leads away goes home: %j', (asked) => {
    const path = safeReturnTo(asked, 'https://cleanpath.example');
    expect(new URL(path, 'https://cleanpath.example').host).toBe('cleanpath.example');
    expect(path).toBe('/');
  });

  test.each(['/', '/networks', '/networks/1?q=a%20b#row-2', '/sign-in', '/apiary'])(
    'a path of the console is kept: %s',
    (asked) => {
      expect(safeReturnTo(asked, 'https://cleanpath.example')).toBe(asked);
    },
  );

  test('holds through the whole sign-in', async () => {
    for (const asked of ['//evil.example', '/\\evil.example', 'https://evil.example/x']) {
      const { answer } = await come({ ...grace, amr: ['mfa'] }, undefined, asked);
      expect([answer.status, answer.headers.get('location')]).toEqual([302, '/']);
    }
  });
});
