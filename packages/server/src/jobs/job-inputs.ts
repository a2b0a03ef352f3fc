import { Change, type JobKind } from '@cleanpath/api';
import { IsoDate } from '@cleanpath/model';
import { z } from 'zod';

const Note = z.string().max(400).default('');

/**
 * What each kind of job needs, as ids and plain values: everything to start again after a crash. The service that
 * enqueues a job has decided that the actor may do it.
 */
export const JOB_INPUTS = {
  /** The import row (state `reading`) names the uploads; its id is all. */
  import: z.object({
    importId: z.uuid(),
    format: z.string().optional(),
    options: z.record(z.string(), z.string()).default({}),
  }),
  'apply-import': z.object({ importId: z.uuid(), note: Note, assess: z.boolean().default(true) }),
  /** The changes as they were when the person asked; the draft of the person is gone once they are applied. */
  'apply-draft': z.object({
    personId: z.uuid(),
    baseSnapshotId: z.uuid(),
    changes: z.array(Change).min(1),
    note: Note,
  }),
  /** `policyId`: row of the policy table; absent: that of the dossier, else the neutral one. */
  assess: z.object({ snapshotId: z.uuid(), policyId: z.uuid().optional(), asOf: IsoDate.optional() }),
  /** The network exists and is empty. */
  example: z.object({}),
} as const satisfies Record<JobKind, z.ZodType>;

export type JobInput<K extends JobKind> = z.output<(typeof JOB_INPUTS)[K]>;
