import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function NetworksPage() {
  const { t } = useMessages();
  return <PageTitle>{t('networks.title')}</PageTitle>;
}
