import { Link } from '@tanstack/react-router';
import { useAssessmentContext } from '../../app/network-context.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { NeedsAssessment } from '../../components/needs-assessment.js';
import { PageTitle } from '../../components/page-title.js';
import { PageSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { ServicesList } from './services-list.js';
import { ServicesSentence } from './services-sentence.js';
import { useAllDemands } from './use-all-demands.js';

export function ServicesPage() {
  const { t } = useMessages();
  return (
    <NeedsAssessment title={t('services.title')}>
      <Services />
    </NeedsAssessment>
  );
}

function Services() {
  const { t } = useMessages();
  const { networkId, assessmentId, mayEdit } = useAssessmentContext();
  const all = useAllDemands(networkId, assessmentId);
  if (all.error && all.rows.length === 0) return <ErrorState error={all.error} onRetry={all.retry} />;
  if (all.pending) return <PageSkeleton />;
  if (all.rows.length === 0) {
    return (
      <>
        <PageTitle>{t('services.title')}</PageTitle>
        <EmptyState
          title={t('services.none')}
          action={
            mayEdit ? (
              <Link to="/n/$network/import" params={{ network: networkId }}>
                {t('components.importFacts')}
              </Link>
            ) : undefined
          }
        >
          {t('services.noneText')}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <ServicesSentence />
      <ServicesList rows={all.rows} reading={all.reading} />
      {all.error ? <ErrorState compact error={all.error} onRetry={all.retry} /> : null}
    </>
  );
}
