import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useFilters } from '../../app/use-filters.js';
import { EmptyState } from '../../components/empty-state.js';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import { CriteriaBars } from './criteria-bars.js';
import { criteriaRows, foldedAtFirst } from './criteria-rows.js';
import { CriteriaTable } from './criteria-table.js';
import { evidenceUnder } from './evidence-order.js';
import type { Criterion, Decision, EvidenceItem } from './report-parts.js';

export interface CriteriaProps {
  readonly criteria: readonly Criterion[];
  readonly decisions: readonly Decision[];
  readonly evidence: readonly EvidenceItem[];
  readonly onEvidence: (criterion: string) => void;
}

/** The criteria tree as bars, or as the table behind them. */
export function Criteria({ criteria, decisions, evidence, onEvidence }: CriteriaProps) {
  const { t } = useMessages();
  const [filters, setFilters] = useFilters(['criteria']);
  const rows = useMemo(() => criteriaRows(criteria), [criteria]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => new Set(foldedAtFirst(criteriaRows(criteria))));
  const items = useMemo(() => itemCounts(criteria, evidence), [criteria, evidence]);
  if (criteria.length === 0) {
    return (
      <Section title={t('supplier.criteriaTitle')}>
        <EmptyState title={t('supplier.noCriteria')}>{t('supplier.noCriteriaText')}</EmptyState>
      </Section>
    );
  }
  const table = filters.criteria === 'table';
  return (
    <Section
      title={t('supplier.criteriaTitle')}
      lead={t('supplier.criteriaLead')}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('supplier.view')}
          value={table ? 'table' : 'bars'}
          data={[
            { value: 'bars', label: t('supplier.asBars') },
            { value: 'table', label: t('supplier.asTable') },
          ]}
          onChange={(value) => setFilters({ criteria: value === 'table' ? 'table' : undefined }, { replace: true })}
        />
      }
    >
      {table ? (
        <CriteriaTable rows={rows} items={items} />
      ) : (
        <CriteriaBars
          rows={rows}
          decisions={decisions}
          items={items}
          folded={folded}
          onFolded={setFolded}
          onEvidence={onEvidence}
        />
      )}
    </Section>
  );
}

/** Items of evidence at or below each criterion. */
function itemCounts(criteria: readonly Criterion[], evidence: readonly EvidenceItem[]): ReadonlyMap<string, number> {
  const parents = new Map(criteria.map(({ id, parent }) => [id, parent]));
  return new Map(criteria.map(({ id }) => [id, evidenceUnder(evidence, id, parents).length]));
}
