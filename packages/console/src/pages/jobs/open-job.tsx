import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Job } from '@cleanpath/api';
import { useAction } from '../../api/use-action.js';
import { ErrorState } from '../../components/error-state.js';
import { ProgressBar } from '../../components/progress-bar.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import classes from './jobs.module.css';

/** A job that runs or waits: phase, progress, and a way to cancel it that asks once. */
export function OpenJob({ job, network }: { readonly job: Job; readonly network: string | undefined }) {
  const { t, ago } = useMessages();
  const [asking, setAsking] = useState(false);
  const cancel = useAction('cancelJob', { changes: ['job', 'jobs'] });
  const name = t(`words.job.${job.kind}`);
  const cancelling = cancel.isPending || cancel.isSuccess;
  return (
    <li className={classes.open}>
      <ProgressBar
        label={
          <>
            {name}
            {network === undefined ? null : (
              <>
                {' · '}
                <bdi>{network}</bdi>
              </>
            )}
          </>
        }
        done={job.done}
        total={job.total}
        onCancel={asking ? undefined : () => setAsking(true)}
        cancelling={cancelling}
      />
      <p className={classes.phase}>
        {job.state === 'queued' ? t('words.jobState.queued') : <ServerText>{job.phase}</ServerText>} ·{' '}
        {ago(job.startedAt ?? job.createdAt)} · <bdi>{job.createdBy}</bdi>
        {job.attempts > 1 ? ` · ${t('jobs.attempts', { attempts: job.attempts })}` : ''}
      </p>
      {asking && !cancelling ? (
        <p className={classes.ask} role="alert">
          <span>{t('jobs.cancelConfirm', { job: name })}</span>
          <Button size="compact-sm" onClick={() => cancel.mutate({ params: { job: job.id } })}>
            {t('jobs.cancel')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setAsking(false)}>
            {t('jobs.keep')}
          </Button>
        </p>
      ) : null}
      {cancel.error ? <ErrorState compact error={cancel.error} /> : null}
    </li>
  );
}
