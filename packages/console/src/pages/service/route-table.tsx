import { useMemo } from 'react';
import type { ServiceView } from '@cleanpath/api';
import { kindLabel } from '@cleanpath/assessment/charts';
import type { LegReport } from '@cleanpath/model';
import { useAssessmentContext } from '../../app/network-context.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { TrustGlyph } from '../../components/glyph.js';
import { KindIcon } from '../../components/kind-icon.js';
import { SupplierChip } from '../../components/supplier-chip.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import { EvidenceLine } from './evidence-line.js';
import type { LegView } from './lanes/lane-columns.js';
import { routeRows, type RouteRow } from './route-rows.js';
import classes from './route-table.module.css';

interface RouteTableProps {
  readonly view: ServiceView;
  readonly leg: LegView;
  readonly report: LegReport;
  readonly onElement: (id: string) => void;
}

/** The equivalent of the picture: the same hops, what hangs below them, suppliers, reasons and evidence, line by line. */
export function RouteTable({ view, leg, report, onElement }: RouteTableProps) {
  const { t, number } = useMessages();
  const { networkId } = useAssessmentContext();
  const rows = useMemo(() => routeRows(view, leg, report), [view, leg, report]);
  const columns = useMemo<readonly Column<RouteRow>[]>(
    () => [
      {
        id: 'element',
        title: t('service.element'),
        width: 250,
        cell: (row) => (
          <span className={classes.element} style={{ paddingLeft: row.depth * 18 }}>
            {row.depth === 0 ? (
              <span className={classes.step}>{row.step === undefined ? '' : number(row.step)}</span>
            ) : null}
            <span>
              {row.relation === undefined ? null : (
                <span className={classes.relation}>{t(`words.relation.${row.relation}`)}</span>
              )}
              <button type="button" className={classes.open} onClick={() => onElement(row.facts.element.id)}>
                {row.facts.element.name}
              </button>
              <RowMark row={row} report={report} />
            </span>
          </span>
        ),
      },
      {
        id: 'state',
        title: t('service.state'),
        width: 110,
        cell: ({ facts }) => <TrustGlyph state={facts.element.effective} word />,
      },
      {
        id: 'kind',
        title: t('network.kind'),
        minor: true,
        cell: ({ facts }) => (
          <span className={classes.kind}>
            <KindIcon kind={facts.element.kind} /> <span lang="en">{kindLabel(facts.element.kind)}</span>
          </span>
        ),
      },
      {
        id: 'plane',
        title: t('service.plane'),
        minor: true,
        width: 108,
        cell: ({ facts }) => <span className={classes.kind}>{t(`words.plane.${facts.element.plane}`)}</span>,
      },
      {
        id: 'supplier',
        title: t('service.supplier'),
        width: 130,
        cell: ({ facts: { supplier } }) =>
          supplier === undefined ? (
            <span className="soft">{t('service.noSupplier')}</span>
          ) : (
            <SupplierChip name={supplier.name} id={supplier.id} networkId={networkId} />
          ),
      },
      {
        id: 'reason',
        title: t('service.reason'),
        width: 240,
        cell: ({ facts }) => (facts.reason === undefined ? null : <ServerText>{facts.reason}</ServerText>),
      },
      {
        id: 'evidence',
        title: t('service.evidenceTitle'),
        width: 120,
        cell: ({ facts }) => (facts.restsOnEvidence ? <EvidenceLine facts={facts} networkId={networkId} /> : null),
      },
    ],
    [t, number, networkId, onElement, report],
  );
  return (
    <DataTable
      caption={t('service.tableCaption')}
      rows={rows}
      rowKey={({ key }) => key}
      columns={columns}
      onRow={({ facts }) => onElement(facts.element.id)}
      total={rows.length}
      narrow="cards"
    />
  );
}

function RowMark({ row, report }: { readonly row: RouteRow; readonly report: LegReport }) {
  const { t } = useMessages();
  const marks = [
    row.decides ? t(report.verdict === 'undetermined' ? 'service.decides' : 'service.inCut') : '',
    row.offRoute && row.depth === 0 ? t('service.otherRoute') : '',
  ].filter((mark) => mark !== '');
  return marks.length === 0 ? null : <span className={classes.mark}>{marks.join(' · ')}</span>;
}
