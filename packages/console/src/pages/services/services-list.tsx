import { Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { routeUrl, type DemandRow } from '@cleanpath/api';
import { PLANES, VERDICTS } from '@cleanpath/model';
import { useAssessmentContext } from '../../app/network-context.js';
import { useFilters } from '../../app/use-filters.js';
import { useTypedFilter } from '../../app/use-typed-filter.js';
import type { ConsoleSearch } from '../../app/search-params.js';
import { DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { FilterBar } from '../../components/filter-bar.js';
import { parseSort, sortText } from '../../components/table-sort.js';
import { useMessages } from '../../messages/messages.js';
import { demandFilter, filteredDemands, isFiltered, LIST_NAMES } from './demand-filters.js';
import { useServiceColumns } from './service-columns.js';
import classes from './services.module.css';

/** The services under the filters of the address; a service opened from here keeps them, so that one can step on. */
export function ServicesList({ rows, reading }: { readonly rows: readonly DemandRow[]; readonly reading: boolean }) {
  const { t, number } = useMessages();
  const navigate = useNavigate();
  const { networkId, assessmentId } = useAssessmentContext();
  const [address, setAddress] = useFilters(LIST_NAMES);
  const filterKey = JSON.stringify(demandFilter(address));
  const filter = useMemo(() => JSON.parse(filterKey) as ReturnType<typeof demandFilter>, [filterKey]);
  const shown = useMemo(() => filteredDemands(rows, filter), [rows, filter]);
  const columns = useServiceColumns(rows);
  const [text, type] = useTypedFilter(address.q, (q) => setAddress({ q }, { replace: true }));
  const kinds = useMemo(() => countedKinds(rows), [rows]);
  const planes = useMemo(() => PLANES.filter((plane) => rows.some((row) => row.planes[plane] !== undefined)), [rows]);
  return (
    <>
      <FilterBar
        result={
          reading
            ? t('services.reading', { read: number(rows.length) })
            : t('services.shown', { shown: number(shown.length), total: number(rows.length) })
        }
        onClear={
          isFiltered(filter)
            ? () => {
                type('');
                setAddress({ q: undefined, verdict: undefined, plane: undefined, service: undefined });
              }
            : undefined
        }
      >
        <TextInput
          className={classes.search ?? ''}
          label={t('services.search')}
          type="search"
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Choice
          label={t('services.verdict')}
          any={t('services.anyVerdict')}
          value={filter.verdict}
          options={VERDICTS.map((verdict) => ({ value: verdict, label: t(`words.verdict.${verdict}`) }))}
          onChange={(verdict) => setAddress({ verdict })}
        />
        <Choice
          label={t('services.plane')}
          any={t('services.anyPlane')}
          value={filter.plane}
          options={planes.map((plane) => ({ value: plane, label: t(`words.plane.${plane}`) }))}
          onChange={(plane) => setAddress({ plane })}
        />
        <Choice
          label={t('services.service')}
          any={t('services.anyService')}
          value={filter.service}
          options={kinds.map(([kind, count]) => ({ value: kind, label: `${kind} (${number(count)})` }))}
          onChange={(service) => setAddress({ service })}
        />
      </FilterBar>
      {filter.plane === undefined ? null : (
        <p className={classes.note}>
          {t(filter.verdict === undefined ? 'services.planeNotClean' : 'services.planeVerdict', {
            plane: t(`words.plane.${filter.plane}`),
          })}
        </p>
      )}
      <DataTable
        caption={t('services.caption')}
        rows={shown}
        rowKey={({ id }) => id}
        columns={columns}
        onRow={({ id }) =>
          void navigate({
            to: '/n/$network/services/$demand',
            params: { network: networkId, demand: id },
            search: (before: ConsoleSearch) => before,
          })
        }
        sort={parseSort(address.sort)}
        onSort={(sort) => setAddress({ sort: sortText(sort) }, { replace: true })}
        csv={routeUrl('assessmentTable', {
          params: { network: networkId, assessment: assessmentId, table: 'services' },
        })}
        total={shown.length}
        narrow="cards"
        empty={
          <EmptyState title={t('services.noFit')}>
            <p>{t('services.noFitText')}</p>
          </EmptyState>
        }
      />
    </>
  );
}

/** Kinds of service with how many there are, by name. */
function countedKinds(rows: readonly DemandRow[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { service } of rows) if (service !== undefined) counts.set(service, (counts.get(service) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

interface ChoiceProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | undefined) => void;
}

function Choice({ label, any, value, options, onChange }: ChoiceProps) {
  return (
    <Select
      className={classes.choice ?? ''}
      label={label}
      data={[{ value: '', label: any }, ...options]}
      value={options.some((option) => option.value === value) ? (value ?? '') : ''}
      onChange={(next) => onChange(next === null || next === '' ? undefined : next)}
    />
  );
}
