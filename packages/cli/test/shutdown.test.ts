import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve, type Served } from './serve-in-process.js';

const PASSWORD = 'seven quiet lanterns over Helmar';

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'cleanpath-shutdown-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

it(
  'told to stop, answers the request under way, leaves no job half-done and takes it up at the next start',
  { timeout: 180_000 },
  async () => {
    const served = await serve('--data', scratch, '--port', '0');
    const url = served.first['url'] as string;
    const session = await setUp(served, url);
    const { network, jobId } = (await (
      await fetch(`${url}/api/networks/example`, { method: 'POST', headers: session })
    ).json()) as { network: { id: string }; jobId: string };

    // A request of which the server has the half: it is under way.
    const body = JSON.stringify({ email: 'ada@office.example', password: 'not this one' });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const answer = everything(socket);
    socket.write(
      `POST /api/session HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 20)}`,
    );
    await sleep(300);
    const ended = served.stop();
    await sleep(300);
    socket.write(body.slice(20));
    expect(await answer).toMatch(/^HTTP\/1\.1 401 [\s\S]*application\/problem\+json[\s\S]*"sign-in-failed"/);
    expect(await ended).toBe(0);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();

    const again = await serve('--data', scratch, '--port', '0');
    const next = again.first['url'] as string;
    await expect.poll(() => jobState(next, session, jobId), { timeout: 120_000, interval: 500 }).toBe('done');
    const facts = await fetch(`${next}/api/networks/${network.id}`, { headers: session });
    expect(await facts.json()).toMatchObject({
      snapshot: { seq: 1, synthetic: expect.any(Array) as string[] },
      assessment: { id: expect.any(String) as string },
    });
    expect(await again.stop()).toBe(0);
  },
);

async function setUp(served: Served, url: string): Promise<Record<string, string>> {
  const response = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({
      token: new URL(served.first['setupLink'] as string).hash.slice(1),
      name: 'Ada Analyst',
      email: 'ada@office.example',
      password: PASSWORD,
      organisation: { name: 'Office for Networks', kind: 'authority' },
    }),
  });
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  return { cookie: response.headers.get('set-cookie')!.split(';')[0]!, 'x-csrf-token': csrfToken };
}

async function jobState(url: string, session: Record<string, string>, id: string): Promise<string> {
  return ((await (await fetch(`${url}/api/jobs/${id}`, { headers: session })).json()) as { state: string }).state;
}

/** What comes until the other side ends the connection. */
async function everything(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket.setEncoding('utf8')) text += chunk as string;
  return text;
}
