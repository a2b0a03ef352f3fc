import { Select, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { routeUrl, type SupplierRow } from '@cleanpath/api';
import { OUTCOMES, TIERS } from '@cleanpath/model';
import { useAssessmentContext } from '../../app/network-context.js';
import { useFilters } from '../../app/use-filters.js';
import { DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { FilterBar } from '../../components/filter-bar.js';
import { OutcomeGlyph } from '../../components/glyph.js';
import { NeedsAssessment } from '../../components/needs-assessment.js';
import { PageTitle } from '../../components/page-title.js';
import { PageSkeleton } from '../../components/skeletons.js';
import { parseSort, sortText } from '../../components/table-sort.js';
import { useMessages } from '../../messages/messages.js';
import { EFFECTS, filteredSuppliers } from './supplier-filters.js';
import { useSupplierColumns } from './supplier-columns.js';
import { SuppliersSentence } from './suppliers-sentence.js';
import { useAllSuppliers } from './use-all-suppliers.js';
import classes from './suppliers-page.module.css';

export function SuppliersPage() {
  const { t } = useMessages();
  return (
    <NeedsAssessment title={t('suppliers.title')}>
      <Suppliers />
    </NeedsAssessment>
  );
}

function Suppliers() {
  const { t } = useMessages();
  const { networkId, assessmentId, mayEdit } = useAssessmentContext();
  const all = useAllSuppliers(networkId, assessmentId);
  if (all.error) return <ErrorState error={all.error} onRetry={all.retry} />;
  if (all.pending) return <PageSkeleton />;
  if (all.rows.length === 0) {
    return (
      <>
        <PageTitle tab={t('suppliers.title')} kicker={t('suppliers.title')}>
          {t('suppliers.sentenceNone')}
        </PageTitle>
        <EmptyState
          title={t('suppliers.empty')}
          action={
            mayEdit ? (
              <Link to="/n/$network/import" params={{ network: networkId }}>
                {t('components.importFacts')}
              </Link>
            ) : undefined
          }
        >
          {t('suppliers.emptyText')}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <SuppliersSentence rows={all.rows} />
      <SupplierLadder rows={all.rows} reading={all.reading} />
    </>
  );
}

const FILTERS = ['q', 'outcome', 'tier', 'effect', 'sort'] as const;

function SupplierLadder({ rows, reading }: { readonly rows: readonly SupplierRow[]; readonly reading: boolean }) {
  const { t, number } = useMessages();
  const { networkId, assessmentId } = useAssessmentContext();
  const [filters, setFilters] = useFilters(FILTERS);
  const tier = TIERS.find((each) => each === filters.tier);
  const shown = useMemo(() => filteredSuppliers(rows, filters), [rows, filters]);
  const columns = useSupplierColumns(rows, tier);
  const filtered = filters.q !== undefined || filters.outcome !== undefined || filters.effect !== undefined;
  return (
    <>
      <FilterBar
        result={
          reading
            ? t('suppliers.loadingRest', { read: number(rows.length) })
            : t('suppliers.shown', { shown: number(shown.length), total: number(rows.length) })
        }
        onClear={
          filtered || tier
            ? () => setFilters({ q: undefined, outcome: undefined, tier: undefined, effect: undefined })
            : undefined
        }
      >
        <TextInput
          className={classes.search ?? ''}
          label={t('suppliers.search')}
          type="search"
          value={filters.q ?? ''}
          onChange={(event) => setFilters({ q: event.currentTarget.value || undefined }, { replace: true })}
        />
        <Choice
          label={t('suppliers.outcome')}
          any={t('suppliers.anyOutcome')}
          value={filters.outcome}
          options={OUTCOMES.map((outcome) => ({ value: outcome, label: t(`words.outcome.${outcome}`) }))}
          onChange={(outcome) => setFilters({ outcome })}
        />
        <Choice
          label={t('suppliers.atTier')}
          any={t('suppliers.anyTier')}
          value={tier}
          options={TIERS.map((each) => ({ value: each, label: t(`words.tier.${each}`) }))}
          onChange={(next) => setFilters({ tier: next })}
        />
        <Choice
          label={t('suppliers.effect')}
          any={t('suppliers.anyEffect')}
          value={filters.effect}
          options={EFFECTS.map((effect) => ({ value: effect, label: t(`suppliers.effect.${effect}`) }))}
          onChange={(effect) => setFilters({ effect })}
        />
      </FilterBar>
      <DataTable
        caption={t('suppliers.caption')}
        rows={shown}
        rowKey={({ id }) => id}
        columns={columns}
        rowLink={({ id }) => `/n/${networkId}/suppliers/${encodeURIComponent(id)}`}
        sort={parseSort(filters.sort)}
        onSort={(sort) => setFilters({ sort: sortText(sort) }, { replace: true })}
        csv={routeUrl('assessmentTable', {
          params: { network: networkId, assessment: assessmentId, table: 'suppliers' },
        })}
        total={rows.length === shown.length ? rows.length : undefined}
        empty={
          <EmptyState title={t('suppliers.noMatch')}>
            <p>{t('suppliers.noMatchText')}</p>
          </EmptyState>
        }
      />
      <OutcomeKey />
    </>
  );
}

/** What the glyphs of the ladder mean; they also speak for themselves. */
function OutcomeKey() {
  const { t } = useMessages();
  return (
    <ul className={classes.key} aria-label={t('suppliers.glyphs')}>
      {OUTCOMES.map((outcome) => (
        <li key={outcome}>
          <OutcomeGlyph outcome={outcome} word />
        </li>
      ))}
    </ul>
  );
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
