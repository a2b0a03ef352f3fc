import type { Job } from '@cleanpath/api';
import { useAction } from '../api/use-action.js';
import { isFinished } from '../api/live-events.js';
import { useJob } from '../api/use-job.js';
import { useMessages } from '../messages/messages.js';
import { ServerText } from '../messages/server-text.js';
import { ErrorState } from './error-state.js';
import { ProblemList } from './problem-list.js';
import { ProgressBar } from './progress-bar.js';

export interface JobProgressProps {
  readonly jobId: string;
  /** Called once when it has ended in whatever way. */
  readonly onDone?: (job: Job) => void;
}

/** A job with what is being done, how far it is, and a way to cancel it; its problems where it failed. */
export function JobProgress({ jobId, onDone }: JobProgressProps) {
  const { t } = useMessages();
  const job = useJob(jobId, onDone);
  const cancel = useAction('cancelJob', { changes: ['job', 'jobs'] });
  if (!job) return <ProgressBar label={t('words.jobState.queued')} done={0} total={0} />;
  if (job.state === 'failed' || job.state === 'cancelled') {
    return (
      <div role="status">
        <p>
          {t(job.state === 'failed' ? 'components.jobFailed' : 'components.jobCancelled', {
            what: t(`words.job.${job.kind}`),
          })}
        </p>
        <ProblemList problems={job.problems} />
      </div>
    );
  }
  const finished = isFinished(job);
  return (
    <>
      <ProgressBar
        label={
          <>
            {t(`words.job.${job.kind}`)}
            {job.phase === '' || finished ? null : (
              <>
                {': '}
                <ServerText>{job.phase}</ServerText>
              </>
            )}
          </>
        }
        done={finished ? 1 : job.done}
        total={finished ? 1 : job.total}
        amount={finished ? t('words.jobState.done') : undefined}
        onCancel={finished ? undefined : () => cancel.mutate({ params: { job: job.id } })}
        cancelling={cancel.isPending || cancel.isSuccess}
      />
      {cancel.error ? <ErrorState compact error={cancel.error} /> : null}
    </>
  );
}
