import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function AccountPage() {
  const { t } = useMessages();
  return <PageTitle>{t('account.title')}</PageTitle>;
}
