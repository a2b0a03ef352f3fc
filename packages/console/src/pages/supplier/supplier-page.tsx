import { Link, useParams } from '@tanstack/react-router';
import { ApiError } from '@cleanpath/api';
import { VERDICTS } from '@cleanpath/model';
import { useRoute } from '../../api/use-route.js';
import { useAssessmentContext } from '../../app/network-context.js';
import { useFilters } from '../../app/use-filters.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { NeedsAssessment } from '../../components/needs-assessment.js';
import { PageTitle } from '../../components/page-title.js';
import { Sentence } from '../../components/sentence.js';
import { PageSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { Criteria } from './criteria.js';
import { Decisions } from './decisions.js';
import { Dependence } from './dependence.js';
import { Evidence, EVIDENCE_SECTION } from './evidence.js';
import { NextEvidence } from './next-evidence.js';
import { useDecisionSentence } from './supplier-sentence.js';
import { Whereabouts } from './whereabouts.js';
import { Who } from './who.js';

export function SupplierPage() {
  const { t } = useMessages();
  return (
    <NeedsAssessment title={t('supplier.title')}>
      <SupplierView />
    </NeedsAssessment>
  );
}

function SupplierView() {
  const { t, number, compact, date } = useMessages();
  const { networkId, assessmentId, assessment, mayEdit } = useAssessmentContext();
  const { supplier: id } = useParams({ from: '/app/n/$network/suppliers/$supplier' });
  const [, setFilters] = useFilters(['on', 'evidence']);
  const sentence = useDecisionSentence();
  const query = useRoute('supplier', { params: { network: networkId, assessment: assessmentId, supplier: id } });
  if (query.isPending) return <PageSkeleton />;
  if (query.error) {
    return query.error instanceof ApiError && query.error.code === 'not-found' ? (
      <NotHere />
    ) : (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    );
  }
  const supplier = query.data;
  const demands = VERDICTS.reduce((sum, verdict) => sum + assessment.totals[verdict], 0);
  const { policy, asOf } = assessment;
  const showEvidence = (on: string) => {
    setFilters({ on, evidence: undefined });
    document.getElementById(EVIDENCE_SECTION)?.scrollIntoView({ block: 'start' });
  };
  return (
    <>
      <PageTitle
        tab={supplier.name}
        kicker={
          <Link to="/n/$network/suppliers" params={{ network: networkId }}>
            {t('suppliers.title')}
          </Link>
        }
        actions={
          mayEdit ? (
            <Link to="/n/$network/edit" params={{ network: networkId }} search={{ on: 'supplier', supplier: id }}>
              {t('supplier.edit')}
            </Link>
          ) : undefined
        }
      >
        {sentence(supplier.name, supplier.decisions)}
      </PageTitle>
      <Sentence size="lead" fromServer={false}>
        {t('supplier.dependence', {
          exposed: number(supplier.exposedDemands),
          demands: number(demands),
          broken: number(supplier.brokenDemands),
          people: supplier.brokenPeople === undefined ? 'none' : compact(supplier.brokenPeople),
        })}{' '}
        {t('supplier.stands', { blocks: supplier.blocks, open: supplier.leavesOpen })}
      </Sentence>
      <Who supplier={supplier} ownerName={supplier.names[supplier.group]} networkId={networkId} />
      <Decisions
        decisions={supplier.decisions}
        criteria={supplier.criteria}
        evidence={supplier.evidence}
        clause={t('supplier.policyClause', {
          title: policy.title,
          id: policy.id,
          version: policy.version,
          date: date(asOf),
        })}
      />
      <Criteria
        key={id}
        criteria={supplier.criteria}
        decisions={supplier.decisions}
        evidence={supplier.evidence}
        onEvidence={showEvidence}
      />
      <Evidence
        key={`evidence-${id}`}
        evidence={supplier.evidence}
        criteria={supplier.criteria}
        names={supplier.names}
        asOf={asOf}
      />
      <NextEvidence next={supplier.next} />
      <Dependence supplier={supplier} />
      <Whereabouts
        supplier={supplier.id}
        elements={supplier.elements}
        elementShare={supplier.elementShare}
        exposedElements={supplier.exposedElements}
      />
    </>
  );
}

function NotHere() {
  const { t } = useMessages();
  const { networkId } = useAssessmentContext();
  return (
    <>
      <PageTitle>{t('supplier.title')}</PageTitle>
      <EmptyState
        title={t('supplier.notHere')}
        action={
          <Link to="/n/$network/suppliers" params={{ network: networkId }}>
            {t('supplier.back')}
          </Link>
        }
      >
        {t('supplier.notHereText')}
      </EmptyState>
    </>
  );
}
