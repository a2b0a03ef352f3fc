import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function ImportPage() {
  const { t } = useMessages();
  return <PageTitle>{t('import.title')}</PageTitle>;
}
