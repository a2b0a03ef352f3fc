import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROUTES, type RouteId } from '@cleanpath/api';
import { differingTables, storeChecksum, type StoreChecksum } from '@cleanpath/store';
import type { TestRequest } from '../support/test-server.js';
import { cast, type Sender } from './support/cast.js';
import { expectedToHear, listen } from './support/listeners.js';
import { CODES, TOPICS, type Code } from './support/marks.js';
import { DOINGS } from './support/permissions.js';
import { pointing, probes, SIGNED_IN, variants, type Probe } from './support/requests.js';
import { essence, leaks } from './support/watch.js';
import { world, type World } from './support/world.js';

/**
 * Every role in every organisation and every download for every reader, minutes instead of seconds:
 * `CLEANPATH_ISOLATION=thorough npx vitest run packages/server/test/isolation`.
 */
const THOROUGH = process.env['CLEANPATH_ISOLATION'] === 'thorough';
const PATIENCE = THOROUGH ? 1_200_000 : 240_000;

let w: World;
let senders: Sender[];
/** Topics of marked texts met in answers: what is never met is not tested. */
const seen = new Set<string>();
const counts = { requests: 0, refused: 0, absent: 0, allowed: 0, changes: 0 };

beforeAll(async () => {
  w = await world();
  senders = await cast(w, THOROUGH);
}, PATIENCE);
afterAll(() => w.server.close());

/** Sends one request and says what is wrong with the answer. */
async function faultsOf(sender: Sender, probe: Probe, request: TestRequest = probe.request): Promise<string[]> {
  const { id, expected, about } = probe;
  const answer = await w.server.request(id, request, sender.credentials);
  counts.requests++;
  if (request.method !== 'HEAD' && ROUTES[id].method !== 'GET') counts.changes++;
  const where = `${sender.name}: ${id} ${about}`;
  const faults = leaks(w, sender, request, answer, seen).map(
    ({ org, role, topic }) => `${where} → ${answer.status} shows ${topic} of ${org} ${role}`,
  );
  const problem = (): string => (answer.status >= 400 ? (answer.json as { code: string }).code : '');
  const wrong = (): void =>
    void faults.push(`${where}: ${expected} expected, got ${answer.status} ${answer.text.slice(0, 300)}`);
  switch (expected) {
    case 'allowed':
      counts.allowed++;
      if (answer.status < 200 || answer.status > 299) wrong();
      break;
    case 'refused':
      counts.refused++;
      if (answer.status !== 403 && answer.status !== 404) wrong();
      break;
    case 'sign-in':
      if (answer.status !== 401 || problem() !== 'sign-in-needed') wrong();
      break;
    case 'second-factor':
      if (answer.status !== 403 || problem() !== 'second-factor-needed') wrong();
      break;
    case 'absent': {
      counts.absent++;
      const [one, other] = [essence(id, request, answer), await essenceOfTwin(sender, id, probe.twin!)];
      if (one !== other)
        faults.push(`${where} differs from an id that never was:\n  ${one.slice(0, 500)}\n  ${other.slice(0, 500)}`);
      if (ROUTES[id].method !== 'GET' && answer.status < 400) wrong();
    }
  }
  return faults;
}

/** Answers to ids that never were, each asked for once by each sender. */
const twins = new Map<string, Promise<string>>();

function essenceOfTwin(sender: Sender, id: RouteId, twin: TestRequest): Promise<string> {
  const key = JSON.stringify([sender.name, id, twin]);
  const known = twins.get(key);
  if (known) return known;
  counts.requests++;
  const asked = w.server.request(id, twin, sender.credentials).then((answer) => essence(id, twin, answer));
  twins.set(key, asked);
  return asked;
}

async function all(faults: readonly Promise<string[]>[]): Promise<void> {
  const found = (await Promise.all(faults)).flat();
  expect(found.slice(0, 20), `${found.length} faults`).toEqual([]);
}

