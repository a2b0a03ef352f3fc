import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TICKET_MILLISECONDS, TICKET_TRIES } from '../../src/identity/tickets.js';
import { joinAs, PASSWORD, setUpServer, START_TIMEOUT, type SetUpServer } from './support/identity-server.js';
import { virtualAuthenticator } from './support/virtual-authenticator.js';
import type { Visitor } from './support/visitor.js';

const ORIGIN = 'https://cleanpath.example';
const STEP = 30_000;
let server: SetUpServer;
let grace: Visitor;
let codes: TOTP;
let recovery: string[];

beforeAll(async () => {
  server = await setUpServer({ origin: ORIGIN });
  grace = await joinAs(server, server.admin, server.host, {
    email: 'grace@host.example',
    name: 'Grace',
    roles: ['operator'],
  });
}, START_TIMEOUT);
afterAll(() => server.close());

const codeAt = (offset = 0): string => codes.generate({ timestamp: server.now().getTime() + offset });

/** A code nobody used yet, and the clock where it is good. */
function freshCode(): string {
  server.pass(STEP * 2);
  return codeAt();
}

/** Not any of the codes that are good around now. */
function wrongCode(): string {
  const good = [-STEP, 0, STEP].map(codeAt);
  return ['000000', '111111', '222222', '333333'].find((one) => !good.includes(one))!;
}

async function ticketOf(
  email = 'grace@host.example',
  password = PASSWORD,
): Promise<{ visitor: Visitor; ticket: string; methods: string[] }> {
  const visitor = server.visitor();
  const answer = await visitor.ok('signIn', { body: { email, password } });
  expect(answer.state).toBe('second-factor');
  expect(visitor.cookies.size).toBe(0);
  return { visitor, ticket: answer.ticket, methods: answer.methods };
}

const second = (visitor: Visitor, ticket: string, code: string, method = 'totp') =>
  visitor.send('secondFactor', { body: { ticket, method, code } });

describe('one-time codes', () => {
  test('count once a code of them was given; recovery codes come with them', async () => {
    const begun = await grace.ok('beginTotp');
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Cleanpath:grace%40host\.example\?/);
    codes = new TOTP({ secret: Secret.fromBase32(begun.secret) });
    expect((await grace.ok('factors')).totp).toBe(false);
    expect((await grace.send('confirmTotp', { body: { code: wrongCode() } })).code).toBe('sign-in-failed');
    recovery = (await grace.ok('confirmTotp', { body: { code: codeAt() } })).recoveryCodes;
    expect(recovery).toHaveLength(10);
    expect(await grace.ok('factors')).toMatchObject({ password: true, totp: true, recoveryCodesLeft: 10 });
    expect((await grace.ok('me')).secondFactor).toBe(true);
  });

  test('the secret is encrypted at rest, recovery codes are hashed', async () => {
    const [row] = await server.store.db.selectFrom('totp').selectAll().execute();
    expect(row!.secret).toMatch(/^1\.[\w-]{8}\.[\w-]+$/);
    const everything = JSON.stringify([row, await server.store.db.selectFrom('recovery_code').selectAll().execute()]);
    expect(everything).not.toContain(codes.secret.base32);
    expect(everything).not.toContain(Buffer.from(codes.secret.bytes).toString('base64url'));
    expect(everything).not.toContain(recovery[0]!.replaceAll('-', ''));
  });

  test('the password alone signs nobody in any more', async () => {
    const { visitor, ticket, methods } = await ticketOf();
    expect(methods).toEqual(['totp', 'recovery-code']);
    expect((await visitor.send('me')).status).toBe(401);
    const answer = await second(visitor, ticket, freshCode());
    expect(answer.status).toBe(200);
    expect((await visitor.send('me')).status).toBe(200);
  });

  test('a replayed code is refused, also one from the step before', async () => {
    const code = freshCode();
    const first = await ticketOf();
    expect((await second(first.visitor, first.ticket, code)).status).toBe(200);
    const again = await ticketOf();
    expect((await second(again.visitor, again.ticket, code)).code).toBe('sign-in-failed');
    expect((await second(again.visitor, again.ticket, codeAt(-STEP))).code).toBe('sign-in-failed');
    expect((await second(again.visitor, again.ticket, codeAt(STEP))).status).toBe(200);
  });

  test('a code from two steps ago or ahead is refused', async () => {
    server.pass(STEP * 5);
    const { visitor, ticket } = await ticketOf();
    expect((await second(visitor, ticket, codeAt(-2 * STEP))).status).toBe(401);
    expect((await second(visitor, ticket, codeAt(2 * STEP))).status).toBe(401);
  });
});

