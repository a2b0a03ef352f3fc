import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { problem, fail } from '@cleanpath/model';
import type { JobKind } from '@cleanpath/api';
import {
  claimJob,
  countOpenJobs,
  heartbeatJob,
  insertJob,
  jobById,
  releaseAllRunningJobs,
  releaseExpiredJobs,
  releaseJobsOf,
  requestJobCancel,
  type JobRow,
} from '@cleanpath/store';
import { newId } from '../identity/new-id.js';
import { taskPool, type TaskPool } from '../workers/task-pool.js';
import { jobFolder, prepareJobFolder } from './job-folder.js';
import { JOB_INPUTS } from './job-inputs.js';
import type { JobHandler, JobPlatform } from './job-context.js';
import { progressMeter } from './job-progress.js';
import type { JobQueue } from './job-queue.js';
import { jobStop, type JobStop } from './job-signal.js';
import { jobView } from './job-view.js';
import { JOB_HANDLERS } from './kinds/index.js';
import { LEASE_MS, runJob } from './run-job.js';

export interface JobRunner extends JobQueue {
  /** Takes up what an earlier process left, then works until drained. */
  start(): Promise<void>;
}

export interface JobRunnerOptions {
  readonly handlers?: Readonly<Record<JobKind, JobHandler>>;
  readonly pool?: TaskPool;
  /** How often the queue is looked at without being woken, in milliseconds. */
  readonly pollMs?: number;
}

/** Tries of a job whose worker died under it: it may be the job that kills them. */
const MAX_ATTEMPTS = 3;
/** How often a running job says that it lives and writes its progress. */
const BEAT_MS = 1000;
/** Beats without progress are sent at every third beat only. */
const QUIET_BEATS = 3;
/** Jobs of other processes are seen within this time; those of this one at once. */
const POLL_MS = 2000;

const GAVE_UP = [
  problem('internal-error', {
    message: `The job ended its worker ${MAX_ATTEMPTS} times`,
    remedy: 'Check memory and logs of the server; split the input, or report this.',
  }),
];

interface Running {
  readonly job: JobRow;
  readonly stop: JobStop;
  readonly ended: Promise<void>;
}

