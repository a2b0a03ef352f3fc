import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function ImportResultPage() {
  const { t } = useMessages();
  return <PageTitle>{t('import.title')}</PageTitle>;
}
