import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function ServicePage() {
  const { t } = useMessages();
  return <PageTitle>{t('service.title')}</PageTitle>;
}
