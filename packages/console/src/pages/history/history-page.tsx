import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function HistoryPage() {
  const { t } = useMessages();
  return <PageTitle>{t('history.title')}</PageTitle>;
}
