import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '../../src/identity/password/hash-password.js';
import { checkPassword, passwordWorth } from '../../src/identity/password/password-policy.js';
import { PASSWORD, setUpServer, type SetUpServer, START_TIMEOUT } from './support/identity-server.js';

let server: SetUpServer;
beforeAll(async () => {
  server = await setUpServer();
}, START_TIMEOUT);
afterAll(() => server.close());

describe('the password policy', () => {
  const context = ['Grace Kestrel', 'grace.kestrel@north.example', 'Northern Networks'];

  test.each([
    'password1234',
    'P@ssw0rd!2031',
    'Cleanpath2031!!',
    'qwertyuiop12',
    'aaaaaaaaaaaaaaaa',
    '123456789012',
    'abcabcabcabcabc',
    'GraceKestrel99',
    'northern-networks',
    'kestrel.kestrel',
    'Sommer2030Winter2031',
    'administrator1',
    'letmein-letmein',
    'correct horse battery staple',
  ])('refuses common words, names and patterns: %s', (password) => {
    expect(() => checkPassword(password, context)).toThrow(expect.objectContaining({ code: 'password-weak' }) as Error);
  });

  test.each([
    PASSWORD,
    'gsT7 wolg9 Xqp2',
    'mein Kater frisst Zwetschgen',
    'пять жёлтых слонов',
    '🦔🌲🥁🧭🪁🧵🫖🪗🛶🧊🎻🪴',
  ])('accepts what nobody would guess, whatever the script: %s', (password) => {
    expect(() => checkPassword(password, context)).not.toThrow();
  });

  test('asks for no kinds of characters and keeps all of them: spaces, case, any length up to the limit', async () => {
    const long = 'seventy frogs leap '.repeat(13).slice(0, 250);
    expect(() => checkPassword(long, context)).not.toThrow();
    const stored = await hashPassword(long);
    expect(await verifyPassword(stored, long)).toBe(true);
    expect(await verifyPassword(stored, long.slice(0, -1))).toBe(false);
    expect(await verifyPassword(stored, long.toUpperCase())).toBe(false);
    expect(() => checkPassword('x'.repeat(257), context)).toThrow();
  });

  test('never counts more than the characters there are, and a name more never helps', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 40 }),
        fc.array(fc.string({ maxLength: 12 }), { maxLength: 3 }),
        (password, names) => {
          const worth = passwordWorth(password, []);
          expect(worth).toBeLessThanOrEqual(password.normalize('NFKC').toLowerCase().length);
          expect(passwordWorth(password, names)).toBeLessThanOrEqual(worth);
        },
      ),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('password hashing', () => {
  test('a flood of sign-ins is bounded: what does not fit in the line is sent away', async () => {
    const stored = await hashPassword(PASSWORD);
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => verifyPassword(stored, PASSWORD)));
    const refused = results.filter((one) => one.status === 'rejected');
    expect(refused.length).toBe(100 - 2 - 64);
    expect(refused.every((one) => (one.reason as { code: string }).code === 'too-many-requests')).toBe(true);
    expect(await verifyPassword(stored, PASSWORD)).toBe(true);
  });

  test('the same characters typed on another keyboard are the same password', async () => {
    expect(
      await verifyPassword(await hashPassword('Ångström wolf'.normalize('NFC')), 'Ångström wolf'.normalize('NFD')),
    ).toBe(true);
  });
});

describe('unknown people', () => {
  const failing = (email: string) => server.visitor().send('signIn', { body: { email, password: 'not the one 77 x' } });

  test('get the same answer as a wrong password', async () => {
    const [known, unknown] = [await failing(server.adminEmail), await failing('nobody@host.example')];
    const stable = ({ status, body, headers }: typeof known) => [
      status,
      { ...body, instance: '' },
      [...headers.keys()].filter((name) => name !== 'date'),
    ];
    expect(stable(known)).toEqual(stable(unknown));
    expect([known.status, known.code]).toEqual([401, 'sign-in-failed']);
    expect(known.headers.getSetCookie()).toEqual([]);
  });

  test('take as long as a wrong password', async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    const measure = async (kind: keyof typeof times, email: string): Promise<void> => {
      const start = performance.now();
      await failing(email);
      times[kind].push(performance.now() - start);
    };
    // One after the other in turns, so that whatever else the machine does falls on both.
    for (let at = 0; at < 15; at += 1) {
      server.pass(24 * 3600_000 + 1);
      await measure('known', server.adminEmail);
      await measure('unknown', `nobody-${at}@host.example`);
    }
    const median = (list: number[]): number => list.sort((left, right) => left - right)[7]!;
    const [known, unknown] = [median(times.known), median(times.unknown)];
    // Both do one argon2 hash, tens of milliseconds; without it the unknown would take a tenth of that.
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });
});

describe('throttling', () => {
  const attempt = (email: string, password: string) => server.visitor().send('signIn', { body: { email, password } });

  test('waits grow with every failure, for unknown accounts too, and outlive a restart', async () => {
    server.pass(24 * 3600_000 + 1);
    for (const email of [server.adminEmail, 'unknown@host.example']) {
      for (let at = 0; at < 5; at += 1) expect((await attempt(email, 'wrong again 1')).status).toBe(401);
      const refused = await attempt(email, email === server.adminEmail ? PASSWORD : 'wrong again 1');
      expect([refused.status, refused.code]).toEqual([429, 'too-many-requests']);
      expect(Number(refused.headers.get('retry-after'))).toBe(1);
      server.pass(1000);
      expect((await attempt(email, 'wrong again 1')).status).toBe(401);
      expect(Number((await attempt(email, 'wrong again 1')).headers.get('retry-after'))).toBe(2);
      server.pass(2000);
    }
    const kept = await server.store.db
      .selectFrom('sign_in_ticket')
      .selectAll()
      .where('purpose', '=', 'throttle')
      .execute();
    expect(kept.length).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(kept)).not.toContain('host.example');
    expect((await attempt(server.adminEmail, PASSWORD)).status).toBe(200);
    // A success forgets the failures of the account.
    expect((await attempt(server.adminEmail, 'wrong again 1')).status).toBe(401);
    expect((await attempt(server.adminEmail, PASSWORD)).status).toBe(200);
  });

  test('many tries at once share the same few', async () => {
    server.pass(24 * 3600_000 + 1);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => attempt('crowd@host.example', `wrong number ${at}`)),
    );
    expect(answers.filter((one) => one.status === 401).length).toBeLessThanOrEqual(5);
    expect(answers.filter((one) => one.status === 429).length).toBeGreaterThanOrEqual(15);
  });

  test('one address trying many accounts is slowed down', async () => {
    server.pass(24 * 3600_000 + 1);
    let refused = 0;
    for (let at = 0; at < 45; at += 1)
      if ((await attempt(`spray-${at}@host.example`, 'one for all 9')).status === 429) refused += 1;
    expect(refused).toBeGreaterThan(0);
    server.pass(24 * 3600_000 + 1);
  });
});
