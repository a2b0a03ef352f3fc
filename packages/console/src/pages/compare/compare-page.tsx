import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function ComparePage() {
  const { t } = useMessages();
  return <PageTitle>{t('compare.title')}</PageTitle>;
}
