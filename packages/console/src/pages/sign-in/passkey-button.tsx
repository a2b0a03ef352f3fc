import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Me } from '@cleanpath/api';
import { call } from '../../api/client.js';
import { ErrorState } from '../../components/error-state.js';
import { useMessages } from '../../messages/messages.js';

interface PasskeyButtonProps {
  /** Of the password step, where the passkey is the second factor. */
  readonly ticket?: string;
  readonly onSignedIn: (me: Me) => void;
}

/** Signs in with a passkey, alone or as second factor. */
export function PasskeyButton({ ticket, onSignedIn }: PasskeyButtonProps) {
  const { t } = useMessages();
  const signIn = useMutation({
    mutationFn: async () => {
      const { startAuthentication } = await import('@simplewebauthn/browser');
      const begun = await call('passkeyOptions', { body: ticket === undefined ? {} : { ticket } });
      const response = await startAuthentication({ optionsJSON: begun.options as never });
      return call('passkeySignIn', { body: { ticket: begun.ticket, response: response as never } });
    },
    onSuccess: onSignedIn,
  });
  return (
    <>
      <Button variant="default" loading={signIn.isPending} onClick={() => signIn.mutate()}>
        {t('signIn.passkey')}
      </Button>
      {signIn.error === null ? null : isRefused(signIn.error) ? (
        <p role="alert" className="soft">
          {t('signIn.passkeyRefused')}
        </p>
      ) : (
        <ErrorState compact error={signIn.error} />
      )}
    </>
  );
}

/** The person closed the dialogue of the browser, or it had no passkey for this site. */
const isRefused = (error: Error): boolean => error.name === 'NotAllowedError' || error.name === 'AbortError';
