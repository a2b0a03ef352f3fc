import { Link } from '@tanstack/react-router';
import { routeUrl, type AssessmentSummary } from '@cleanpath/api';
import { countBar } from '@cleanpath/assessment/charts';
import { useMemo } from 'react';
import { DataTable, type Column } from '../../components/data-table.js';
import { Drawn } from '../../components/drawn.js';
import { Section } from '../../components/section.js';
import { SupplierChip } from '../../components/supplier-chip.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';

type Cause = AssessmentSummary['causes'][number];

/** What stands in the way, ranked by how many services it explains. */
export function CausesTable({ summary }: { readonly summary: AssessmentSummary }) {
  const { t, number } = useMessages();
  const { causes, names, networkId, id, totals } = summary;
  const columns = useMemo<readonly Column<Cause>[]>(() => {
    const most = Math.max(1, ...causes.map(({ blocks }) => blocks));
    return [
      {
        id: 'element',
        title: t('overview.cause'),
        width: 180,
        cell: ({ element }) => (
          <Link to="/n/$network/network" params={{ network: networkId }} search={{ element }}>
            {names[element] ?? element}
          </Link>
        ),
        value: ({ element }) => names[element] ?? element,
      },
      {
        id: 'supplier',
        title: t('overview.supplier'),
        width: 150,
        cell: ({ supplier }) =>
          supplier === undefined ? null : (
            <SupplierChip name={names[supplier] ?? supplier} id={supplier} networkId={networkId} />
          ),
        value: ({ supplier }) => (supplier === undefined ? null : (names[supplier] ?? supplier)),
      },
      {
        id: 'blocks',
        title: t('overview.standsInWay'),
        unit: t('overview.blockedServices'),
        align: 'end',
        width: 130,
        cell: ({ blocks }) => <Drawn chart={countBar(blocks, most)} />,
        value: ({ blocks }) => blocks,
      },
      {
        id: 'gain',
        title: t('overview.gain'),
        unit: t('overview.gainUnit'),
        align: 'end',
        cell: ({ gain }) => number(gain),
        value: ({ gain }) => gain,
      },
      {
        id: 'why',
        title: t('overview.because'),
        width: 320,
        minor: true,
        cell: ({ sentence }) => <ServerText>{sentence}</ServerText>,
      },
    ];
  }, [causes, names, networkId, number, t]);
  if (causes.length === 0) return null;
  const csv = routeUrl('assessmentTable', { params: { network: networkId, assessment: id, table: 'causes' } });
  return (
    <Section
      title={t('overview.causes')}
      id="causes"
      lead={t('overview.causesLead', { count: causes.length, blocked: totals.blocked })}
    >
      <DataTable
        caption={t('overview.causes')}
        rows={causes}
        rowKey={({ element }) => element}
        columns={columns}
        rowLink={({ element }) => `/n/${networkId}/network?element=${encodeURIComponent(element)}`}
        csv={csv}
      />
    </Section>
  );
}
