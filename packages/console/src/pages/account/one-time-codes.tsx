import { Button } from '@mantine/core';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { meQuery } from '../../api/session.js';
import { useAction } from '../../api/use-action.js';
import { useRoute } from '../../api/use-route.js';
import { ConfirmButton } from '../../components/confirm-button.js';
import { ErrorState } from '../../components/error-state.js';
import { useReauthentication } from '../../components/reauthentication.js';
import { Section } from '../../components/section.js';
import { TextSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { RecoveryCodes } from './recovery-codes.js';
import { TotpSetup } from './totp-setup.js';

/** One-time codes of an authenticator app (RFC 6238) as second factor, with recovery codes. */
export function OneTimeCodes() {
  const { t } = useMessages();
  const client = useQueryClient();
  const factors = useRoute('factors', {});
  const [begun, setBegun] = useState<{ readonly secret: string; readonly uri: string } | undefined>(undefined);
  const [codes, setCodes] = useState<readonly string[] | undefined>(undefined);
  const confirmed = useReauthentication();
  const begin = useAction('beginTotp', { onDone: setBegun });
  const remove = useAction('removeTotp', {
    changes: ['factors'],
    onDone: () => void client.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  return (
    <Section title={t('account.totp')} lead={t('account.totpLead')}>
      {codes === undefined ? null : <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />}
      {factors.error ? (
        <ErrorState compact error={factors.error} onRetry={() => void factors.refetch()} />
      ) : factors.data === undefined ? (
        <TextSkeleton lines={1} />
      ) : factors.data.totp ? (
        <>
          <p>{t('account.totpOn', { count: factors.data.recoveryCodesLeft })}</p>
          <ConfirmButton
            label={t('account.totpRemove')}
            question={t('account.totpRemoveQuestion')}
            onConfirm={() => confirmed(() => remove.mutateAsync({}))}
          />
        </>
      ) : begun ? (
        <TotpSetup
          secret={begun.secret}
          uri={begun.uri}
          onDone={(recovery) => {
            setBegun(undefined);
            setCodes(recovery);
          }}
          onCancel={() => setBegun(undefined)}
        />
      ) : (
        <>
          <p>{t('account.totpOff')}</p>
          <Button
            mt={8}
            variant="default"
            loading={begin.isPending}
            onClick={() => void confirmed(() => begin.mutateAsync({})).catch(() => undefined)}
          >
            {t('account.totpBegin')}
          </Button>
          {begin.error ? <ErrorState compact error={begin.error} /> : null}
        </>
      )}
    </Section>
  );
}
