import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function SetupPage() {
  const { t } = useMessages();
  return <PageTitle>{t('setup.title')}</PageTitle>;
}
