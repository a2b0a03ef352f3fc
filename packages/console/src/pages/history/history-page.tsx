import { Button } from '@mantine/core';
import { useNetworkContext } from '../../app/network-context.js';
import { useFilters } from '../../app/use-filters.js';
import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';
import { AssessDialog } from './assess-dialog.js';
import { AssessmentsTable } from './assessments-table.js';
import { NetworkSettings } from './network-settings.js';
import { SnapshotsTable } from './snapshots-table.js';

/** Every state of the network and every assessment of it; nothing is lost. */
export function HistoryPage() {
  const { t } = useMessages();
  const { network, mayEdit } = useNetworkContext();
  const [{ assess, snapshot }, setFilters] = useFilters(['assess', 'snapshot']);
  return (
    <>
      <PageTitle
        tab={`${network.name}: ${t('history.title')}`}
        actions={
          mayEdit && network.snapshot ? (
            <Button onClick={() => setFilters({ assess: '1' })}>{t('history.assess')}</Button>
          ) : undefined
        }
      >
        {t('history.title')}
      </PageTitle>
      <p className="soft">{t('history.lead')}</p>
      <AssessmentsTable />
      <SnapshotsTable onAssess={mayEdit ? (id) => setFilters({ assess: '1', snapshot: id }) : undefined} />
      {mayEdit ? <NetworkSettings /> : null}
      {assess === undefined || !mayEdit || !network.snapshot ? null : (
        <AssessDialog
          snapshotId={snapshot ?? network.snapshot.id}
          onClose={() => setFilters({ assess: undefined, snapshot: undefined }, { replace: true })}
        />
      )}
    </>
  );
}
