import { afterAll, beforeAll, expect, test } from 'vitest';
import { identityServer, setUpServer, START_TIMEOUT, type SetUpServer } from './support/identity-server.js';

let server: SetUpServer;
beforeAll(async () => {
  server = await setUpServer();
}, START_TIMEOUT);
afterAll(() => server.close());

test('every answer tells the browser to run, frame, guess and keep nothing it should not', async () => {
  const answers = [
    await server.admin.send('me'),
    await server.admin.send('networks'),
    await server.visitor().send('me'),
    await server.admin.send('createNetwork', { body: {} }),
    await server.visitor().send('openapi'),
    await server.visitor().send('signIn', { body: { email: 'nobody@host.example', password: 'x' } }),
  ];
  for (const path of ['/', '/api/nothing', '/nothing.js']) {
    const { headers } = await fetch(server.url + path);
    answers.push({ ...answers[0]!, headers });
  }
  for (const { headers } of answers) {
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('what belongs to somebody is not kept by caches', async () => {
  for (const id of ['me', 'networks', 'sessions', 'audit', 'apiKeys'] as const)
    expect((await server.admin.send(id)).headers.get('cache-control')).toMatch(/no-store|private/);
  expect((await server.visitor().send('me')).headers.get('cache-control')).toBe('no-store');
});

test('signing out tells the browser to forget what the page kept', async () => {
  const { headers } = await server.admin.send('signOut');
  expect(headers.get('clear-site-data')).toBe('"cache", "storage"');
  expect(headers.getSetCookie()[0]).toContain('Max-Age=0');
});

test(
  'an installation with an https origin asks browsers never to come without, for two years',
  async () => {
    const secure = await identityServer({ origin: 'https://cleanpath.example' });
    try {
      const { headers } = await fetch(`${secure.url}/api/setup`);
      expect(headers.get('strict-transport-security')).toBe('max-age=63072000');
    } finally {
      await secure.close();
    }
  },
  START_TIMEOUT,
);