/** The job queue over the job table, with the workers of this process. */
export function jobRunner(platform: JobPlatform, options: JobRunnerOptions = {}): JobRunner {
  const { config, store, now, log, events } = platform;
  const handlers = options.handlers ?? JOB_HANDLERS;
  const owner = `${hostname()}:${process.pid}:${randomBytes(6).toString('hex')}`;
  const folder = jobFolder(config.data);
  const pool =
    options.pool ??
    taskPool({ memoryMegabytes: config.jobMemoryMegabytes, seconds: config.jobMinutes * 60, folder }, (message) =>
      log.error({ worker: message }, 'worker thread failed unexpectedly'),
    );
  const running = new Map<string, Running>();
  let draining = false;
  let timer: NodeJS.Timeout | undefined;
  let claiming: Promise<void> | undefined;
  let again = false;

  const leaseEnd = (): Date => new Date(now().getTime() + LEASE_MS);
  const tell = (row: JobRow): void =>
    events.publish({
      event: { type: 'job', job: jobView(row) },
      organisationId: row.organisation_id,
      ...(row.network_id === null ? {} : { networkId: row.network_id }),
    });

  const claimAll = async (): Promise<void> => {
    while (!draining && running.size < config.workers) {
      const busy = [...running.values()].flatMap(({ job }) => job.network_id ?? []);
      const job = await claimJob(store.db, { owner, now: now(), leaseUntil: leaseEnd(), exceptNetworks: busy });
      if (!job) return;
      begin(job);
    }
  };

  const wake = (): void => {
    if (draining) return;
    if (claiming) {
      again = true;
      return;
    }
    claiming = claimAll()
      .catch((error: unknown) => log.warn({ err: error }, 'the job queue could not be read'))
      .finally(() => {
        claiming = undefined;
        if (again) {
          again = false;
          wake();
        }
      });
  };

  const begin = (job: JobRow): void => {
    const stop = jobStop();
    const lease = { jobId: job.id, owner };
    const meter = progressMeter((progress) => tell({ ...job, ...progress }));
    let beats = 0;
    let beating = false;
    const beat = setInterval(() => {
      const changed = meter.takeChanged();
      if (beating || (!changed && ++beats % QUIET_BEATS !== 0)) return;
      beating = true;
      heartbeatJob(store.db, lease, leaseEnd(), meter.current())
        .then(({ held, cancelRequested }) => {
          if (!held) stop.stop('lease-lost');
          else if (cancelRequested) stop.stop('cancelled');
        })
        .catch((error: unknown) => log.warn({ job: job.id, err: error }, 'sign of life of a job not stored'))
        .finally(() => {
          beating = false;
        });
    }, BEAT_MS);
    log.info({ job: job.id, kind: job.kind, attempt: job.attempts }, 'job begins');
    tell(job);
    const ended = runJob(
      job,
      { platform, pool, handlers, folder },
      { lease, signal: stop.signal, progress: (phase, done, total) => meter.report(phase, done, total) },
    )
      .then((row) => {
        meter.close();
        log.info({ job: job.id, kind: job.kind, state: row?.state ?? 'left' }, 'job ended');
        if (row) tell({ ...row, ...(row.state === 'done' ? {} : meter.current()) });
      })
      .catch((error: unknown) => log.error({ job: job.id, err: error }, 'job ended unexpectedly'))
      .finally(() => {
        clearInterval(beat);
        meter.close();
        running.delete(job.id);
        wake();
      });
    running.set(job.id, { job, stop, ended });
  };

  /** Jobs whose worker is gone wait again; those given up are cleaned up after. */
  const takeUp = async (rows: readonly JobRow[]): Promise<void> => {
    for (const row of rows) {
      log.warn({ job: row.id, kind: row.kind, state: row.state, attempts: row.attempts }, 'job left by a worker');
      tell(row);
      if (row.state === 'failed' || row.state === 'cancelled')
        await handlers[row.kind as JobKind]
          .discard(row, store, row.state, row.problems)
          .catch((error: unknown) => log.warn({ job: row.id, err: error }, 'what a job left could not be removed'));
    }
  };

  const poll = async (): Promise<void> => {
    // The embedded database has one process: every job of it wakes this runner, and writing nothing keeps reads kept.
    if (store.embedded) {
      if ((await countOpenJobs(store.db)).queued > 0) wake();
      return;
    }
    await takeUp(await releaseExpiredJobs(store.db, now(), { maxAttempts: MAX_ATTEMPTS, problems: GAVE_UP }));
    wake();
  };

  return {
    async start() {
      await prepareJobFolder(config.data);
      const limits = { maxAttempts: MAX_ATTEMPTS, problems: GAVE_UP };
      await takeUp(
        store.embedded
          ? await releaseAllRunningJobs(store.db, now(), limits)
          : await releaseExpiredJobs(store.db, now(), limits),
      );
      timer = setInterval(() => {
        poll().catch((error: unknown) => log.warn({ err: error }, 'the job queue could not be read'));
      }, options.pollMs ?? POLL_MS).unref();
      wake();
    },
    async enqueue(tx, actor, request) {
      const input = JOB_INPUTS[request.kind].parse(request.input);
      const at = now();
      const row = await insertJob(tx, {
        id: request.id ?? newId(at),
        kind: request.kind,
        organisation_id: actor.organisationId,
        network_id: request.networkId,
        person_id: actor.personId,
        person_name: actor.name,
        input: JSON.stringify(input),
        created_at: at,
      });
      return jobView(row);
    },
    wake,
    async cancel(jobId, alongside) {
      const row = await store.transaction(async (tx) => {
        const asked = await requestJobCancel(tx, jobId, now());
        if (asked) await alongside?.(tx);
        return asked;
      });
      if (!row) {
        if (await jobById(store.db, jobId)) throw fail('job-finished');
        throw fail('not-found', { value: jobId });
      }
      running.get(jobId)?.stop.stop('cancelled');
      if (row.state === 'cancelled') await takeUp([row]);
      return jobView(row);
    },
    async drain(deadline) {
      draining = true;
      clearInterval(timer);
      await claiming;
      const rest = Math.max(0, deadline.getTime() - now().getTime());
      let timeout: NodeJS.Timeout | undefined;
      const all = Promise.all([...running.values()].map(({ ended }) => ended));
      await Promise.race([all, new Promise((resolve) => (timeout = setTimeout(resolve, rest)))]);
      clearTimeout(timeout);
      for (const { stop } of running.values()) stop.stop('drain');
      await all;
      await releaseJobsOf(store.db, owner).catch((error: unknown) =>
        log.warn({ err: error }, 'jobs could not be given back; they go on when their lease ends'),
      );
      await pool.close();
    },
  };
}
