import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Import, Job } from '@cleanpath/api';
import { useAction } from '../../api/use-action.js';
import { useNetworkContext } from '../../app/network-context.js';
import { useFilters } from '../../app/use-filters.js';
import { ErrorState } from '../../components/error-state.js';
import { JobProgress } from '../../components/job-progress.js';
import { useMessages } from '../../messages/messages.js';
import { refreshNetwork } from './refresh-network.js';
import classes from './import.module.css';

export interface ApplyImportProps {
  readonly found: Import;
  /** Job of an applying that has begun; in the address, so that a reload finds it again. */
  readonly jobId: string | undefined;
}

/** The one step that changes the network: apply, with a note why; or discard. */
export function ApplyImport({ found, jobId }: ApplyImportProps) {
  const { t } = useMessages();
  const { networkId } = useNetworkContext();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [, setFilters] = useFilters(['apply']);
  const [note, setNote] = useState('');
  const [asking, setAsking] = useState(false);
  const params = { network: networkId, import: found.id };
  const apply = useAction('applyImport', {
    changes: ['jobs'],
    onDone: ({ jobId: started }) => setFilters({ apply: started }, { replace: true }),
  });
  const discard = useAction('discardImport', {
    changes: ['imports', 'import'],
    onDone: () => void navigate({ to: '/n/$network/import', params: { network: networkId } }),
  });
  const removed = found.change?.removed ?? 0;
  const finished = (job: Job) => {
    refreshNetwork(client);
    if (job.state === 'done') {
      void navigate({ to: '/n/$network/overview', params: { network: networkId }, search: { a: undefined } });
    } else setFilters({ apply: undefined }, { replace: true });
  };
  if (jobId !== undefined) {
    return (
      <div className={classes.apply}>
        <JobProgress jobId={jobId} onDone={finished} />
      </div>
    );
  }
  return (
    <form
      className={classes.apply}
      onSubmit={(event) => {
        event.preventDefault();
        apply.mutate({ params, body: { note: note.trim() } });
      }}
    >
      {removed === 0 ? null : <p className={classes.warn}>{t('import.removedWarn', { removed })}</p>}
      <TextInput
        label={t('import.note')}
        placeholder={t('import.notePlaceholder')}
        maxLength={400}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={apply.isPending}>
          {removed === 0 ? t('import.apply') : t('import.applyAnyway', { removed })}
        </Button>
        {asking ? (
          <>
            <span>{t('import.discardConfirm')}</span>
            <Button size="xs" variant="default" loading={discard.isPending} onClick={() => discard.mutate({ params })}>
              {t('import.discard')}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => setAsking(false)}>
              {t('components.cancel')}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('import.discard')}
          </Button>
        )}
        <span className="soft">{asking ? null : t('import.applyHint')}</span>
      </div>
      {apply.error ? <ErrorState compact error={apply.error} /> : null}
      {discard.error ? <ErrorState compact error={discard.error} /> : null}
    </form>
  );
}
