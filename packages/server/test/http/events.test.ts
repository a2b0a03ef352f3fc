import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Job, LiveEvent } from '@cleanpath/api';
import { START_TIMEOUT, testServer, type Credentials, type TestServer } from '../support/test-server.js';
import { newId } from '../../src/identity/new-id.js';

let server: TestServer;
let owner: string;
let analyst: Credentials;
let network: string;

beforeAll(async () => {
  server = await testServer({ socket: true });
  owner = await server.organisation('Authority');
  analyst = await server.member(owner, ['authority']);
  network = await server.network(owner, 'Watched');
}, START_TIMEOUT);
afterAll(() => server.close());

interface Listening {
  readonly events: { id: string; event: LiveEvent }[];
  readonly ended: Promise<void>;
  readonly headers: Headers;
  stop(): void;
  /** Resolves with the events once there are this many. */
  reached(count: number): Promise<{ id: string; event: LiveEvent }[]>;
}

/** Reads a stream as WHATWG HTML §9.2.6 says. */
async function listen(credentials: Credentials, lastEventId?: string, on = server): Promise<Listening> {
  const stop = new AbortController();
  const response = await fetch(`${on.url}/api/events`, {
    headers: { ...credentials, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
    signal: stop.signal,
  });
  expect(response.status).toBe(200);
  const events: { id: string; event: LiveEvent }[] = [];
  const read = async (): Promise<void> => {
    let text = '';
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      text += piece;
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const fields = new Map(
          block.split('\n').map((line) => [line.split(': ', 1)[0]!, line.slice(line.indexOf(': ') + 2)]),
        );
        if (fields.has('data'))
          events.push({ id: fields.get('id')!, event: JSON.parse(fields.get('data')!) as LiveEvent });
      }
    }
  };
  return {
    events,
    headers: response.headers,
    ended: read().catch(() => undefined),
    stop: () => stop.abort(),
    reached: async (count) => {
      await expect.poll(() => events.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count);
      return events;
    },
  };
}

const jobEvent = (done: number): LiveEvent => {
  const now = server.clock.now();
  const job: Job = {
    id: newId(now),
    kind: 'assess',
    state: 'running',
    networkId: network,
    phase: 'Assessing',
    done,
    total: 10,
    attempts: 1,
    problems: [],
    createdAt: now.toISOString(),
    createdBy: 'Ada',
  };
  return { type: 'job', job };
};
const publish = (event: LiveEvent, organisationId = owner, networkId = network): void =>
  server.platform.events.publish({ event, organisationId, networkId });
const doneOf = (given: readonly { event: LiveEvent }[]): unknown[] =>
  given.map(({ event }) => (event.type === 'job' ? event.job.done : event.type));

test('jobs are told as they move, in their order, each with an id', async () => {
  const stream = await listen(analyst);
  expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(stream.headers.get('cache-control')).toBe('no-store');
  for (let at = 1; at <= 20; at++) publish(jobEvent(at));
  publish({ type: 'network', networkId: network });
  const events = await stream.reached(21);
  expect(doneOf(events)).toEqual([...Array.from({ length: 20 }, (_, at) => at + 1), 'network']);
  expect(new Set(events.map(({ id }) => id)).size).toBe(21);
  stream.stop();
});

test('a stream that comes back with Last-Event-ID gets what it missed and nothing twice', async () => {
  const first = await listen(analyst);
  for (let at = 1; at <= 3; at++) publish(jobEvent(at));
  const last = (await first.reached(3))[2]!.id;
  first.stop();
  await first.ended;
  for (let at = 4; at <= 6; at++) publish(jobEvent(at));
  const second = await listen(analyst, last);
  publish(jobEvent(7));
  expect(doneOf(await second.reached(4))).toEqual([4, 5, 6, 7]);
  second.stop();
});

test('an id nobody knows any more gets all that is kept; none gets only what comes', async () => {
  const unknown = await listen(analyst, 'gone-for-long');
  const fresh = await listen(analyst);
  publish(jobEvent(8));
  await fresh.reached(1);
  expect(doneOf(fresh.events)).toEqual([8]);
  expect((await unknown.reached(2)).length).toBeGreaterThan(1);
  expect(doneOf(unknown.events).at(-1)).toBe(8);
  unknown.stop();
  fresh.stop();
});

test('nobody hears of what others do, also not when coming back', async () => {
  const stranger = await server.organisation('Stranger');
  const theirs = await server.network(stranger, 'Theirs');
  const member = await server.member(stranger, ['operator']);
  const live = await listen(member);
  publish(jobEvent(9));
  const back = await listen(member, 'anything');
  publish(jobEvent(1), stranger, theirs);
  for (const stream of [live, back]) {
    await stream.reached(1);
    await delay(100);
    expect(doneOf(stream.events)).toEqual([1]);
    stream.stop();
  }
});

test('a grant taken back ends what is told of the network', async () => {
  const reader = await server.organisation('Reader');
  const member = await server.member(reader, ['operator']);
  const params = { network, organisation: reader };
  await server.request('setGrant', { params, body: { access: 'read' } }, analyst);
  const stream = await listen(member);
  publish({ type: 'network', networkId: network });
  await stream.reached(1);
  await server.request('removeGrant', { params }, analyst);
  await stream.reached(1);
  const before = stream.events.length;
  publish({ type: 'network', networkId: network });
  await delay(200);
  expect(stream.events.length).toBe(before);
  stream.stop();
});

test('a session that ends takes its stream with it', async () => {
  const session = await server.member(owner, ['authority']);
  const stream = await listen(session);
  expect((await server.request('signOut', {}, session)).status).toBe(204);
  publish(jobEvent(10));
  await stream.ended;
  expect(stream.events).toEqual([]);
});

test('streams of one session are limited, and their places come back', async () => {
  const session = await server.member(owner, ['authority']);
  const open = await Promise.all(Array.from({ length: 12 }, () => listen(session)));
  const more = await fetch(`${server.url}/api/events`, { headers: session });
  expect([more.status, more.headers.get('retry-after')]).toEqual([429, '30']);
  for (const stream of open) stream.stop();
  await Promise.all(open.map(({ ended }) => ended));
  await expect.poll(async () => (await fetch(`${server.url}/metrics`)).text()).toMatch(/cleanpath_event_streams 0\b/);
  (await listen(session)).stop();
});

test(
  'streams end when the server does, and do not hold it up',
  async () => {
    const other = await testServer({ socket: true });
    const session = await other.member(await other.organisation('Short'), ['operator']);
    const streams = await Promise.all(Array.from({ length: 5 }, () => listen(session, undefined, other)));
    const started = Date.now();
    await other.close();
    await Promise.all(streams.map(({ ended }) => ended));
    expect(Date.now() - started).toBeLessThan(10_000);
  },
  START_TIMEOUT,
);
