import fs from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { SCOPES, type Call } from '@cleanpath/api';
import { runAssessment } from '@cleanpath/assessment';
import { openStore, verifyAudit, type Store } from '@cleanpath/store';
import { makeZip } from '../../../formats/test/archive/make-zip.js';
import { postgresqlPrograms, startCluster, type Cluster } from '../../../store/test/support/postgresql-cluster.js';
import { testServer, type TestServer } from '../support/test-server.js';
import { callWith, importDossier, isCutOff, type Acknowledged } from './importing.js';

const NATION = fileURLToPath(new URL('../../../../examples/nation', import.meta.url));
const MINUTES = 600_000;

let dossier: Buffer;
let undisturbed: string;

beforeAll(async () => {
  const names = (await readdir(NATION)).sort();
  dossier = makeZip(
    await Promise.all(names.map(async (name) => ({ name, content: await readFile(join(NATION, name)) }))),
  );
  undisturbed = (await runAssessment(NATION, { today: '2026-11-01' })).result!.assessment.contentHash;
}, 120_000);
afterEach(() => vi.restoreAllMocks());

/** A server on a store, with a program that may do everything an authority may. */
async function serverOn(store: Store): Promise<{ server: TestServer; call: Call; organisation: string }> {
  const server = await testServer({ store, socket: true, work: true, realTime: true });
  const organisation = await server.organisation('Authority', { host: true });
  const person = await server.person(organisation, ['authority']);
  const { authorization } = await server.apiKey(person, SCOPES);
  return { server, call: callWith(server.url, authorization!.slice('Bearer '.length)), organisation };
}

describe.each([
  ['ENOSPC', 'storage-full'],
  ['EIO', 'storage-failed'],
] as const)('%s under the database of a server', (fault, code) => {
  it(
    'is told as such to who sends and to who reads; what was acknowledged goes on once there is room',
    { timeout: MINUTES },
    async () => {
      const directory = await mkdtemp(join(tmpdir(), 'cleanpath-disk-'));
      const store = await openStore({ dataDir: directory });
      const { server, call, organisation } = await serverOn(store);
      try {
        const network = (await call('createNetwork', { body: { name: 'Before' } })).id;
        const broken = (): never => {
          throw Object.assign(new Error(`${fault}: injected, write`), {
            code: fault,
            errno: fault === 'EIO' ? -5 : -28,
          });
        };
        vi.spyOn(fs, 'writeSync').mockImplementation(broken);
        vi.spyOn(fs, 'writevSync').mockImplementation(broken);
        const upload = call(
          'upload',
          { params: { network }, query: { name: 'big' } },
          { upload: Buffer.alloc(40_000_000, 1) },
        );
        await expect(upload).rejects.toMatchObject({
          code,
          problem: { remedy: expect.stringMatching(/\w/) as string },
        });
        // Reading goes on.
        expect((await call('network', { params: { network } })).name).toBe('Before');
        vi.restoreAllMocks();
        const said: Acknowledged = { imports: [], jobs: [] };
        expect(await importDossier(call, network, dossier, said)).toBe(undisturbed);
        expect((await verifyAudit(store.db, organisation)).broken).toBeUndefined();
      } finally {
        await server.close();
        await store.close();
        await rm(directory, { recursive: true, force: true });
      }
    },
  );
});

const programs = postgresqlPrograms();

describe.skipIf(programs === undefined)('PostgreSQL (skipped without the Debian package postgresql)', () => {
  it(
    'dropping every connection again and again during an import loses nothing acknowledged, and gives the same hash',
    { timeout: MINUTES },
    async () => {
      const cluster: Cluster = await startCluster(programs!);
      const databaseUrl = await cluster.createDatabase('dropped');
      const store = await openStore({ databaseUrl }, { connections: 4 });
      const admin = new pg.Client(await cluster.createDatabase('admin'));
      await admin.connect();
      const { server, call, organisation } = await serverOn(store);
      try {
        const said: Acknowledged = { imports: [], jobs: [] };
        const network = (await call('createNetwork', { body: { name: 'Dropped' } })).id;
        const ended = new AbortController();
        let drops = 0;
        const dropping = (async (): Promise<void> => {
          for (; drops < 20 && !ended.signal.aborted; drops++) {
            await delay(100 + ((drops * 137) % 700));
            await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'dropped'`);
          }
        })();
        let hash: string | undefined;
        for (let attempt = 0; hash === undefined && attempt < 200; attempt++) {
          hash = await importDossier(call, network, dossier, said).catch(async (error: unknown) => {
            if (!isCutOff(error)) throw error;
            await delay(50);
            return undefined;
          });
        }
        ended.abort();
        await dropping;
        expect(drops).toBeGreaterThan(3);
        expect(hash).toBe(undisturbed);
        for (const { id, kind } of said.jobs) {
          // A connection dropped last may still lie in the pool: its first use says 503 and forgets it.
          const job = await patiently(() => call('job', { params: { job: id } }));
          expect(job).toMatchObject({ id, kind, state: 'done' });
        }
        expect((await verifyAudit(store.db, organisation)).broken).toBeUndefined();
      } finally {
        await server.close();
        await admin.end();
        await store.close();
        await cluster.stop();
      }
    },
  );
});

/** Asks again while connections are cut off. */
async function patiently<T>(ask: () => Promise<T>, attempts = 8): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isCutOff(error) || attempts === 0) throw error;
    await delay(50);
    return patiently(ask, attempts - 1);
  }
}
