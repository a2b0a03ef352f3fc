import { NativeSelect } from '@mantine/core';
import type { Grant, Network } from '@cleanpath/api';
import { useFilters } from '../../app/use-filters.js';
import { useMay } from '../../api/session.js';
import { useAction } from '../../api/use-action.js';
import { useRoute } from '../../api/use-route.js';
import { ConfirmButton } from '../../components/confirm-button.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { Section } from '../../components/section.js';
import { TableSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { GrantForm } from './grant-form.js';

/** Which other organisations may read or edit a network, or see their own supplier file. */
export function SharingSection() {
  const { t } = useMessages();
  const networks = useRoute('networks', { query: { limit: 200 } });
  const [{ network: wish }, setFilters] = useFilters(['network']);
  if (networks.error) return <ErrorState error={networks.error} onRetry={() => void networks.refetch()} />;
  if (!networks.data) return <TableSkeleton />;
  const own = networks.data.items.filter(({ access }) => access === 'owner');
  const network = own.find(({ id }) => id === wish) ?? own[0];
  return (
    <Section title={t('administration.section.sharing')} lead={t('administration.sharingLead')}>
      {network === undefined ? (
        <EmptyState title={t('administration.noOwnNetwork')}>{t('administration.noOwnNetworkText')}</EmptyState>
      ) : (
        <>
          <NativeSelect
            maw={460}
            label={t('administration.network')}
            value={network.id}
            onChange={(event) => setFilters({ network: event.currentTarget.value })}
            data={own.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Grants key={network.id} network={network} />
        </>
      )}
    </Section>
  );
}

function Grants({ network }: { readonly network: Network }) {
  const { t, date } = useMessages();
  const may = useMay();
  const params = { network: network.id };
  const grants = useRoute('grants', { params });
  const remove = useAction('removeGrant', { changes: ['grants'] });
  if (grants.error) return <ErrorState compact error={grants.error} onRetry={() => void grants.refetch()} />;
  if (!grants.data) return <TableSkeleton rows={2} />;
  const columns: readonly Column<Grant>[] = [
    {
      id: 'organisation',
      title: t('administration.section.organisation'),
      cell: ({ organisation }) => organisation,
      value: ({ organisation }) => organisation,
    },
    {
      id: 'access',
      title: t('administration.access'),
      cell: ({ access, supplierId }) => (
        <>
          {t(`administration.grant.${access}`)}
          {supplierId === undefined ? null : (
            <>
              {' '}
              <code>{supplierId}</code>
            </>
          )}
        </>
      ),
    },
    { id: 'since', title: t('administration.since'), cell: ({ createdAt }) => date(createdAt) },
    {
      id: 'remove',
      title: t('administration.takeBack'),
      cell: ({ organisationId, organisation }) =>
        may('grant:change') ? (
          <ConfirmButton
            compact
            label={t('administration.takeBack')}
            question={t('administration.takeBackQuestion', { organisation })}
            onConfirm={() => remove.mutateAsync({ params: { ...params, organisation: organisationId } })}
          />
        ) : null,
    },
  ];
  return (
    <>
      <DataTable
        caption={t('administration.grantsOf', { network: network.name })}
        rows={grants.data.items}
        rowKey={({ organisationId }) => organisationId}
        narrow="cards"
        columns={columns}
        empty={<EmptyState title={t('administration.notShared')}>{t('administration.notSharedText')}</EmptyState>}
      />
      {may('grant:change') ? <GrantForm network={network} /> : null}
    </>
  );
}
