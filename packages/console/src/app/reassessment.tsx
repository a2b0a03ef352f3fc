import { useNavigate } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import { JobProgress } from '../components/job-progress.js';
import { useMessages } from '../messages/messages.js';
import type { ConsoleSearch } from './search-params.js';
import classes from './reassessment.module.css';

export interface ReassessmentState {
  readonly jobId: string | undefined;
  /** Follow an assessment job: when it is done the page shows its result. */
  readonly follow: (jobId: string | undefined) => void;
}

export const ReassessmentContext = createContext<ReassessmentState>({ jobId: undefined, follow: () => undefined });

export const useReassessment = (): ReassessmentState => useContext(ReassessmentContext);

/** Strip below the context bar while the network is assessed anew; then the page is about the new assessment. */
export function Reassessment() {
  const { t } = useMessages();
  const { jobId, follow } = useReassessment();
  const navigate = useNavigate();
  if (jobId === undefined) return null;
  return (
    <div className={classes.strip}>
      <JobProgress
        key={jobId}
        jobId={jobId}
        onDone={(job) => {
          if (job.state !== 'done') return;
          follow(undefined);
          const a = job.result?.assessmentId;
          if (a !== undefined) void navigate({ to: '.', search: (before: ConsoleSearch) => ({ ...before, a }) });
        }}
      />
      <button type="button" className={classes.close} onClick={() => follow(undefined)}>
        {t('shell.hideProgress')}
      </button>
    </div>
  );
}
