import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

export function InvitationPage() {
  const { t } = useMessages();
  return <PageTitle>{t('invitation.title')}</PageTitle>;
}
