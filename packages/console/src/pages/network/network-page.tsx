import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function NetworkPage() {
  const { t } = useMessages();
  return <PageTitle>{t('network.title')}</PageTitle>;
}
