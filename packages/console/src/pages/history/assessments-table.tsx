import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { AssessmentBrief } from '@cleanpath/api';
import { useNetworkContext } from '../../app/network-context.js';
import { usePages } from '../../api/use-route.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { Section } from '../../components/section.js';
import { TableSkeleton } from '../../components/skeletons.js';
import { VerdictBar } from '../../components/verdict-bar.js';
import { useMessages } from '../../messages/messages.js';

/** Assessments, newest first: a row shows it, a link compares it with the one shown. */
export function AssessmentsTable() {
  const { t, date, dateTime, number, percent } = useMessages();
  const { networkId, assessmentId, network } = useNetworkContext();
  const assessments = usePages('assessments', { params: { network: networkId }, query: { limit: 50 } });
  const newest = network.assessment?.id;
  const columns = useMemo<readonly Column<AssessmentBrief>[]>(
    () => [
      {
        id: 'created',
        title: t('history.assessed'),
        width: 170,
        cell: ({ id, createdAt }) => (
          <>
            <Link
              to="/n/$network/overview"
              params={{ network: networkId }}
              search={{ a: id === newest ? undefined : id }}
            >
              {dateTime(createdAt)}
            </Link>
            {id === assessmentId ? <span className="sub">{t('history.shown')}</span> : null}
          </>
        ),
      },
      { id: 'asOf', title: t('history.asOf'), width: 100, cell: ({ asOf }) => date(asOf) },
      { id: 'snapshot', title: t('history.snapshot'), align: 'end', cell: ({ snapshotSeq }) => number(snapshotSeq) },
      {
        id: 'policy',
        title: t('history.policy'),
        width: 200,
        cell: ({ policy }) => (
          <>
            {policy.title} <span className="soft">{policy.version}</span>
          </>
        ),
      },
      {
        id: 'clean',
        title: t('history.clean'),
        unit: t('history.provenToPossible'),
        align: 'end',
        cell: ({ totals, provenShare, possibleShare }) =>
          provenShare === null || possibleShare === null
            ? number(totals.clean)
            : `${number(totals.clean)}–${number(totals.clean + totals.undetermined)} (${percent(provenShare)}–${percent(possibleShare)})`,
      },
      {
        id: 'bar',
        title: t('history.verdicts'),
        width: 160,
        minor: true,
        cell: ({ totals }) => <VerdictBar counts={totals} slim />,
      },
      {
        id: 'compare',
        title: t('history.compare'),
        width: 100,
        cell: ({ id }) =>
          id === assessmentId || assessmentId === undefined ? null : (
            <Link to="/n/$network/compare" params={{ network: networkId }} search={{ a: assessmentId, with: id }}>
              {t('history.compareWithShown')}
            </Link>
          ),
      },
    ],
    [assessmentId, date, dateTime, networkId, newest, number, percent, t],
  );
  return (
    <Section title={t('history.assessments')} lead={t('history.assessmentsLead')}>
      {assessments.error ? (
        <ErrorState compact error={assessments.error} onRetry={assessments.retry} />
      ) : assessments.pending ? (
        <TableSkeleton rows={3} />
      ) : (
        <DataTable
          caption={t('history.assessments')}
          rows={assessments.rows}
          rowKey={({ id }) => id}
          narrow="cards"
          columns={columns}
          selected={assessmentId}
          rowLink={({ id }) => `/n/${networkId}/overview${id === newest ? '' : `?a=${id}`}`}
          total={assessments.total}
          onEndReached={assessments.hasMore ? assessments.more : undefined}
          loadingMore={assessments.fetching}
          empty={<EmptyState title={t('history.noAssessments')}>{t('history.noAssessmentsText')}</EmptyState>}
        />
      )}
    </Section>
  );
}
