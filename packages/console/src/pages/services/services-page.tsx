import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function ServicesPage() {
  const { t } = useMessages();
  return <PageTitle>{t('services.title')}</PageTitle>;
}
