import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { JobKind, ProblemItem } from '@cleanpath/api';
import { CleanpathError, fail, problem, type Problem } from '@cleanpath/model';
import { finishJob, heartbeatJob, type JobLease, type JobRow } from '@cleanpath/store';
import type { TaskPool } from '../workers/task-pool.js';
import type { JobContext, JobEnd, JobHandler, JobPlatform } from './job-context.js';
import type { JobSignal } from './job-signal.js';

/** A worker that says nothing for this long is taken for dead by the others. */
export const LEASE_MS = 30_000;
/** Problems kept with a job; an import keeps all of its own. */
const MAX_PROBLEMS = 20;
/** A database that went away is asked again after these pauses, in milliseconds, before a job gives up. */
const STORAGE_PAUSES = [500, 1000, 2000, 4000, 8000];

export interface RunParts {
  readonly platform: JobPlatform;
  readonly pool: TaskPool;
  readonly handlers: Readonly<Record<JobKind, JobHandler>>;
  /** Folder of this process for files of jobs. */
  readonly folder: string;
}

export interface RunOptions {
  readonly lease: JobLease;
  readonly signal: JobSignal;
  readonly progress: (phase: string, done: number, total: number) => void;
}

/**
 * Runs one claimed job to its end and gives its last row; undefined where it was left to somebody else: the lease was
 * lost, the process ends, or the database stays away.
 */
export async function runJob(job: JobRow, parts: RunParts, options: RunOptions): Promise<JobRow | undefined> {
  const { platform } = parts;
  const handler = parts.handlers[job.kind as JobKind] as JobHandler | undefined;
  const folder = join(parts.folder, job.id);
  try {
    if (!handler) throw fail('internal-error', { message: `There is no job of the kind ${job.kind}` });
    for (let round = 0; ; round++) {
      try {
        const context = contextOf(job, parts, options, folder);
        return await finished(await handler.run(context), platform, options);
      } catch (error) {
        const pause = STORAGE_PAUSES[round];
        if (!isPassing(error) || pause === undefined || options.signal.aborted) throw error;
        platform.log.warn({ job: job.id, err: error }, 'job waits for the database');
        await delay(pause, undefined, { signal: options.signal }).catch(() => undefined);
      }
    }
  } catch (error) {
    return await gaveUp(job, error, handler, platform, options);
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

function contextOf(job: JobRow, { platform, pool }: RunParts, options: RunOptions, folder: string): JobContext {
  const { store, now } = platform;
  const { lease, signal, progress } = options;
  return {
    job,
    networkId: job.network_id ?? '',
    store,
    now,
    pool,
    signal,
    progress: (phase, done = 0, total = 0) => progress(phase, done, total),
    folder: async () => {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return folder;
    },
    guarded: (work) =>
      store.transaction(async (tx) => {
        const { held, cancelRequested } = await heartbeatJob(tx, lease, new Date(now().getTime() + LEASE_MS));
        if (!held) throw new LeaseLost();
        if (cancelRequested) throw fail('cancelled');
        signal.throwIfAborted();
        return work(tx);
      }),
    networkChanged: () => {
      if (job.network_id === null) return;
      platform.events.publish({
        event: { type: 'network', networkId: job.network_id },
        organisationId: job.organisation_id,
        networkId: job.network_id,
      });
    },
  };
}

/** What the job made becomes visible, and the job done, in one transaction. */
async function finished(end: JobEnd, { store, now, log }: JobPlatform, { lease }: RunOptions): Promise<JobRow> {
  const row = await store.transaction(async (tx) => {
    const { held } = await heartbeatJob(tx, lease, new Date(now().getTime() + LEASE_MS));
    if (!held) throw new LeaseLost();
    const result = await end.commit(tx);
    const ended = await finishJob(tx, lease, { state: 'done', result: result, at: now() });
    if (!ended) throw new LeaseLost();
    return ended;
  });
  await end
    .after?.()
    .catch((error: unknown) => log.warn({ job: lease.jobId, err: error }, 'tidying after a job failed'));
  return row;
}

async function gaveUp(
  job: JobRow,
  error: unknown,
  handler: JobHandler | undefined,
  platform: JobPlatform,
  { lease, signal }: RunOptions,
): Promise<JobRow | undefined> {
  const { store, now, log } = platform;
  if (error instanceof LeaseLost || signal.why === 'lease-lost' || signal.why === 'drain') return undefined;
  const cancelled = signal.why === 'cancelled' || (error instanceof CleanpathError && error.code === 'cancelled');
  const outcome = cancelled ? 'cancelled' : 'failed';
  const problems = cancelled ? [problem('cancelled')] : problemsOf(error);
  if (!cancelled) log.warn({ job: job.id, kind: job.kind, err: error }, 'job failed');
  for (const pause of [0, ...STORAGE_PAUSES]) {
    try {
      if (pause > 0) await delay(pause);
      await handler?.discard(job, store, outcome, problems);
      return await finishJob(store.db, lease, { state: outcome, problems: problems.slice(0, MAX_PROBLEMS), at: now() });
    } catch (again) {
      log.warn({ job: job.id, err: again }, 'the end of a job could not be stored');
    }
  }
  // The lease runs out, and the next try finds the job.
  return undefined;
}

function problemsOf(error: unknown): readonly (Problem & ProblemItem)[] {
  if (error instanceof CleanpathError) return error.problems;
  return [problem('internal-error', { message: error instanceof Error ? error.message : String(error) })];
}

/** The database was away for a moment: the same work can succeed now. */
function isPassing(error: unknown): boolean {
  return error instanceof CleanpathError && (error.code === 'storage-failed' || error.code === 'unavailable');
}

/** Another worker has the job: this one writes nothing more. */
class LeaseLost extends Error {
  constructor() {
    super('The job was given to another worker');
    this.name = 'LeaseLost';
  }
}
