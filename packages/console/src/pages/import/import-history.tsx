import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Import } from '@cleanpath/api';
import { usePages } from '../../api/use-route.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { ErrorState } from '../../components/error-state.js';
import { Section } from '../../components/section.js';
import { TableSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';

/** Imports of the network, newest first. */
export function ImportHistory({ networkId }: { readonly networkId: string }) {
  const { t, number, dateTime } = useMessages();
  const pages = usePages('imports', { params: { network: networkId }, query: { limit: 20 } });
  const columns = useMemo(
    (): Column<Import>[] => [
      {
        id: 'when',
        title: t('import.when'),
        cell: ({ id, createdAt }) => (
          <Link to="/n/$network/import/$import" params={{ network: networkId, import: id }}>
            <time dateTime={createdAt}>{dateTime(createdAt)}</time>
          </Link>
        ),
      },
      { id: 'state', title: t('import.state'), cell: ({ state }) => t(`import.state.${state}`) },
      {
        id: 'files',
        title: t('import.files'),
        cell: ({ files }) => t('import.filesOf', { first: files[0]?.name ?? '–', more: Math.max(0, files.length - 1) }),
      },
      { id: 'format', title: t('import.format'), minor: true, cell: ({ format }) => format ?? '–' },
      {
        id: 'elements',
        title: t('import.count.elements'),
        align: 'end',
        minor: true,
        cell: ({ counts }) => (counts === undefined ? '–' : number(counts.elements)),
      },
      { id: 'errors', title: t('import.errors'), align: 'end', cell: ({ errors }) => number(errors) },
      {
        id: 'warnings',
        title: t('import.warnings'),
        align: 'end',
        minor: true,
        cell: ({ warnings }) => number(warnings),
      },
      { id: 'by', title: t('import.by'), minor: true, cell: ({ createdBy }) => <bdi>{createdBy}</bdi> },
    ],
    [t, number, dateTime, networkId],
  );
  return (
    <Section title={t('import.history')}>
      {pages.error ? (
        <ErrorState compact error={pages.error} onRetry={pages.retry} />
      ) : pages.pending ? (
        <TableSkeleton rows={3} />
      ) : (
        <DataTable
          caption={t('import.history')}
          rows={pages.rows}
          rowKey={({ id }) => id}
          columns={columns}
          rowLink={({ id }) => `/n/${networkId}/import/${id}`}
          total={pages.total ?? (pages.hasMore ? pages.rows.length + 1 : undefined)}
          onEndReached={pages.hasMore ? pages.more : undefined}
          empty={<p className="soft">{t('import.historyNone')}</p>}
        />
      )}
    </Section>
  );
}
