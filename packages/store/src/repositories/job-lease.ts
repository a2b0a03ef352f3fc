import { sql } from 'kysely';
import type { Queryable } from '../store.js';
import type { JobRow } from './job.js';

/** A worker's hold on a job: every write of a job under way names it, so that a worker that lost it writes nothing. */
export interface JobLease {
  readonly jobId: string;
  readonly owner: string;
}

/**
 * Takes the oldest queued job for a worker; undefined where none waits. Workers in several processes never get the same
 * one and never wait for each other. Jobs asked to stop while queued are not given out. Networks in
 * `exceptNetworks` are passed over: their jobs run one after another.
 */
export async function claimJob(
  db: Queryable,
  claim: {
    readonly owner: string;
    readonly now: Date;
    readonly leaseUntil: Date;
    readonly exceptNetworks?: readonly string[];
  },
): Promise<JobRow | undefined> {
  const passOver = [...(claim.exceptNetworks ?? [])];
  // One statement: the row is locked, skipped by others and taken before it can be seen twice.
  const result = await sql<JobRow>`
    update job set state = 'running', lease_owner = ${claim.owner}, lease_until = ${claim.leaseUntil},
      attempts = attempts + 1, started_at = coalesce(started_at, ${claim.now}), phase = '', done = 0, total = 0
    where id = (
      select id from job
      where state = 'queued' and not cancel_requested
        and (network_id is null or network_id <> all (${passOver}::text[]))
      order by created_at, id limit 1 for update skip locked)
    returning *`.execute(db);
  return result.rows[0];
}

export interface JobProgress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

/**
 * Says that the worker lives and how far it is. `held: false` where the job was given to another worker meanwhile: the
 * caller must stop without writing.
 */
export async function heartbeatJob(
  db: Queryable,
  lease: JobLease,
  leaseUntil: Date,
  progress?: JobProgress,
): Promise<{ held: boolean; cancelRequested: boolean }> {
  const row = await db
    .updateTable('job')
    .set({ lease_until: leaseUntil, ...(progress ?? {}) })
    .where('id', '=', lease.jobId)
    .where('lease_owner', '=', lease.owner)
    .where('state', '=', 'running')
    .returning('cancel_requested')
    .executeTakeFirst();
  return { held: row !== undefined, cancelRequested: row?.cancel_requested ?? false };
}

/** Ends a job; undefined where the lease was lost, and then nothing else of the transaction may be kept. */
export async function finishJob(
  tx: Queryable,
  lease: JobLease,
  end:
    | { readonly state: 'done'; readonly result: Readonly<Record<string, string>>; readonly at: Date }
    | { readonly state: 'failed' | 'cancelled'; readonly problems: readonly object[]; readonly at: Date },
): Promise<JobRow | undefined> {
  return tx
    .updateTable('job')
    .set({
      state: end.state,
      finished_at: end.at,
      lease_owner: null,
      lease_until: null,
      ...(end.state === 'done'
        ? { result: JSON.stringify(end.result), problems: '[]' }
        : { problems: JSON.stringify(end.problems) }),
    })
    .where('id', '=', lease.jobId)
    .where('lease_owner', '=', lease.owner)
    .where('state', '=', 'running')
    .returningAll()
    .executeTakeFirst();
}

/**
 * Asks a job to stop: one that waits is cancelled at once, one that runs is told at its next sign of life. Undefined
 * where it has ended already or there is none.
 */
export async function requestJobCancel(db: Queryable, id: string, at: Date): Promise<JobRow | undefined> {
  const result = await sql<JobRow>`
    update job set cancel_requested = true,
      finished_at = case when state = 'queued' then ${at}::timestamptz else finished_at end,
      state = case when state = 'queued' then 'cancelled' else state end
    where id = ${id} and state in ('queued', 'running')
    returning *`.execute(db);
  return result.rows[0];
}

/**
 * Gives back jobs whose worker showed no sign of life in time. Those tried `maxAttempts` times fail with `problems`, as
 * they may be what kills the workers; those asked to stop are cancelled. Returns the jobs changed.
 */
export async function releaseExpiredJobs(
  db: Queryable,
  now: Date,
  limits: { readonly maxAttempts: number; readonly problems: readonly object[] },
): Promise<JobRow[]> {
  const result =
    await sql<JobRow>`${giveBack(now, limits)} where state = 'running' and lease_until < ${now} returning *`.execute(
      db,
    );
  return result.rows;
}

/** Gives back the jobs a worker holds, at its orderly end: the try does not count. */
export async function releaseJobsOf(db: Queryable, owner: string): Promise<JobRow[]> {
  const result = await sql<JobRow>`
    update job set state = 'queued', lease_owner = null, lease_until = null, attempts = greatest(attempts - 1, 0)
    where state = 'running' and lease_owner = ${owner} returning *`.execute(db);
  return result.rows;
}

/**
 * At the start of the only process of an embedded database every job that runs was left by a crash, whatever its lease
 * says.
 */
export async function releaseAllRunningJobs(
  db: Queryable,
  now: Date,
  limits: { readonly maxAttempts: number; readonly problems: readonly object[] },
): Promise<JobRow[]> {
  const result = await sql<JobRow>`${giveBack(now, limits)} where state = 'running' returning *`.execute(db);
  return result.rows;
}

function giveBack(now: Date, limits: { readonly maxAttempts: number; readonly problems: readonly object[] }) {
  return sql`
    update job set lease_owner = null, lease_until = null,
      state = case when cancel_requested then 'cancelled' when attempts >= ${limits.maxAttempts} then 'failed' else 'queued' end,
      finished_at = case when cancel_requested or attempts >= ${limits.maxAttempts} then ${now}::timestamptz end,
      problems = case when not cancel_requested and attempts >= ${limits.maxAttempts}
        then ${JSON.stringify(limits.problems)}::json else problems end`;
}
