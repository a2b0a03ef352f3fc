import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function EditPage() {
  const { t } = useMessages();
  return <PageTitle>{t('edit.title')}</PageTitle>;
}
