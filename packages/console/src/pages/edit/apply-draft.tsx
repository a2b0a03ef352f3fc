import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Job } from '@cleanpath/api';
import { useAction } from '../../api/use-action.js';
import { useNetworkContext } from '../../app/network-context.js';
import { ErrorState } from '../../components/error-state.js';
import { JobProgress } from '../../components/job-progress.js';
import { useMessages } from '../../messages/messages.js';
import { refreshNetwork } from '../import/refresh-network.js';
import type { DraftCheck } from './use-draft-check.js';
import type { DraftControl } from './use-draft.js';
import classes from './edit.module.css';

export interface ApplyDraftProps {
  readonly draft: DraftControl;
  readonly check: DraftCheck;
  /** Job of an applying that has begun; in the address, so that a reload finds it again. */
  readonly applying: string | undefined;
  readonly onApplying: (jobId: string | undefined) => void;
  readonly onApplied: (assessmentId: string | undefined) => void;
}

/** The one step that changes the network, with a note why it is done. */
export function ApplyDraft({ draft, check, applying, onApplying, onApplied }: ApplyDraftProps) {
  const { t } = useMessages();
  const { networkId } = useNetworkContext();
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const apply = useAction('applyDraft', {
    changes: ['jobs'],
    onDone: ({ jobId }) => {
      setFailed(undefined);
      onApplying(jobId);
    },
  });
  const finished = (job: Job) => {
    refreshNetwork(client);
    if (job.state === 'done') onApplied(job.result?.assessmentId);
    else {
      // The draft is as it was; what went wrong stays in sight above the form.
      setFailed(job.id);
      onApplying(undefined);
    }
  };
  if (applying !== undefined) {
    return (
      <div className={classes.apply}>
        <JobProgress key={applying} jobId={applying} onDone={finished} />
      </div>
    );
  }
  const errors = check.problems?.some(({ severity, code }) => severity === 'error' && code !== 'draft-stale') ?? false;
  const stale = draft.draft?.stale ?? false;
  return (
    <form
      className={classes.apply}
      onSubmit={(event) => {
        event.preventDefault();
        apply.mutate({ params: { network: networkId }, body: { note: note.trim() } });
      }}
    >
      {failed === undefined ? null : <JobProgress key={failed} jobId={failed} />}
      <TextInput
        label={t('edit.note')}
        placeholder={t('edit.notePlaceholder')}
        maxLength={400}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" loading={apply.isPending} disabled={draft.count === 0 || errors || stale}>
        {t('edit.apply')}
      </Button>
      {stale ? (
        <p className="soft">{t('edit.applyStale')}</p>
      ) : errors ? (
        <p className="soft">{t('edit.applyErrors')}</p>
      ) : null}
      {apply.error ? <ErrorState compact error={apply.error} /> : null}
    </form>
  );
}
