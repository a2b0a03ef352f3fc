import type { Job, JobKind } from '@cleanpath/api';
import type { Queryable } from '@cleanpath/store';
import type { Actor } from '../access/actor.js';

export interface JobRequest {
  readonly kind: JobKind;
  readonly networkId: string;
  /** Everything the job needs, as in `job-inputs.ts`: it must be able to start again from it after a crash. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Id for the job, where a row that names it is written before. */
  readonly id?: string;
}

/** Work longer than a request. A job row is written in the transaction of the change that asks for it. */
export interface JobQueue {
  /** Writes the job; call `wake` after the transaction committed. */
  enqueue(tx: Queryable, actor: Actor, request: JobRequest): Promise<Job>;
  wake(): void;
  /**
   * Asks a queued or running job to stop; `alongside` belongs to the transaction that does. Throws `job-finished`,
   * `not-found`.
   */
  cancel(jobId: string, alongside?: (tx: Queryable) => Promise<void>): Promise<Job>;
  /** Takes no new job, lets running ones finish until `deadline`, then leaves them to the next start. */
  drain(deadline: Date): Promise<void>;
}
