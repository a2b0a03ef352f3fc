import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function SignInPage() {
  const { t } = useMessages();
  return <PageTitle>{t('signIn.title')}</PageTitle>;
}
