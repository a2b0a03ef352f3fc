import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function JobsPage() {
  const { t } = useMessages();
  return <PageTitle>{t('jobs.title')}</PageTitle>;
}
