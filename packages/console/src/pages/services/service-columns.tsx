import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DemandRow } from '@cleanpath/api';
import { PLANES } from '@cleanpath/model';
import { useAssessmentContext } from '../../app/network-context.js';
import type { ConsoleSearch } from '../../app/search-params.js';
import type { Column } from '../../components/data-table.js';
import { VerdictGlyph } from '../../components/glyph.js';
import { useMessages, type Messages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import { SORT_VALUES } from './demand-filters.js';
import classes from './services.module.css';

/** Below this width the verdicts of the planes share one line of the card. */
const NARROW = '(max-width: 700px)';

/** Columns of the list: what it is, its verdict over all and by plane, how much it weighs, and why. */
export function useServiceColumns(rows: readonly DemandRow[]): Column<DemandRow>[] {
  const { t, number } = useMessages();
  const { networkId } = useAssessmentContext();
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const planes = useMemo(() => PLANES.filter((plane) => rows.some((row) => row.planes[plane] !== undefined)), [rows]);
  return useMemo(() => {
    const amount = (id: string, title: string, value: (row: DemandRow) => number | undefined): Column<DemandRow> => ({
      id,
      title,
      align: 'end',
      value: SORT_VALUES[id]!,
      cell: (row) => {
        const figure = value(row);
        return figure === undefined ? <span className="soft">–</span> : number(figure, 1);
      },
    });
    return [
      {
        id: 'name',
        title: t('services.name'),
        width: 190,
        value: SORT_VALUES['name']!,
        cell: (row) => (
          <>
            <Link
              className={classes.name ?? ''}
              to="/n/$network/services/$demand"
              params={{ network: networkId, demand: row.id }}
              search={(before: ConsoleSearch) => before}
            >
              <bdi>{row.name}</bdi>
            </Link>
            <span className="sub">
              <ServerText>
                {row.service === undefined ? row.criticality : `${row.service} · ${row.criticality}`}
              </ServerText>
            </span>
          </>
        ),
      },
      {
        id: 'verdict',
        title: t('services.verdict'),
        width: 116,
        first: 'descending',
        value: SORT_VALUES['verdict']!,
        cell: (row) => <VerdictGlyph verdict={row.verdict} word />,
      },
      ...(narrow
        ? [planesColumn(planes, t)]
        : planes.map((plane): Column<DemandRow> => ({
            id: plane,
            title: t(`services.plane.short.${plane}`),
            align: 'centre',
            width: 66,
            first: 'descending',
            minor: true,
            value: SORT_VALUES[plane]!,
            cell: (row) => {
              const verdict = row.planes[plane];
              return verdict === undefined ? <span className="soft">–</span> : <VerdictGlyph verdict={verdict} />;
            },
          }))),
      amount('weight', t('services.weight'), (row) => row.weight),
      amount('people', t('services.people'), (row) => row.people),
      {
        id: 'why',
        title: t('services.because'),
        width: 330,
        minor: true,
        cell: (row) => (
          <span className={classes.why} title={row.sentence}>
            <ServerText>{row.sentence}</ServerText>
          </span>
        ),
      },
    ];
  }, [t, number, networkId, planes, narrow]);
}

/** The planes that are not clean, by name. */
const planesColumn = (planes: readonly (typeof PLANES)[number][], t: Messages['t']): Column<DemandRow> => ({
  id: 'planes',
  title: t('services.byPlane'),
  cell: (row) => {
    const unclean = planes.filter((plane) => row.planes[plane] !== undefined && row.planes[plane] !== 'clean');
    if (unclean.length === 0) return t('services.cleanOnAll');
    return (
      <span className={classes.unclean}>
        {unclean.map((plane) => (
          <span key={plane}>
            <VerdictGlyph verdict={row.planes[plane]!} /> {t(`words.plane.${plane}`)}
          </span>
        ))}
      </span>
    );
  },
});
