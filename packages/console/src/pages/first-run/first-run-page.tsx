import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function FirstRunPage() {
  const { t } = useMessages();
  return <PageTitle>{t('firstRun.title')}</PageTitle>;
}
