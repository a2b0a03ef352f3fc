import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function SupplierPage() {
  const { t } = useMessages();
  return <PageTitle>{t('supplier.title')}</PageTitle>;
}
