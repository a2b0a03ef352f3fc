import { Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { JOB_STATES } from '@cleanpath/api';
import { isFinished } from '../../api/live-events.js';
import { usePages, useRoute } from '../../api/use-route.js';
import { useFilters } from '../../app/use-filters.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { FilterBar } from '../../components/filter-bar.js';
import { PageTitle } from '../../components/page-title.js';
import { Section } from '../../components/section.js';
import { PageSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { OpenJob } from './open-job.js';
import { RecentJobs } from './recent-jobs.js';
import classes from './jobs.module.css';

/** Jobs that have ended, to choose from. */
const ENDED = JOB_STATES.filter((state) => state !== 'queued' && state !== 'running');
/** Asked as well as pushed while something is open, ms: a proxy may swallow the event stream. */
const ASK_EVERY = 3000;

/** Work that takes longer than a request: what runs, what ran. */
export function JobsPage() {
  const { t } = useMessages();
  const [filters, setFilters] = useFilters(['state']);
  const state = ENDED.find((each) => each === filters.state);
  const latest = useRoute('jobs', { query: { limit: 50 } }, { every: ASK_EVERY });
  const ended = usePages('jobs', { query: { limit: 50, state } }, { keep: true });
  const networks = useRoute('networks', { query: { limit: 500 } });
  const networkNames = useMemo(() => new Map(networks.data?.items.map(({ id, name }) => [id, name])), [networks.data]);
  if (latest.error) return <ErrorState error={latest.error} onRetry={() => void latest.refetch()} />;
  if (ended.error) return <ErrorState error={ended.error} onRetry={ended.retry} />;
  if (latest.isPending || ended.pending) return <PageSkeleton />;
  const open = latest.data.items.filter((job) => !isFinished(job));
  if (latest.data.items.length === 0) {
    return (
      <>
        <PageTitle>{t('jobs.title')}</PageTitle>
        <EmptyState title={t('jobs.emptyTitle')} action={<Link to="/networks">{t('jobs.emptyAction')}</Link>}>
          {t('jobs.emptyText')}
        </EmptyState>
      </>
    );
  }
  const failed = latest.data.items.filter((job) => job.state === 'failed').length;
  return (
    <>
      <PageTitle tab={t('jobs.title')} kicker={t('jobs.title')}>
        {t('jobs.sentence', { open: open.length, failed })}
      </PageTitle>
      {open.length === 0 ? null : (
        <Section title={t('jobs.openTitle')}>
          <ul className={classes.list}>
            {open.map((job) => (
              <OpenJob key={job.id} job={job} network={networkNames.get(job.networkId ?? '')} />
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('jobs.recentTitle')}>
        <FilterBar onClear={state === undefined ? undefined : () => setFilters({ state: undefined })}>
          <Select
            label={t('jobs.state')}
            data={[
              { value: '', label: t('jobs.anyState') },
              ...ENDED.map((each) => ({ value: each, label: t(`words.jobState.${each}`) })),
            ]}
            value={state ?? ''}
            onChange={(next) => setFilters({ state: next === null || next === '' ? undefined : next })}
          />
        </FilterBar>
        <RecentJobs
          jobs={ended.rows.filter(isFinished)}
          networkNames={networkNames}
          onMore={ended.hasMore ? ended.more : undefined}
        />
      </Section>
    </>
  );
}
