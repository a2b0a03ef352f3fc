import { Button } from '@mantine/core';
import { routeUrl, type Me } from '@cleanpath/api';
import { safeReturnPath } from '../../app/return-path.js';
import { useMessages } from '../../messages/messages.js';
import { PasskeyButton } from './passkey-button.js';
import classes from '../public-page.module.css';

interface OtherWaysProps {
  readonly passkeys: boolean;
  readonly oidc: readonly { readonly id: string; readonly name: string }[];
  readonly onSignedIn: (me: Me) => void;
}

/** Code of the problem that brought the person back from a sign-in provider. */
const failure = (): string | null => new URLSearchParams(window.location.search).get('error');

export function OtherWays({ passkeys, oidc, onSignedIn }: OtherWaysProps) {
  const { t } = useMessages();
  const passkey = passkeys && 'PublicKeyCredential' in window;
  if (!passkey && oidc.length === 0) return null;
  const wish = new URLSearchParams(window.location.search).get('return') ?? undefined;
  const returnTo = safeReturnPath(wish, window.location.origin);
  return (
    <div className={classes.form}>
      <p className={classes.or}>{t('signIn.or')}</p>
      {failure() === null ? null : (
        <p role="alert" className={classes.notice}>
          {t('signIn.providerFailed')}
        </p>
      )}
      <div className={classes.buttons}>
        {passkey ? <PasskeyButton onSignedIn={onSignedIn} /> : null}
        {oidc.map(({ id, name }) => (
          <Button
            key={id}
            component="a"
            variant="default"
            href={routeUrl('oidcStart', { params: { provider: id }, query: { returnTo } })}
          >
            {t('signIn.with', { name })}
          </Button>
        ))}
      </div>
    </div>
  );
}
