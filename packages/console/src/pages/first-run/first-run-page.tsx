import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../api/session.js';
import { EmptyState } from '../../components/empty-state.js';
import { JobProgress } from '../../components/job-progress.js';
import { ErrorState } from '../../components/error-state.js';
import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';
import { CreateNetworkForm } from '../networks/create-network-form.js';
import type { Example } from '../networks/use-example.js';
import classes from './first-run.module.css';

/** No network yet: see an example with one click, or begin with one's own. */
export function FirstRunPage({ example }: { readonly example: Example }) {
  const { t } = useMessages();
  const may = useMay();
  const navigate = useNavigate();
  const [own, setOwn] = useState(false);
  if (!may('network:create')) {
    return (
      <>
        <PageTitle>{t('firstRun.title')}</PageTitle>
        <EmptyState
          title={t('firstRun.nothingShared')}
          action={
            may('people:manage') ? (
              <Button onClick={() => void navigate({ to: '/administration/$section', params: { section: 'people' } })}>
                {t('firstRun.invitePeople')}
              </Button>
            ) : undefined
          }
        >
          {t(may('people:manage') ? 'firstRun.administratorText' : 'firstRun.nothingSharedText')}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageTitle>{t('firstRun.title')}</PageTitle>
      <p className={classes.lead}>{t('firstRun.lead')}</p>
      <div className={classes.choices}>
        <section className={classes.choice}>
          <h2>{t('firstRun.exampleTitle')}</h2>
          <p>{t('firstRun.exampleText')}</p>
          {example.jobId === undefined ? null : <JobProgress jobId={example.jobId} onDone={example.onDone} />}
          {example.jobId === undefined || example.ended ? (
            <Button onClick={example.load} loading={example.pending}>
              {t('firstRun.loadExample')}
            </Button>
          ) : null}
          {example.error ? <ErrorState compact error={example.error} /> : null}
        </section>
        <section className={classes.choice}>
          <h2>{t('firstRun.ownTitle')}</h2>
          <p>{t('firstRun.ownText')}</p>
          {own ? (
            <CreateNetworkForm />
          ) : (
            <Button variant="default" onClick={() => setOwn(true)}>
              {t('firstRun.createNetwork')}
            </Button>
          )}
        </section>
      </div>
    </>
  );
}
