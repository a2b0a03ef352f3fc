import { Button, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AssessmentBrief, Comparison } from '@cleanpath/api';
import { usePages, useRoute } from '../../api/use-route.js';
import { useAssessmentContext } from '../../app/network-context.js';
import { useFilters } from '../../app/use-filters.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { NeedsAssessment } from '../../components/needs-assessment.js';
import { PageTitle } from '../../components/page-title.js';
import { Section } from '../../components/section.js';
import { PageSkeleton, TextSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import { CauseGroups } from './cause-groups.js';
import { ChangedDecisions, ChangedDemands, ChangedElements } from './changed-tables.js';
import { ChooseTwo } from './choose-two.js';
import { FlowDrawing } from './flow-drawing.js';
import { FlowTable } from './flow-table.js';
import type { FlowBand } from './verdict-flow.js';
import classes from './compare.module.css';

/** Assessments offered to choose from; older ones by their address. */
const OFFERED = 100;

export function ComparePage() {
  const { t } = useMessages();
  return (
    <NeedsAssessment title={t('compare.title')}>
      <Compare />
    </NeedsAssessment>
  );
}

function Compare() {
  const { networkId, assessment } = useAssessmentContext();
  const [filters, setFilters] = useFilters(['with', 'to']);
  const pages = usePages('assessments', { params: { network: networkId }, query: { limit: OFFERED } });
  if (pages.error) return <ErrorState error={pages.error} onRetry={pages.retry} />;
  if (pages.pending) return <PageSkeleton />;
  const all = pages.rows;
  const later = all.find(({ id }) => id === filters.to) ?? all.find(({ id }) => id === assessment.id) ?? assessment;
  const at = all.findIndex(({ id }) => id === later.id);
  const earlier = all.find(({ id }) => id === filters.with) ?? all[at + 1] ?? all.find(({ id }) => id !== later.id);
  if (earlier === undefined) return <NothingToCompare />;
  return (
    <Two
      all={all}
      earlier={earlier}
      later={later}
      onChoose={(before, after) => setFilters({ with: before, to: after })}
    />
  );
}

interface TwoProps {
  readonly all: readonly AssessmentBrief[];
  readonly earlier: AssessmentBrief;
  readonly later: AssessmentBrief;
  readonly onChoose: (earlier: string, later: string) => void;
}

function Two({ all, earlier, later, onChoose }: TwoProps) {
  const { t } = useMessages();
  const { networkId } = useAssessmentContext();
  const same = earlier.id === later.id;
  const query = useRoute(
    'compare',
    { params: { network: networkId, assessment: later.id }, query: { with: earlier.id } },
    { enabled: !same, keep: true },
  );
  const comparison = same ? undefined : query.data;
  return (
    <>
      <PageTitle tab={t('compare.title')} kicker={t('compare.kicker')}>
        {same ? t('compare.same') : comparison ? <ServerText>{comparison.sentence}</ServerText> : t('compare.title')}
      </PageTitle>
      <ChooseTwo assessments={all} earlier={earlier} later={later} onChoose={onChoose} />
      {same ? <p className="soft">{t('compare.sameText')}</p> : null}
      {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {!same && query.isPending ? <TextSkeleton lines={8} /> : null}
      {comparison === undefined ? null : <Difference comparison={comparison} />}
    </>
  );
}

function Difference({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useMessages();
  const [filters, setFilters] = useFilters(['view']);
  const [band, setBand] = useState<FlowBand | undefined>(undefined);
  const table = filters.view === 'table';
  const demands =
    band === undefined
      ? comparison.demands
      : comparison.demands.filter(({ from, to }) => from === band.from && to === band.to);
  return (
    <>
      <Inputs inputs={comparison.changedInputs} />
      <Section
        title={t('compare.flowTitle')}
        lead={t('compare.flowLead')}
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t('compare.view')}
            value={table ? 'table' : 'picture'}
            data={[
              { value: 'picture', label: t('compare.asPicture') },
              { value: 'table', label: t('compare.asTable') },
            ]}
            onChange={(view) => setFilters({ view: view === 'table' ? 'table' : undefined }, { replace: true })}
          />
        }
      >
        {table ? (
          <FlowTable flow={comparison.flow} />
        ) : (
          <FlowDrawing
            flow={comparison.flow}
            onBand={(next) => {
              if (next.direction === 'same') return;
              setBand(next);
              document.getElementById('services')?.scrollIntoView({ block: 'start' });
            }}
          />
        )}
      </Section>
      <CauseGroups comparison={comparison} />
      <ChangedDemands demands={demands} />
      {band === undefined ? null : (
        <Button variant="subtle" size="compact-sm" onClick={() => setBand(undefined)}>
          {t('compare.anyDirection')}
        </Button>
      )}
      <ChangedDecisions suppliers={comparison.suppliers} />
      <ChangedElements elements={comparison.elements} />
    </>
  );
}

function Inputs({ inputs }: { readonly inputs: Comparison['changedInputs'] }) {
  const { t } = useMessages();
  return (
    <p className={classes.inputs}>
      <span className="soft">{t('compare.inputsTitle')}:</span>{' '}
      {inputs.length === 0
        ? t('compare.inputsNone')
        : inputs.map((input) => (
            <span key={input} className={classes.input}>
              {t(`compare.input.${input}`)}
            </span>
          ))}
    </p>
  );
}

function NothingToCompare() {
  const { t } = useMessages();
  const { networkId, mayEdit } = useAssessmentContext();
  return (
    <>
      <PageTitle>{t('compare.title')}</PageTitle>
      <EmptyState
        title={t('compare.emptyTitle')}
        action={
          mayEdit ? (
            <>
              <Button
                renderRoot={(props) => <Link to="/n/$network/import" params={{ network: networkId }} {...props} />}
              >
                {t('compare.emptyImport')}
              </Button>
              <Link to="/n/$network/edit" params={{ network: networkId }}>
                {t('compare.emptyEdit')}
              </Link>
            </>
          ) : undefined
        }
      >
        {t('compare.emptyText')}
      </EmptyState>
    </>
  );
}
