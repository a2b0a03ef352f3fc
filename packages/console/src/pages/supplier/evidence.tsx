import { Button, Select } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useFilters } from '../../app/use-filters.js';
import { EmptyState } from '../../components/empty-state.js';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import { criteriaRows } from './criteria-rows.js';
import { EVIDENCE_SORTS, evidenceUnder, sortedEvidence, type EvidenceSort } from './evidence-order.js';
import { evidenceAnchor, EvidenceTable } from './evidence-table.js';
import type { Criterion, EvidenceItem } from './report-parts.js';
import classes from './evidence.module.css';

/** Id of the section, for the links of the criteria. */
export const EVIDENCE_SECTION = 'evidence';

/** Items shown before the rest is asked for: what moved the result is among them. */
const FIRST = 12;

export interface EvidenceProps {
  readonly evidence: readonly EvidenceItem[];
  readonly criteria: readonly Criterion[];
  readonly names: Readonly<Record<string, string>>;
  readonly asOf: string;
}

/** Evidence with what it moved; `?evidence=<id>` scrolls to one item and marks it, `?on=<criterion>` narrows the list. */
export function Evidence({ evidence, criteria, names, asOf }: EvidenceProps) {
  const { t, number } = useMessages();
  const [filters, setFilters] = useFilters(['evidence', 'on', 'order']);
  const [all, setAll] = useState(false);
  const order = EVIDENCE_SORTS.find((each) => each === filters.order) ?? 'effect';
  const criterion = criteria.find(({ id }) => id === filters.on);
  const shown = useMemo(
    () => narrowed(evidence, criteria, criterion?.id, order),
    [evidence, criteria, criterion, order],
  );
  const target = filters.evidence;
  const at = shown.findIndex(({ id }) => id === target);
  const first = all ? shown.length : Math.max(FIRST, at + 1);
  useScrollTo(target, at >= 0);
  if (evidence.length === 0) {
    return (
      <Section title={t('supplier.evidenceTitle')} id={EVIDENCE_SECTION}>
        <EmptyState title={t('supplier.noEvidence')}>{t('supplier.noEvidenceText')}</EmptyState>
      </Section>
    );
  }
  return (
    <Section title={t('supplier.evidenceTitle')} id={EVIDENCE_SECTION} lead={<EvidenceCount evidence={evidence} />}>
      <div className={classes.bar}>
        <Select
          className={classes.order ?? ''}
          label={t('supplier.sort')}
          data={EVIDENCE_SORTS.map((sort) => ({ value: sort, label: t(`supplier.sort.${sort}`) }))}
          value={order}
          onChange={(next) => setFilters({ order: next === 'effect' ? undefined : (next ?? undefined) })}
        />
        <Select
          className={classes.on ?? ''}
          label={t('supplier.criterion')}
          data={[
            { value: '', label: t('supplier.allEvidence') },
            ...criteriaRows(criteria).map((row) => ({
              value: row.criterion.id,
              label: `${'\u2003'.repeat(row.depth)}${row.title}`,
            })),
          ]}
          value={criterion?.id ?? ''}
          onChange={(next) => setFilters({ on: next || undefined })}
        />
        {criterion === undefined ? null : (
          <output className={classes.result} aria-live="polite">
            {t('supplier.evidenceUnder', {
              shown: number(shown.length),
              count: number(evidence.length),
              criterion: criterion.title,
            })}
          </output>
        )}
      </div>
      {target !== undefined && at < 0 ? (
        <p role="status" className={classes.notFound}>
          {t('supplier.notFound', { id: target })}
        </p>
      ) : null}
      <EvidenceTable
        items={shown.slice(0, first)}
        all={evidence}
        criteria={criteria}
        names={names}
        asOf={asOf}
        target={target}
      />
      {shown.length > first ? (
        <Button variant="default" size="xs" mt={12} onClick={() => setAll(true)}>
          {t('supplier.moreItems', { count: shown.length - first })}
        </Button>
      ) : null}
    </Section>
  );
}

function EvidenceCount({ evidence }: { readonly evidence: readonly EvidenceItem[] }) {
  const { t } = useMessages();
  return (
    <>
      {t('supplier.evidenceCount', {
        count: evidence.length,
        counting: evidence.filter(({ weight }) => weight > 0).length,
        for: evidence.filter(({ effect }) => effect > 0).length,
        against: evidence.filter(({ effect }) => effect < 0).length,
      })}{' '}
      {t('supplier.evidenceLead')}
    </>
  );
}

function narrowed(
  evidence: readonly EvidenceItem[],
  criteria: readonly Criterion[],
  criterion: string | undefined,
  order: EvidenceSort,
): EvidenceItem[] {
  const parents = new Map(criteria.map(({ id, parent }) => [id, parent]));
  return sortedEvidence(criterion === undefined ? evidence : evidenceUnder(evidence, criterion, parents), order);
}

/** Brings the item an address names into view once, and gives it the focus so that a screen reader begins there. */
function useScrollTo(id: string | undefined, present: boolean): void {
  const done = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (id === undefined || !present || done.current === id) return;
    done.current = id;
    const row = document.getElementById(evidenceAnchor(id));
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    row?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
    row?.focus({ preventScroll: true });
  }, [id, present]);
}

/** Id of the row of an item in the document. */
