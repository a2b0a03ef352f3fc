import { Button, Modal } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Network } from '@cleanpath/api';
import { useMay } from '../../api/session.js';
import { usePages } from '../../api/use-route.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { ErrorState } from '../../components/error-state.js';
import { JobProgress } from '../../components/job-progress.js';
import { PageTitle } from '../../components/page-title.js';
import { TableSkeleton } from '../../components/skeletons.js';
import { VerdictBar } from '../../components/verdict-bar.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import { FirstRunPage } from '../first-run/first-run-page.js';
import { CreateNetworkForm } from './create-network-form.js';
import { useExample } from './use-example.js';

/** Networks one may read, each with its verdict. */
export function NetworksPage() {
  const { t } = useMessages();
  const may = useMay();
  const [creating, setCreating] = useState(false);
  const example = useExample();
  const networks = usePages('networks', { query: { limit: 100 } });
  const columns = useColumns();
  if (networks.error) return <ErrorState error={networks.error} onRetry={networks.retry} />;
  if (!networks.pending && networks.rows.length === 0) return <FirstRunPage example={example} />;
  return (
    <>
      <PageTitle
        actions={
          may('network:create') ? (
            <>
              <Button variant="default" onClick={example.load} loading={example.pending}>
                {t('networks.loadExample')}
              </Button>
              <Button onClick={() => setCreating(true)}>{t('networks.create')}</Button>
            </>
          ) : undefined
        }
      >
        {t('networks.title')}
      </PageTitle>
      {example.jobId === undefined ? null : <JobProgress jobId={example.jobId} onDone={example.onDone} />}
      {example.error ? <ErrorState compact error={example.error} /> : null}
      {networks.pending ? (
        <TableSkeleton />
      ) : (
        <DataTable
          caption={t('networks.title')}
          rows={networks.rows}
          rowKey={({ id }) => id}
          narrow="cards"
          columns={columns}
          rowLink={({ id, access }) => `/n/${id}/${access === 'supplier-file' ? 'supplier-file' : 'overview'}`}
          total={networks.total}
          onEndReached={networks.more}
        />
      )}
      <Modal
        opened={creating}
        onClose={() => setCreating(false)}
        title={t('networks.create')}
        closeButtonProps={{ 'aria-label': t('components.close') }}
      >
        <CreateNetworkForm />
      </Modal>
    </>
  );
}

function useColumns(): readonly Column<Network>[] {
  const { t, number, date } = useMessages();
  return useMemo<readonly Column<Network>[]>(
    () => [
      {
        id: 'name',
        title: t('networks.name'),
        width: 200,
        cell: ({ id, name, access }) => (
          <Link
            to={access === 'supplier-file' ? '/n/$network/supplier-file' : '/n/$network/overview'}
            params={{ network: id }}
            search={{ a: undefined }}
          >
            {name}
          </Link>
        ),
        value: ({ name }) => name,
      },
      {
        id: 'verdict',
        title: t('networks.verdict'),
        width: 280,
        cell: ({ assessment }) =>
          assessment === undefined ? (
            <span className="soft">{t('networks.notAssessed')}</span>
          ) : (
            <>
              <VerdictBar counts={assessment.totals} slim />
              <ServerText>{assessment.sentence}</ServerText>
            </>
          ),
        value: ({ assessment }) => assessment?.provenShare,
        first: 'ascending',
      },
      {
        id: 'asOf',
        title: t('networks.asOf'),
        width: 110,
        cell: ({ assessment }) => (assessment === undefined ? null : date(assessment.asOf)),
        value: ({ assessment }) => assessment?.asOf,
        first: 'descending',
      },
      {
        id: 'elements',
        title: t('networks.elements'),
        align: 'end',
        cell: ({ snapshot }) => (snapshot === undefined ? null : number(snapshot.elements)),
        value: ({ snapshot }) => snapshot?.elements,
      },
      {
        id: 'owner',
        title: t('networks.owner'),
        width: 150,
        minor: true,
        cell: ({ owner, access }) => (
          <>
            {owner.name}
            <span className="sub">{t(`words.access.${access}`)}</span>
          </>
        ),
        value: ({ owner }) => owner.name,
      },
      {
        id: 'created',
        title: t('networks.created'),
        width: 110,
        minor: true,
        cell: ({ createdAt }) => date(createdAt),
        value: ({ createdAt }) => createdAt,
        first: 'descending',
      },
    ],
    [date, number, t],
  );
}