/** Made in a worker thread: the bytes are the same for every reader, so the short run makes each once per form. */
const MADE: ReadonlySet<RouteId> = new Set(['exportSnapshot', 'assessmentReport', 'assessmentTable', 'elementsCsv']);
const made = new Set<string>();
/** Each starts a thread of its own. */
const SHORT_VARIANTS = 2;

function forms(sender: Sender, probe: Probe): TestRequest[] {
  const { id, request, expected, owner } = probe;
  if (expected !== 'allowed' || !MADE.has(id)) return [request];
  if (THOROUGH) return variants(id, request);
  // Read by somebody of another organisation, who may.
  if (owner === 'h' && sender.org !== 'h' && !made.has(id)) {
    made.add(id);
    return variants(id, request).slice(0, SHORT_VARIANTS);
  }
  return [{ ...request, method: 'HEAD' }];
}

/** Who is nobody is refused before any id is looked at: in the short run two organisations show that. */
const STRANGE: ReadonlySet<string> = new Set(['a', 'h']);

const idsOf = (reads: boolean) => SIGNED_IN.filter((id) => (ROUTES[id].method === 'GET') === reads);

async function everybodySends(id: (typeof SIGNED_IN)[number]): Promise<void> {
  for (const sender of senders)
    await all(
      probes(w, sender, id)
        .filter(({ owner }) => THOROUGH || sender.kind !== 'nobody' || owner === undefined || STRANGE.has(owner))
        .flatMap((probe) => forms(sender, probe).map((form) => faultsOf(sender, probe, form))),
    );
}

describe('everybody reads with the ids of everybody', () => {
  test.each(idsOf(true))('%s', everybodySends, PATIENCE);
});

test(
  'everybody listens, and hears of their own only',
  async () => {
    for (const { sender, status, text } of await listen(w, senders)) {
      const { networks, jobs } = expectedToHear(sender);
      const answer = { status, headers: {}, text, bytes: Buffer.from(text, 'latin1'), json: undefined };
      expect([sender.name, leaks(w, sender, {}, answer, seen)]).toEqual([sender.name, []]);
      const told = (type: string, name: string, codes: readonly Code[]): string[] =>
        codes.filter((code) => {
          const lines = text.split('\n').filter((line) => line.startsWith(`data: {"type":"${type}"`));
          return lines.some((line) => line.includes(w.organisations.get(code)!.params[name]!));
        });
      const heard = { networks: told('network', 'network', CODES), jobs: told('job', 'job', CODES) };
      expect([sender.name, heard]).toEqual([sender.name, { networks, jobs }]);
    }
  },
  PATIENCE,
);

describe('everybody tries to change what is not theirs to change, and nothing changes', () => {
  let last: StoreChecksum;
  beforeAll(async () => {
    last = await storeChecksum(w.server.store);
  }, PATIENCE);
  const tablesChanged = async (): Promise<string[]> => {
    const before = last;
    last = await storeChecksum(w.server.store);
    return differingTables(before, last);
  };

  test.each(idsOf(false))(
    '%s',
    async (id) => {
      await everybodySends(id);
      expect(await tablesChanged()).toEqual([]);
    },
    PATIENCE,
  );

  test(
    'ids of others in bodies and queries find nothing',
    async () => {
      for (const sender of senders) await all(pointing(w, sender).map((probe) => faultsOf(sender, probe)));
      expect(await tablesChanged()).toEqual([]);
    },
    PATIENCE,
  );
});

test('every kind of text was met by somebody who may read it, and every route has its line', () => {
  expect(TOPICS.filter((topic) => !seen.has(topic))).toEqual([]);
  expect(Object.keys(DOINGS).sort()).toEqual([...SIGNED_IN].sort());
  process.stdout.write(
    `isolation: ${SIGNED_IN.length} routes × ${senders.length} senders, ${counts.requests} requests ` +
      `(${counts.allowed} allowed, ${counts.refused} refused, ${counts.absent} as if absent, ${counts.changes} changes)\n`,
  );
});
