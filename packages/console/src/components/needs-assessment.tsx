import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { isFinished } from '../api/live-events.js';
import { useMay } from '../api/session.js';
import { useRoute } from '../api/use-route.js';
import { useNetworkContext } from '../app/network-context.js';
import { useMessages } from '../messages/messages.js';
import { EmptyState } from './empty-state.js';
import { JobProgress } from './job-progress.js';
import { PageTitle } from './page-title.js';

/** Shows a page only where there is an assessment to speak about; else says what is missing and offers the next step. */
export function NeedsAssessment({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useMessages();
  const { network, networkId, assessment, mayEdit } = useNetworkContext();
  const may = useMay();
  const client = useQueryClient();
  const jobs = useRoute(
    'jobs',
    { query: { limit: 5, network: networkId } },
    { enabled: assessment === undefined && may('job:list') },
  );
  if (assessment) return children;
  const open = jobs.data?.items.find((job) => !isFinished(job));
  if (open) {
    return (
      <>
        <PageTitle>{title}</PageTitle>
        <p className="soft">{t('components.soonText')}</p>
        <JobProgress
          key={open.id}
          jobId={open.id}
          onDone={() => void client.invalidateQueries({ queryKey: ['network'] })}
        />
      </>
    );
  }
  const [last] = jobs.data?.items ?? [];
  const empty = network.snapshot === undefined;
  return (
    <>
      <PageTitle>{title}</PageTitle>
      {last?.state === 'failed' ? <JobProgress jobId={last.id} /> : null}
      <EmptyState
        title={t(empty ? 'components.noFacts' : 'components.noAssessment')}
        action={
          !mayEdit ? undefined : empty ? (
            <Button renderRoot={(props) => <Link to="/n/$network/import" params={{ network: networkId }} {...props} />}>
              {t('components.importFacts')}
            </Button>
          ) : (
            <Button
              renderRoot={(props) => (
                <Link to="/n/$network/history" params={{ network: networkId }} search={{ assess: '1' }} {...props} />
              )}
            >
              {t('components.assessNow')}
            </Button>
          )
        }
      >
        {t(mayEdit ? 'components.noFactsText' : 'components.noFactsReader')}
      </EmptyState>
    </>
  );
}
