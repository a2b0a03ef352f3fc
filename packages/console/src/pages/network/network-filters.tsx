import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { ElementPage } from '@cleanpath/api';
import { kindTitle } from '@cleanpath/assessment/charts';
import { PLANES, TRUST_STATES } from '@cleanpath/model';
import { useRoute } from '../../api/use-route.js';
import { useAssessmentContext } from '../../app/network-context.js';
import { FilterBar } from '../../components/filter-bar.js';
import { useMessages } from '../../messages/messages.js';
import { noFilters, type FilterName, type NetworkFilter } from './network-query.js';
import classes from './network-page.module.css';

export interface NetworkFiltersProps {
  readonly filter: NetworkFilter;
  readonly facets: ElementPage['facets'] | undefined;
  readonly total: number | undefined;
  readonly onFilter: (patch: Partial<Record<FilterName, string | undefined>>, how?: { replace?: boolean }) => void;
}

/** Suppliers offered by name; more are found by typing on the page of suppliers. */
const SUPPLIERS = 500;
/** Letters typed within this time are one step, ms. */
const PAUSE = 200;

export function NetworkFilters({ filter, facets, total, onFilter }: NetworkFiltersProps) {
  const { t, number } = useMessages();
  const suppliers = useSupplierOptions(filter.supplier);
  const regions = useRegions(filter.region);
  const counted = (label: string, count: number | undefined): string =>
    count === undefined ? label : `${label} (${number(count)})`;
  const kinds = Object.entries(facets?.kind ?? {})
    .map(([kind, count]) => ({ value: kind, label: counted(kindTitle(kind), count) }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  if (filter.kind !== undefined && !kinds.some(({ value }) => value === filter.kind)) {
    kinds.unshift({ value: filter.kind, label: kindTitle(filter.kind) });
  }
  return (
    <FilterBar
      result={total === undefined ? undefined : t('network.elementCount', { count: total })}
      onClear={Object.keys(filter).length > 0 ? () => onFilter(noFilters()) : undefined}
    >
      <SearchInput value={filter.q} onChange={(q) => onFilter({ q }, { replace: true })} />
      <Choice
        label={t('network.state')}
        value={filter.state}
        options={TRUST_STATES.toReversed().map((state) => ({
          value: state,
          label: counted(t(`words.state.${state}`), facets?.state[state] ?? (facets ? 0 : undefined)),
        }))}
        onChange={(state) => onFilter({ state })}
      />
      <Choice
        label={t('network.plane')}
        value={filter.plane}
        options={PLANES.map((plane) => ({
          value: plane,
          label: counted(t(`words.plane.${plane}`), facets?.plane[plane] ?? (facets ? 0 : undefined)),
        }))}
        onChange={(plane) => onFilter({ plane })}
      />
      <Choice
        label={t('network.kind')}
        value={filter.kind}
        searchable
        options={kinds}
        onChange={(kind) => onFilter({ kind })}
      />
      <Choice
        label={t('network.supplier')}
        value={filter.supplier}
        searchable
        options={suppliers}
        onChange={(supplier) => onFilter({ supplier })}
      />
      {regions.length === 0 ? null : (
        <Choice
          label={t('network.region')}
          value={filter.region}
          searchable
          options={regions.map((region) => ({ value: region, label: region }))}
          onChange={(region) => onFilter({ region })}
        />
      )}
      {filter.site === undefined ? null : (
        <Choice
          label={t('network.site')}
          value={filter.site}
          options={[{ value: filter.site, label: filter.site }]}
          onChange={(site) => onFilter({ site })}
        />
      )}
      {filter.own === undefined ? null : (
        <Choice
          label={t('network.byItself')}
          value={filter.own}
          options={TRUST_STATES.map((state) => ({ value: state, label: t(`words.state.${state}`) }))}
          onChange={(own) => onFilter({ own })}
        />
      )}
    </FilterBar>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | undefined) => void;
  readonly searchable?: boolean;
}

function Choice({ label, value, options, onChange, searchable = false }: ChoiceProps) {
  const { t } = useMessages();
  return (
    <Select
      className={classes.choice ?? ''}
      label={label}
      data={[...options]}
      value={value ?? null}
      placeholder={t('network.any')}
      allowDeselect
      clearable
      searchable={searchable}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}

function SearchInput({
  value,
  onChange,
}: {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}) {
  const { t } = useMessages();
  const [text, setText] = useState(value ?? '');
  const send = useDebouncedCallback((next: string) => onChange(next.trim() === '' ? undefined : next), PAUSE);
  useEffect(() => setText(value ?? ''), [value]);
  return (
    <TextInput
      className={classes.search ?? ''}
      type="search"
      label={t('network.search')}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
    />
  );
}

function useSupplierOptions(chosen: string | undefined): { value: string; label: string }[] {
  const { networkId, assessmentId } = useAssessmentContext();
  const { data } = useRoute('suppliers', {
    params: { network: networkId, assessment: assessmentId },
    query: { limit: SUPPLIERS },
  });
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  if (chosen !== undefined && !options.some(({ value }) => value === chosen)) {
    options.unshift({ value: chosen, label: chosen });
  }
  return options.sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** Regions the assessment speaks of: the concentration is computed for each. */
function useRegions(chosen: string | undefined): string[] {
  const { networkId, assessmentId } = useAssessmentContext();
  const { data } = useRoute('assessment', { params: { network: networkId, assessment: assessmentId } });
  const regions = new Set(data?.concentration.map(({ region }) => region));
  for (const whole of ['', 'all', 'not stated']) regions.delete(whole);
  if (chosen !== undefined) regions.add(chosen);
  return [...regions].sort();
}
