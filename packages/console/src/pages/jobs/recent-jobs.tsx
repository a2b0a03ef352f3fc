import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Job } from '@cleanpath/api';
import { DataTable, type Column } from '../../components/data-table.js';
import { Disclosure } from '../../components/disclosure.js';
import { ProblemList } from '../../components/problem-list.js';
import { useMessages } from '../../messages/messages.js';
import { secondsTaken } from './duration.js';
import classes from './jobs.module.css';

export interface RecentJobsProps {
  readonly jobs: readonly Job[];
  readonly networkNames: ReadonlyMap<string, string>;
  readonly onMore: (() => void) | undefined;
}

/** Jobs that have ended: how, how long they took, why they failed, and what came of them. */
export function RecentJobs({ jobs, networkNames, onMore }: RecentJobsProps) {
  const { t, dateTime } = useMessages();
  const columns = useMemo(
    (): Column<Job>[] => [
      { id: 'job', title: t('jobs.job'), width: 170, cell: ({ kind }) => t(`words.job.${kind}`) },
      { id: 'state', title: t('jobs.state'), width: 110, cell: (job) => <Ending job={job} /> },
      {
        id: 'network',
        title: t('jobs.network'),
        cell: ({ networkId }) =>
          networkId === undefined ? (
            <span className="soft">–</span>
          ) : (
            <Link to="/n/$network/overview" params={{ network: networkId }} search={{ a: undefined }}>
              <bdi>{networkNames.get(networkId) ?? t('jobs.toNetwork')}</bdi>
            </Link>
          ),
      },
      { id: 'result', title: t('jobs.result'), cell: (job) => <Outcome job={job} /> },
      {
        id: 'finished',
        title: t('jobs.finished'),
        cell: ({ finishedAt, createdAt }) => (
          <time dateTime={finishedAt ?? createdAt}>{dateTime(finishedAt ?? createdAt)}</time>
        ),
      },
      { id: 'took', title: t('jobs.took'), align: 'end', cell: (job) => <Took job={job} /> },
      { id: 'by', title: t('jobs.by'), minor: true, cell: ({ createdBy }) => <bdi>{createdBy}</bdi> },
    ],
    [t, dateTime, networkNames],
  );
  return (
    <DataTable
      caption={t('jobs.recentCaption')}
      rows={jobs}
      rowKey={({ id }) => id}
      columns={columns}
      narrow="cards"
      total={onMore === undefined ? jobs.length : jobs.length + 1}
      onEndReached={onMore}
      empty={<p className="soft">{t('jobs.none')}</p>}
    />
  );
}

function Ending({ job }: { readonly job: Job }) {
  const { t } = useMessages();
  const word = t(`words.jobState.${job.state}`);
  if (job.problems.length === 0) return <span className={job.state === 'failed' ? classes.failed : ''}>{word}</span>;
  return (
    <Disclosure
      summary={
        <span className={classes.failed}>
          {word} · {t('jobs.problems', { count: job.problems.length })}
        </span>
      }
    >
      <ProblemList problems={job.problems} />
    </Disclosure>
  );
}

/** What came of it, as a link. */
function Outcome({ job: { kind, networkId, result, state } }: { readonly job: Job }) {
  const { t } = useMessages();
  if (networkId === undefined || state !== 'done') return <span className="soft">–</span>;
  if (kind === 'import' && result?.importId !== undefined) {
    return (
      <Link to="/n/$network/import/$import" params={{ network: networkId, import: result.importId }}>
        {t('jobs.toImport')}
      </Link>
    );
  }
  return result?.assessmentId === undefined ? (
    <span className="soft">–</span>
  ) : (
    <Link to="/n/$network/overview" params={{ network: networkId }} search={{ a: result.assessmentId }}>
      {t('jobs.toOverview')}
    </Link>
  );
}

function Took({ job }: { readonly job: Job }) {
  const { t, number } = useMessages();
  const seconds = job.finishedAt === undefined ? undefined : secondsTaken(job, 0);
  if (seconds === undefined) return <span className="soft">–</span>;
  if (seconds < 1) return t('jobs.underSecond');
  return seconds < 60
    ? t('jobs.seconds', { seconds: number(seconds) })
    : t('jobs.minutes', { minutes: number(Math.floor(seconds / 60)), seconds: seconds % 60 });
}
