import { useMemo } from 'react';
import { DataTable, type Column } from '../../components/data-table.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import type { CriterionRow } from './criteria-rows.js';
import { useUnitFigures } from './unit-figures.js';
import classes from './criteria.module.css';

export interface CriteriaTableProps {
  readonly rows: readonly CriterionRow[];
  readonly items: ReadonlyMap<string, number>;
}

/** The numbers behind the bars. */
export function CriteriaTable({ rows, items }: CriteriaTableProps) {
  const { t, number } = useMessages();
  const { unit, lower, upper } = useUnitFigures();
  const columns = useMemo((): Column<CriterionRow>[] => {
    const share = (
      id: 'belief' | 'uncertainty' | 'disbelief' | 'mean' | 'lower' | 'upper',
      show: (value: number) => string,
      minor = false,
    ): Column<CriterionRow> => ({
      id,
      title: t(`supplier.${id}`),
      align: 'end',
      minor,
      value: ({ criterion }) => criterion[id],
      cell: ({ criterion }) => show(criterion[id]),
    });
    return [
      {
        id: 'criterion',
        title: t('supplier.criterion'),
        width: 240,
        cell: ({ title, depth, criterion }) => (
          <span style={{ paddingLeft: depth * 16, display: 'block' }}>
            <ServerText>{title}</ServerText>
            {criterion.contested ? <span className={classes.contested}>{t('supplier.contested')}</span> : null}
          </span>
        ),
      },
      share('belief', unit),
      share('uncertainty', unit),
      share('disbelief', unit),
      share('mean', unit, true),
      share('lower', lower, true),
      share('upper', upper, true),
      {
        id: 'items',
        title: t('supplier.evidenceTitle'),
        align: 'end',
        minor: true,
        value: ({ criterion }) => items.get(criterion.id) ?? 0,
        cell: ({ criterion }) => number(items.get(criterion.id) ?? 0),
      },
    ];
  }, [t, number, unit, lower, upper, items]);
  return (
    <DataTable
      caption={t('supplier.criteriaTitle')}
      rows={rows}
      rowKey={({ criterion }) => criterion.id}
      columns={columns}
    />
  );
}