describe('second-factor tickets', () => {
  test('a replayed ticket is refused', async () => {
    const { visitor, ticket } = await ticketOf();
    expect((await second(visitor, ticket, freshCode())).status).toBe(200);
    const thief = server.visitor();
    const answer = await second(thief, ticket, freshCode());
    expect([answer.status, answer.code, thief.cookies.size]).toEqual([401, 'sign-in-failed', 0]);
  });

  test('one code and two tickets at once let one in', async () => {
    const code = freshCode();
    const tickets = await Promise.all([ticketOf(), ticketOf(), ticketOf()]);
    const answers = await Promise.all(tickets.map(({ visitor, ticket }) => second(visitor, ticket, code)));
    expect(answers.filter((one) => one.status === 200)).toHaveLength(1);
  });

  test('a ticket allows five tries and lives five minutes', async () => {
    server.pass(24 * 3600_000);
    const tried = await ticketOf();
    for (let at = 0; at < TICKET_TRIES; at += 1) {
      expect((await second(tried.visitor, tried.ticket, wrongCode())).status).toBe(401);
      server.pass(60_000 / TICKET_TRIES);
    }
    expect((await second(tried.visitor, tried.ticket, freshCode())).code).toBe('sign-in-failed');
    server.pass(24 * 3600_000);
    const late = await ticketOf();
    server.pass(TICKET_MILLISECONDS + 1);
    expect((await second(late.visitor, late.ticket, codeAt())).code).toBe('sign-in-failed');
  });

  test('new tickets do not buy new tries without end', async () => {
    server.pass(24 * 3600_000);
    const statuses: number[] = [];
    for (let at = 0; at < 8; at += 1) {
      const { visitor, ticket } = await ticketOf();
      statuses.push((await second(visitor, ticket, wrongCode())).status);
    }
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(statuses.slice(5)).toContain(429);
    server.pass(24 * 3600_000);
  });

  test('a made-up ticket is refused', async () => {
    for (const ticket of ['', 'x', 'A'.repeat(43), "' or 1=1 --"])
      expect((await second(server.visitor(), ticket, '123456')).status).toBe(401);
  });
});

describe('recovery codes', () => {
  test('each works once, however it is typed', async () => {
    const [code] = recovery;
    const first = await ticketOf();
    const typed = ` ${code!.toUpperCase().replaceAll('-', ' ')} `;
    expect((await second(first.visitor, first.ticket, typed, 'recovery-code')).status).toBe(200);
    expect((await first.visitor.ok('factors')).recoveryCodesLeft).toBe(9);
    const again = await ticketOf();
    expect((await second(again.visitor, again.ticket, code!, 'recovery-code')).status).toBe(401);
    expect((await second(again.visitor, again.ticket, recovery[1]!, 'recovery-code')).status).toBe(200);
  });
});

