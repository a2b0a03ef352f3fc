import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { Job, JobKind, LiveEvent } from '@cleanpath/api';
import {
  completeUpload,
  insertImport,
  insertNetwork,
  insertOrganisation,
  insertUpload,
  jobById,
  openStore,
  writeBlob,
  type JobRow,
  type Store,
} from '@cleanpath/store';
import type { Actor } from '../../src/access/actor.js';
import { Config } from '../../src/config/config.js';
import { eventBus } from '../../src/http/event-bus.js';
import { newId } from '../../src/identity/new-id.js';
import type { JobPlatform } from '../../src/jobs/job-context.js';
import { jobRunner, type JobRunner, type JobRunnerOptions } from '../../src/jobs/job-runner.js';

export const NATION = fileURLToPath(new URL('../../../../examples/nation', import.meta.url));

/** A job runner over a database in memory, with an organisation and whatever networks a test asks for. */
export interface JobLab {
  readonly store: Store;
  readonly data: string;
  readonly actor: Actor;
  readonly events: LiveEvent[];
  readonly runner: JobRunner;
  /** A further runner over the same database, as another process would have. */
  another(options?: JobRunnerOptions): JobRunner;
  network(name: string): Promise<string>;
  upload(networkId: string, name: string, bytes: Uint8Array): Promise<string>;
  /** An import of these files, waiting for its job. */
  startImport(
    networkId: string,
    files: ReadonlyMap<string, Uint8Array>,
    options?: Record<string, string>,
  ): Promise<{ importId: string; jobId: string }>;
  enqueue(kind: JobKind, networkId: string, input: Record<string, unknown>): Promise<Job>;
  ended(jobId: string, seconds?: number): Promise<JobRow>;
  close(): Promise<void>;
}

export async function jobLab(
  options: JobRunnerOptions = {},
  config: Partial<Config> = {},
  as: { embedded?: boolean; store?: Store } = {},
): Promise<JobLab> {
  const data = await mkdtemp(join(tmpdir(), 'cleanpath-jobs-'));
  const opened = as.store ?? (await openStore({ memory: true }));
  // `embedded: false` lets one database stand for a server that several processes use.
  const store: Store = { ...opened, embedded: as.embedded ?? opened.embedded };
  const bus = eventBus();
  const events: LiveEvent[] = [];
  bus.subscribe(({ event }) => events.push(event));
  const now = (): Date => new Date();
  const log = pino({ level: process.env['CLEANPATH_DEBUG'] === undefined ? 'silent' : 'debug' });
  const platform: JobPlatform = { config: Config.parse({ data, ...config }), store, now, log, events: bus };
  const organisationId = newId(now());
  await insertOrganisation(store.db, {
    id: organisationId,
    name: `Office for Networks ${organisationId}`,
    kind: 'authority',
    host: true,
    created_at: now(),
  });
  const personId = newId(now());
  const actor: Actor = {
    kind: 'person',
    id: personId,
    personId,
    name: 'Ada Analyst',
    organisationId,
    host: true,
    roles: ['authority'],
  };
  const runner = jobRunner(platform, options);
  const runners = [runner];
  await runner.start();
  const lab: JobLab = {
    store,
    data,
    actor,
    events,
    runner,
    another(more = {}) {
      const made = jobRunner(platform, { ...options, ...more });
      runners.push(made);
      return made;
    },
    async network(name) {
      const id = newId(now());
      await insertNetwork(store.db, { id, organisation_id: organisationId, name, description: '', created_at: now() });
      return id;
    },
    async upload(networkId, name, bytes) {
      const id = newId(now());
      const key = { id, network_id: networkId, organisation_id: organisationId, person_id: personId };
      await insertUpload(store.db, { ...key, name, created_at: now() });
      const facts = await writeBlob(store, { networkId, kind: 'upload', ownerId: id }, [bytes]);
      await completeUpload(store.db, { networkId, id }, facts);
      return id;
    },
    async startImport(networkId, files, importOptions = {}) {
      const uploads: string[] = [];
      for (const [name, bytes] of files) uploads.push(await lab.upload(networkId, name, bytes));
      const importId = newId(now());
      const job = await store.transaction(async (tx) => {
        const queued = await runner.enqueue(tx, actor, {
          kind: 'import',
          networkId,
          input: { importId, options: importOptions },
        });
        await insertImport(tx, {
          id: importId,
          network_id: networkId,
          job_id: queued.id,
          state: 'reading',
          files: JSON.stringify([...files].map(([name, bytes]) => ({ name, bytes: bytes.length }))),
          upload_ids: JSON.stringify(uploads),
          errors: 0,
          warnings: 0,
          created_by: actor.name,
          created_at: now(),
        });
        return queued;
      });
      runner.wake();
      return { importId, jobId: job.id };
    },
    async enqueue(kind, networkId, input) {
      const job = await store.transaction((tx) => runner.enqueue(tx, actor, { kind, networkId, input }));
      runner.wake();
      return job;
    },
    async ended(jobId, seconds = 40) {
      const until = Date.now() + seconds * 1000;
      for (;;) {
        const row = await jobById(store.db, jobId);
        if (row && !['queued', 'running'].includes(row.state)) return row;
        if (Date.now() > until)
          throw new Error(`The job ${jobId} is still ${row?.state ?? 'missing'}: ${row?.phase ?? ''}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async close() {
      for (const one of runners) await one.drain(new Date());
      if (as.store) await store.db.deleteFrom('job').execute();
      else await store.close();
      await rm(data, { recursive: true, force: true });
    },
  };
  return lab;
}

/** The files of the example nation by name. */
export async function nationFiles(): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of (await readdir(NATION)).sort()) files.set(name, await readFile(join(NATION, name)));
  return files;
}

export const anyId = (): string => randomUUID();
