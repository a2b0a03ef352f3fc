import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { SignIn } from '@cleanpath/api';
import { useRoute } from '../../api/use-route.js';
import type { ConsoleSearch } from '../../app/search-params.js';
import { useSignedIn } from '../../app/use-signed-in.js';
import { ErrorState } from '../../components/error-state.js';
import { PageTitle } from '../../components/page-title.js';
import { PublicFrame } from '../../components/public-frame.js';
import { useMessages } from '../../messages/messages.js';
import { OtherWays } from './other-ways.js';
import { PasswordForm } from './password-form.js';
import { SecondFactorForm } from './second-factor-form.js';
import classes from '../public-page.module.css';

export type SecondFactor = Extract<SignIn, { state: 'second-factor' }>;

/** Password, then the second factor where one is set up; or a passkey, or a sign-in provider. */
export function SignInPage() {
  const { t } = useMessages();
  const { expired }: ConsoleSearch = useSearch({ strict: false });
  const setup = useRoute('setupState', {});
  const [second, setSecond] = useState<SecondFactor | undefined>(undefined);
  const signedIn = useSignedIn();
  if (setup.error) {
    return (
      <PublicFrame>
        <ErrorState error={setup.error} onRetry={() => void setup.refetch()} />
      </PublicFrame>
    );
  }
  if (setup.data?.needed) {
    return (
      <PublicFrame>
        <PageTitle>{t('signIn.setupNeeded')}</PageTitle>
        <p>{t('signIn.setupNeededText')}</p>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame>
      <PageTitle>{t(second ? 'signIn.secondTitle' : 'signIn.title')}</PageTitle>
      {expired === undefined || second ? null : <p className={classes.notice}>{t('signIn.expired')}</p>}
      {second ? (
        <SecondFactorForm second={second} onSignedIn={signedIn} onBack={() => setSecond(undefined)} />
      ) : (
        <>
          <PasswordForm
            onAnswer={(answer) => (answer.state === 'signed-in' ? signedIn(answer.me) : setSecond(answer))}
          />
          <OtherWays passkeys={setup.data?.passkeys ?? false} oidc={setup.data?.oidc ?? []} onSignedIn={signedIn} />
        </>
      )}
    </PublicFrame>
  );
}
