import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function OverviewPage() {
  const { t } = useMessages();
  return <PageTitle>{t('overview.title')}</PageTitle>;
}
