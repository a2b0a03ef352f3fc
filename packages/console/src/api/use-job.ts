import { useEffect, useRef } from 'react';
import type { Job } from '@cleanpath/api';
import { isFinished } from './live-events.js';
import { useRoute } from './use-route.js';

/** Asked as well as pushed, ms: a proxy may swallow the event stream. */
const ASK_EVERY = 1500;

/** A job as it moves; `onDone` once when it has finished in whatever way. */
export function useJob(id: string | undefined, onDone?: (job: Job) => void): Job | undefined {
  const finished = useRef<string | undefined>(undefined);
  const query = useRoute('job', { params: { job: id ?? '' } }, { enabled: id !== undefined });
  const job = id === undefined ? undefined : query.data;
  const { refetch } = query;
  const open = id !== undefined && !(job && isFinished(job));
  useEffect(() => {
    if (!open) return;
    const timer = setInterval(() => void refetch(), ASK_EVERY);
    return () => clearInterval(timer);
  }, [open, refetch]);
  useEffect(() => {
    if (!job || !isFinished(job) || finished.current === job.id) return;
    finished.current = job.id;
    onDone?.(job);
  }, [job, onDone]);
  return job;
}
