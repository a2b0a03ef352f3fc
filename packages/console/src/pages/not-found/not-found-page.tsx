import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function NotFoundPage() {
  const { t } = useMessages();
  return <PageTitle>{t('shell.title')}</PageTitle>;
}
