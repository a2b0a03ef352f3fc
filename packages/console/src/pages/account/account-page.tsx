import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';
import { OneTimeCodes } from './one-time-codes.js';
import { Passkeys } from './passkeys.js';
import { PasswordChange } from './password-change.js';
import { Profile } from './profile.js';
import { Sessions } from './sessions.js';

/** One's own name, language, appearance, ways to sign in, and sessions. */
export function AccountPage() {
  const { t } = useMessages();
  return (
    <>
      <PageTitle>{t('account.title')}</PageTitle>
      <Profile />
      <PasswordChange />
      <OneTimeCodes />
      <Passkeys />
      <Sessions />
    </>
  );
}
