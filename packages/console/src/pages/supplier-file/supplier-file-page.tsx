import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function SupplierFilePage() {
  const { t } = useMessages();
  return <PageTitle>{t('supplierFile.title')}</PageTitle>;
}