describe('passkeys', () => {
  const key = virtualAuthenticator();
  let passkeyId: string;

  test('one is added by somebody who just proved who they are', async () => {
    server.pass(3600_000 * 10);
    const { visitor, ticket } = await ticketOf();
    await visitor.signedIn('secondFactor', { body: { ticket, method: 'totp', code: freshCode() } });
    grace = visitor;
    const begun = await grace.ok('passkeyRegistration');
    expect(begun.options).toMatchObject({
      rp: { id: 'cleanpath.example' },
      authenticatorSelection: { userVerification: 'required' },
    });
    const response = key.register(begun.options, ORIGIN);
    const factors = await grace.ok('addPasskey', { body: { ticket: begun.ticket, name: 'Blue key', response } });
    expect(factors.passkeys).toMatchObject([{ name: 'Blue key' }]);
    passkeyId = factors.passkeys[0].id;
    // The challenge was good once, and the key is taken.
    expect((await grace.send('addPasskey', { body: { ticket: begun.ticket, name: 'Again', response } })).code).toBe(
      'sign-in-failed',
    );
  });

  test('a registration for another origin, or with the ticket of another person, is refused', async () => {
    const begun = await grace.ok('passkeyRegistration');
    const elsewhere = virtualAuthenticator().register(begun.options, 'https://cleanpath.example.evil.example');
    expect(
      (await grace.send('addPasskey', { body: { ticket: begun.ticket, name: 'x', response: elsewhere } })).code,
    ).toBe('sign-in-failed');
    await server.admin.signIn(server.adminEmail, PASSWORD);
    const own = await grace.ok('passkeyRegistration');
    const response = virtualAuthenticator().register(own.options, ORIGIN);
    expect((await server.admin.send('addPasskey', { body: { ticket: own.ticket, name: 'x', response } })).code).toBe(
      'sign-in-failed',
    );
  });

  test('signs in alone', async () => {
    const visitor = server.visitor();
    const { ticket, options } = await visitor.ok('passkeyOptions', { body: {} });
    expect(options.allowCredentials).toBeUndefined();
    const me = await visitor.signedIn('passkeySignIn', { body: { ticket, response: key.signIn(options, ORIGIN) } });
    expect(me.person.email).toBe('grace@host.example');
  });

  test('stands in as second factor and uses the ticket of the password up', async () => {
    const { visitor, ticket, methods } = await ticketOf();
    expect(methods).toContain('passkey');
    const begun = await visitor.ok('passkeyOptions', { body: { ticket } });
    expect(begun.options.allowCredentials).toMatchObject([{ id: key.credentialId }]);
    await visitor.signedIn('passkeySignIn', {
      body: { ticket: begun.ticket, response: key.signIn(begun.options, ORIGIN) },
    });
    expect((await second(server.visitor(), ticket, freshCode())).code).toBe('sign-in-failed');
  });

  test('replayed, cloned, unverified and foreign assertions are refused', async () => {
    const attempt = async (make: (options: Record<string, unknown>) => Record<string, unknown>) => {
      const visitor = server.visitor();
      const { ticket, options } = await visitor.ok('passkeyOptions', { body: {} });
      const answer = await visitor.send('passkeySignIn', { body: { ticket, response: make(options) } });
      expect(visitor.cookies.size).toBe(0);
      return [answer.status, answer.code];
    };
    const refused = [401, 'sign-in-failed'];
    let kept: Record<string, unknown> = {};
    const good = server.visitor();
    const begun = await good.ok('passkeyOptions', { body: {} });
    kept = key.signIn(begun.options, ORIGIN);
    expect((await good.send('passkeySignIn', { body: { ticket: begun.ticket, response: kept } })).status).toBe(200);
    expect((await good.send('passkeySignIn', { body: { ticket: begun.ticket, response: kept } })).code).toBe(
      'sign-in-failed',
    );
    expect(await attempt(() => kept)).toEqual(refused);
    expect(await attempt((options) => key.signIn(options, ORIGIN, { counter: 1 }))).toEqual(refused);
    expect(await attempt((options) => key.signIn(options, ORIGIN, { userVerified: false }))).toEqual(refused);
    expect(await attempt((options) => key.signIn(options, 'https://evil.example'))).toEqual(refused);
    expect(await attempt((options) => virtualAuthenticator().signIn(options, ORIGIN))).toEqual(refused);
    expect(await attempt(() => ({}))).toEqual(refused);
    expect(await attempt(() => ({ id: key.credentialId, response: { clientDataJSON: 'e30' } }))).toEqual(refused);
  });

  test('is removed by its owner only, after confirming', async () => {
    expect((await server.admin.send('removePasskey', { params: { passkey: passkeyId } })).code).toBe('not-found');
    expect((await grace.send('removePasskey', { params: { passkey: passkeyId } })).status).toBe(204);
    const visitor = server.visitor();
    const { ticket, options } = await visitor.ok('passkeyOptions', { body: {} });
    expect(
      (await visitor.send('passkeySignIn', { body: { ticket, response: key.signIn(options, ORIGIN) } })).status,
    ).toBe(401);
  });

  test('taking the last factor away takes the recovery codes along', async () => {
    expect((await grace.send('removeTotp')).status).toBe(204);
    expect(await grace.ok('factors')).toMatchObject({ totp: false, passkeys: [], recoveryCodesLeft: 0 });
    expect((await grace.send('removeTotp')).code).toBe('not-found');
    await server.visitor().signIn('grace@host.example', PASSWORD);
  });
});

describe('an installation that asks everybody for a second factor', () => {
  test(
    'lets nobody do anything before one is set up, but set it up',
    async () => {
      const strict = await setUpServer({ requireSecondFactor: true });
      try {
        for (const id of ['organisations', 'audit', 'apiKeys'] as const)
          expect((await strict.admin.send(id)).code).toBe('second-factor-needed');
        const begun = await strict.admin.ok('beginTotp');
        const totp = new TOTP({ secret: Secret.fromBase32(begun.secret) });
        await strict.admin.ok('confirmTotp', { body: { code: totp.generate({ timestamp: strict.now().getTime() }) } });
        expect((await strict.admin.send('organisations')).status).toBe(200);
      } finally {
        await strict.close();
      }
    },
    START_TIMEOUT,
  );
});
