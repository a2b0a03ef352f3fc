import { Link, useParams } from '@tanstack/react-router';
import { ApiError } from '@cleanpath/api';
import { useRoute } from '../../api/use-route.js';
import { useAssessmentContext } from '../../app/network-context.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { NeedsAssessment } from '../../components/needs-assessment.js';
import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';
import { ServiceBody } from './service-body.js';
import { ServiceSkeleton } from './service-skeleton.js';
import { ServiceSteps } from './service-steps.js';

export function ServicePage() {
  const { t } = useMessages();
  return (
    <NeedsAssessment title={t('service.title')}>
      <OneService />
    </NeedsAssessment>
  );
}

function OneService() {
  const { networkId, assessmentId } = useAssessmentContext();
  const { demand } = useParams({ from: '/app/n/$network/services/$demand' });
  const query = useRoute('demand', { params: { network: networkId, assessment: assessmentId, demand } });
  if (query.error) {
    if (query.error instanceof ApiError && query.error.problem.status === 404) return <NotHere demand={demand} />;
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <ServiceSkeleton demand={demand} />;
  return <ServiceBody key={demand} view={query.data} />;
}

function NotHere({ demand }: { readonly demand: string }) {
  const { t } = useMessages();
  const { networkId } = useAssessmentContext();
  return (
    <>
      <PageTitle tab={t('service.title')} kicker={<ServiceSteps demand={demand} />}>
        {t('service.notFound')}
      </PageTitle>
      <EmptyState
        title={demand}
        action={
          <Link to="/n/$network/services" params={{ network: networkId }}>
            {t('service.all')}
          </Link>
        }
      >
        {t('service.notFoundText')}
      </EmptyState>
    </>
  );
}
