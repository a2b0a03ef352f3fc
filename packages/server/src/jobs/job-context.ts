import type { Transaction } from 'kysely';
import type { Actor } from '../access/actor.js';
import type { Platform } from '../platform.js';
import type { TaskPool } from '../workers/task-pool.js';
import type { Database, JobRow, Queryable, Store } from '@cleanpath/store';

/** What the runner needs of the platform it is part of. */
export type JobPlatform = Pick<Platform, 'config' | 'store' | 'now' | 'log' | 'events'>;

/** What a job works with. */
export interface JobContext {
  readonly job: JobRow;
  /** The network it works on. */
  readonly networkId: string;
  readonly store: Store;
  readonly now: () => Date;
  readonly pool: TaskPool;
  /** Aborted when the job is cancelled, given to another worker, or the process ends. */
  readonly signal: AbortSignal;
  /** An empty folder of this job on disk, removed afterwards. */
  readonly folder: () => Promise<string>;
  readonly progress: (phase: string, done?: number, total?: number) => void;
  /** A short transaction that fails where the job was given to another worker or is to stop. */
  readonly guarded: <T>(work: (tx: Transaction<Database>) => Promise<T>) => Promise<T>;
  /** Tells listeners that the network shows something new. */
  readonly networkChanged: () => void;
}

export type JobResult = Readonly<Partial<Record<'importId' | 'snapshotId' | 'assessmentId', string>>>;

/** The end of a job that succeeded: `commit` runs in the transaction that ends it, `after` when it is done. */
export interface JobEnd {
  readonly commit: (tx: Queryable) => Promise<JobResult>;
  /** Tidies what is no longer needed; its failure harms nobody. */
  readonly after?: () => Promise<void>;
}

/**
 * A kind of job. `run` can be called again after a crash at any moment: it finds what it did and goes on. Nothing it
 * writes is seen by others before its commit. `discard` removes what a job leaves that failed or was cancelled.
 */
export interface JobHandler {
  run(context: JobContext): Promise<JobEnd>;
  discard(job: JobRow, store: Store, outcome: 'failed' | 'cancelled', problems: readonly object[]): Promise<void>;
}

/** Who a job acts for, in the audit trail. */
export function actorOf(job: JobRow): Pick<Actor, 'kind' | 'id' | 'name' | 'organisationId'> {
  return { kind: 'person', id: job.person_id, name: job.person_name, organisationId: job.organisation_id };
}
