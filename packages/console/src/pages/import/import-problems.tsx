import { SegmentedControl, Select } from '@mantine/core';
import { useMemo } from 'react';
import { routeUrl, type Import, type ProblemItem } from '@cleanpath/api';
import { PROBLEMS } from '@cleanpath/model';
import { usePages } from '../../api/use-route.js';
import { useNetworkContext } from '../../app/network-context.js';
import { useFilters } from '../../app/use-filters.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { ErrorState } from '../../components/error-state.js';
import { FilterBar } from '../../components/filter-bar.js';
import { Section } from '../../components/section.js';
import { TableSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import { placeText } from './place-text.js';
import { SeverityMark } from './severity-mark.js';
import classes from './import.module.css';

const PAGE = 200;

/** Problems with place, value and remedy: the list to correct the files by. */
export function ImportProblems({ found }: { readonly found: Import }) {
  const { t, number } = useMessages();
  const { networkId } = useNetworkContext();
  const [filters, setFilters] = useFilters(['severity', 'code']);
  const severity = (['error', 'warning'] as const).find((each) => each === filters.severity);
  const params = { network: networkId, import: found.id };
  const pages = usePages(
    'importProblems',
    { params, query: { limit: PAGE, severity, code: filters.code } },
    { keep: true },
  );
  const all = usePages('importProblems', { params, query: { limit: PAGE } });
  const codes = useMemo(() => [...new Set(all.rows.map(({ code }) => code))].sort(), [all.rows]);
  const columns = useProblemColumns();
  const rows = useMemo(() => pages.rows.map((problem, i) => ({ ...problem, key: String(i) })), [pages.rows]);
  const count =
    severity === 'error' ? found.errors : severity === 'warning' ? found.warnings : found.errors + found.warnings;
  return (
    <Section
      title={t('import.problemsTitle')}
      lead={t('import.problemsCount', { errors: found.errors, warnings: found.warnings })}
    >
      <FilterBar
        result={pages.fetching ? undefined : t('components.rows', { count: rows.length })}
        onClear={
          severity !== undefined || filters.code !== undefined
            ? () => setFilters({ severity: undefined, code: undefined })
            : undefined
        }
      >
        <SegmentedControl
          aria-label={t('import.severity')}
          value={severity ?? ''}
          data={[
            { value: '', label: t('import.any') },
            { value: 'error', label: `${t('import.errors')} ${number(found.errors)}` },
            { value: 'warning', label: `${t('import.warnings')} ${number(found.warnings)}` },
          ]}
          onChange={(next) => setFilters({ severity: next === '' ? undefined : next, code: undefined })}
        />
        {codes.length < 2 ? null : (
          <Select
            w={320}
            maw="100%"
            aria-label={t('import.code')}
            data={[
              { value: '', label: t('import.anyCode') },
              ...codes.map((code) => ({ value: code, label: codeTitle(code) })),
            ]}
            value={filters.code ?? ''}
            onChange={(code) => setFilters({ code: code === null || code === '' ? undefined : code })}
          />
        )}
      </FilterBar>
      {pages.error ? (
        <ErrorState compact error={pages.error} onRetry={pages.retry} />
      ) : pages.pending ? (
        <TableSkeleton rows={4} />
      ) : (
        <DataTable
          caption={t('import.problemsTitle')}
          rows={rows}
          rowKey={({ key }) => key}
          columns={columns}
          narrow="cards"
          csv={routeUrl('importProblemsCsv', { params })}
          total={filters.code === undefined ? count : pages.total}
          onEndReached={pages.hasMore ? pages.more : undefined}
          loadingMore={pages.fetching}
          empty={<p className="soft">{t('import.problemsNone')}</p>}
        />
      )}
    </Section>
  );
}

function useProblemColumns(): Column<ProblemItem>[] {
  const { t } = useMessages();
  return useMemo(
    () => [
      {
        id: 'place',
        title: t('import.place'),
        width: 180,
        cell: (problem) =>
          problem.file === undefined ? (
            <span className="soft">{t('import.noPlace')}</span>
          ) : (
            <span className={classes.place} title={placeText(problem)}>
              {placeText(problem)}
            </span>
          ),
      },
      { id: 'severity', title: t('import.severity'), cell: ({ severity }) => <SeverityMark severity={severity} /> },
      {
        id: 'problem',
        title: t('import.problem'),
        width: 260,
        cell: ({ message }) => (
          <ServerText>
            <bdi>{message}</bdi>
          </ServerText>
        ),
      },
      {
        id: 'value',
        title: t('import.value'),
        cell: ({ value }) =>
          value === undefined ? <span className="soft">–</span> : <bdi className={classes.value}>{value}</bdi>,
      },
      {
        id: 'remedy',
        title: t('import.remedy'),
        width: 220,
        cell: ({ remedy }) => (
          <ServerText>
            <span className={classes.remedy}>{remedy}</span>
          </ServerText>
        ),
      },
    ],
    [t],
  );
}

const codeTitle = (code: string): string =>
  Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as keyof typeof PROBLEMS].title : code;
