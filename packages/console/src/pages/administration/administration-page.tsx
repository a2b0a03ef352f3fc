import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function AdministrationPage() {
  const { t } = useMessages();
  return <PageTitle>{t('administration.title')}</PageTitle>;
}
