import type { MouseEvent } from 'react';
import { routeUrl } from '@cleanpath/api';
import type { CitedElement } from '@cleanpath/model';
import { kindLabel } from '@cleanpath/assessment/charts';
import type { PagedRows } from '../../api/use-route.js';
import { useAssessmentContext } from '../../app/network-context.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { TrustGlyph } from '../../components/glyph.js';
import { KindIcon } from '../../components/kind-icon.js';
import { TableSkeleton } from '../../components/skeletons.js';
import { SupplierChip } from '../../components/supplier-chip.js';
import { useMessages } from '../../messages/messages.js';
import type { NetworkFilter, SortName } from './network-query.js';
import classes from './network-page.module.css';

export interface ElementTableProps {
  readonly pages: PagedRows<'elements'>;
  readonly filter: NetworkFilter & { readonly bbox?: string };
  readonly sort: SortName;
  readonly selected: string | undefined;
  /** What the selected element depends on. */
  readonly lit: ReadonlySet<string>;
  readonly supplierName: (id: string) => string;
  readonly height: number;
  readonly onSort: (sort: SortName) => void;
  readonly onElement: (id: string) => void;
}

/** The same elements as the map, as a table: read page by page while scrolling. */
export function ElementTable(props: ElementTableProps) {
  const { pages, filter, sort, selected, height, onSort, onElement } = props;
  const { t } = useMessages();
  const { networkId, assessmentId } = useAssessmentContext();
  const columns = useColumns(props);
  if (pages.error) return <ErrorState compact error={pages.error} onRetry={pages.retry} />;
  if (pages.pending) return <TableSkeleton rows={12} />;
  return (
    <DataTable
      caption={t('network.tableCaption')}
      rows={pages.rows}
      rowKey={({ id }) => id}
      columns={columns}
      onRow={({ id }) => onElement(id)}
      selected={selected}
      sort={{ column: sort, direction: 'ascending' }}
      sortedByServer
      onSort={({ column }) => onSort(column as SortName)}
      csv={routeUrl('elementsCsv', { params: { network: networkId, assessment: assessmentId }, query: filter })}
      total={pages.total}
      onEndReached={pages.hasMore ? pages.more : undefined}
      loadingMore={pages.fetching}
      height={height}
      empty={<EmptyState title={t('network.noneTitle')}>{t('network.noneText')}</EmptyState>}
    />
  );
}

function useColumns({ lit, supplierName, onElement }: ElementTableProps): Column<CitedElement>[] {
  const { t } = useMessages();
  const { networkId } = useAssessmentContext();
  const open = (event: MouseEvent, id: string) => {
    event.stopPropagation();
    onElement(id);
  };
  return [
    {
      id: 'name',
      title: t('network.name'),
      first: 'ascending',
      width: 190,
      cell: ({ id, name }) => (
        <span className={lit.has(id) ? classes.lit : classes.plain}>
          {lit.has(id) ? <span className="sr">{t('network.depends')}: </span> : null}
          <button type="button" className={classes.open} tabIndex={-1} onClick={(event) => open(event, id)}>
            {name}
          </button>
        </span>
      ),
    },
    {
      id: 'state',
      title: t('network.state'),
      first: 'ascending',
      width: 120,
      cell: ({ effective }) => <TrustGlyph state={effective} word />,
    },
    {
      id: 'kind',
      title: t('network.kind'),
      first: 'ascending',
      width: 120,
      cell: ({ kind }) => (
        <span className={classes.kind}>
          <KindIcon kind={kind} /> <span lang="en">{kindLabel(kind)}</span>
        </span>
      ),
    },
    {
      id: 'plane',
      title: t('network.plane'),
      minor: true,
      width: 108,
      cell: ({ plane }) => <span className={classes.kind}>{t(`words.plane.${plane}`)}</span>,
    },
    {
      id: 'supplier',
      title: t('network.supplier'),
      width: 130,
      cell: ({ suppliers }) => {
        const [first, ...rest] = suppliers;
        if (first === undefined) return <span className="soft">{t('network.noSupplier')}</span>;
        return (
          <span className={classes.suppliers}>
            <SupplierChip name={supplierName(first)} id={first} networkId={networkId} />
            {rest.length > 0 ? <span className="soft">+{rest.length}</span> : null}
          </span>
        );
      },
    },
    { id: 'site', title: t('network.site'), minor: true, width: 90, cell: ({ site }) => site ?? '' },
    {
      id: 'region',
      title: t('network.region'),
      minor: true,
      width: 84,
      first: 'ascending',
      cell: ({ region }) => region ?? '',
    },
    { id: 'tier', title: t('network.tier'), minor: true, width: 80, cell: ({ tier }) => t(`words.tier.${tier}`) },
    {
      id: 'reason',
      title: t('network.reason'),
      minor: true,
      width: 220,
      cell: ({ own, ownReason }) => (
        <span className={own === 'trusted' ? 'soft' : undefined} lang="en">
          {ownReason}
        </span>
      ),
    },
  ];
}
