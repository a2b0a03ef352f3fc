import type { Job, JobKind, JobState, ProblemItem } from '@cleanpath/api';
import type { JobRow } from '@cleanpath/store';

/** The job as the API shows it. */
export function jobView(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind as JobKind,
    state: row.state as JobState,
    ...(row.network_id === null ? {} : { networkId: row.network_id }),
    phase: row.phase,
    done: row.done,
    total: row.total,
    attempts: row.attempts,
    ...(row.result === null ? {} : { result: row.result }),
    problems: row.problems as ProblemItem[],
    createdAt: row.created_at.toISOString(),
    ...(row.started_at === null ? {} : { startedAt: row.started_at.toISOString() }),
    ...(row.finished_at === null ? {} : { finishedAt: row.finished_at.toISOString() }),
    createdBy: row.person_name,
  };
}
