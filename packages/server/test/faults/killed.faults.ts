import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAssessment } from '@cleanpath/assessment';
import { openStore, verifyAudit } from '@cleanpath/store';
import { makeZip } from '../../../formats/test/archive/make-zip.js';
import { callWith, firstKey, importDossier, isCutOff, STAGES, type Acknowledged, type Stage } from './importing.js';
import { serveProcess, serveUntilEnd, type ServeProcess } from './serve-process.js';

const NATION = fileURLToPath(new URL('../../../../examples/nation', import.meta.url));
/** Six meet every stage once; CLEANPATH_KILLS makes it quicker where time is short. */
const ROUNDS = Number(process.env['CLEANPATH_KILLS'] ?? 20);
const SEED = 20_311;
/** Longest time between reaching a stage and the kill, in milliseconds: within the next steps on most machines. */
const LONGEST_MS = 1500;
const TIMEOUT = 1_800_000;

let data: string;
let dossier: Buffer;
let undisturbed: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'cleanpath-serve-killed-'));
  const names = (await readdir(NATION)).sort();
  dossier = makeZip(
    await Promise.all(names.map(async (name) => ({ name, content: await readFile(join(NATION, name)) }))),
  );
  const { result } = await runAssessment(NATION, { today: '2026-11-01' });
  undisturbed = result!.assessment.contentHash;
}, 120_000);
afterAll(() => rm(data, { recursive: true, force: true }));

it(
  `cleanpath serve killed with -9 ${ROUNDS} times during imports and assessments loses nothing it acknowledged`,
  { timeout: TIMEOUT },
  async () => {
    const random = generator(SEED);
    const said: Acknowledged = { imports: [], jobs: [] };
    let server: ServeProcess = await serveProcess(data);
    const secret = await firstKey(server.url, server.setupLink!);
    const networks: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const call = callWith(server.url, secret);
      networks.push((await call('createNetwork', { body: { name: `Network ${round}` } })).id);
      const stage: Stage = STAGES[round % STAGES.length]!;
      const pause = random() * LONGEST_MS;
      let reached: () => void;
      const strike = new Promise<void>((resolve) => (reached = resolve));
      const work = importDossier(call, networks[round]!, dossier, said, (now) => {
        if (now === stage) reached();
      }).catch((error: unknown) => {
        if (!isCutOff(error)) throw error;
      });
      await Promise.race([strike, work.then(() => delay(60_000))]);
      await delay(pause);
      await server.kill();
      await work;
      server = await serveProcess(data);
      // Whatever was acknowledged before any of the kills is there, and what was cut off goes on to its end.
      const after = callWith(server.url, secret);
      await expectKept(after, said);
      expect(await importDossier(after, networks[round]!, dossier, said), `round ${round}`).toBe(undisturbed);
    }
    const call = callWith(server.url, secret);
    const jobs = await expectKept(call, said);
    expect(new Set(jobs.map(({ state }) => state))).toEqual(new Set(['done']));
    // Some of the kills hit a job at work: it was taken up again. With few kills chance may spare them all.
    expect(jobs.filter(({ attempts }) => attempts > 1).length).toBeGreaterThan(ROUNDS / 4 - 2);
    for (const network of networks)
      expect((await call('network', { params: { network } })).assessment?.contentHash).toBe(undisturbed);
    expect(await server.stop()).toBe(0);
    await expectWholeAudit();
  },
);

it(
  'a second cleanpath serve on the data directory ends with the remedy, and the first goes on',
  { timeout: 120_000 },
  async () => {
    const first = await serveProcess(data);
    const second = await serveUntilEnd(data);
    expect(second.code).toBe(1);
    expect(second.output).toContain('storage-busy');
    expect(second.output).toContain(`Process ${first.child.pid} uses the data directory`);
    expect(second.output).toContain('Stop it first, or use PostgreSQL');
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    await first.kill();
    // A lock left by a process that is gone holds nobody up.
    const third = await serveProcess(data);
    expect(await third.stop()).toBe(0);
  },
);

async function expectKept(call: ReturnType<typeof callWith>, said: Acknowledged) {
  for (const { network, id } of said.imports)
    expect(await call('import', { params: { network, import: id } })).toMatchObject({ id });
  const jobs = [];
  for (const { id, kind } of said.jobs) {
    const job = await call('job', { params: { job: id } });
    expect(job).toMatchObject({ id, kind });
    jobs.push(job);
  }
  return jobs;
}

async function expectWholeAudit(): Promise<void> {
  const store = await openStore({ dataDir: data });
  const organisations = await store.db.selectFrom('organisation').select('id').execute();
  for (const { id } of organisations) expect((await verifyAudit(store.db, id)).broken).toBeUndefined();
  const open = await store.db.selectFrom('job').select('id').where('state', 'in', ['queued', 'running']).execute();
  expect(open).toEqual([]);
  await store.close();
}

/** Numbers in [0, 1), the same for the same seed (Numerical Recipes' linear congruential generator). */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}
