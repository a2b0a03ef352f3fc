import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function SuppliersPage() {
  const { t } = useMessages();
  return <PageTitle>{t('suppliers.title')}</PageTitle>;
}
