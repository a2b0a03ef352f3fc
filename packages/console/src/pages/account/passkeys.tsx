import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { meQuery } from '../../api/session.js';
import { useAction } from '../../api/use-action.js';
import { useRoute } from '../../api/use-route.js';
import { ConfirmButton } from '../../components/confirm-button.js';
import { DataTable } from '../../components/data-table.js';
import { ErrorState } from '../../components/error-state.js';
import { useReauthentication } from '../../components/reauthentication.js';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import classes from './account.module.css';

/** Passkeys (WebAuthn): sign in with the device, without a password. */
export function Passkeys() {
  const { t, date, ago } = useMessages();
  const client = useQueryClient();
  const setup = useRoute('setupState', {});
  const factors = useRoute('factors', {});
  const [name, setName] = useState('');
  const confirmed = useReauthentication();
  const remove = useAction('removePasskey', { changes: ['factors'] });
  const add = useMutation({
    mutationFn: async () => {
      const { startRegistration } = await import('@simplewebauthn/browser');
      const begun = await confirmed(() => call('passkeyRegistration'));
      const response = await startRegistration({ optionsJSON: begun.options as never });
      return call('addPasskey', { body: { ticket: begun.ticket, name, response: response as never } });
    },
    onSuccess: () => {
      setName('');
      void client.invalidateQueries({ queryKey: ['factors'] });
      void client.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  if (setup.data?.passkeys === false || !('PublicKeyCredential' in window)) return null;
  const passkeys = factors.data?.passkeys ?? [];
  const refused = add.error !== null && (add.error.name === 'NotAllowedError' || add.error.name === 'AbortError');
  return (
    <Section title={t('account.passkeys')} lead={t('account.passkeysLead')}>
      {passkeys.length === 0 ? null : (
        <DataTable
          caption={t('account.passkeys')}
          rows={passkeys}
          rowKey={({ id }) => id}
          narrow="cards"
          columns={[
            { id: 'name', title: t('account.name'), cell: (passkey) => passkey.name },
            { id: 'created', title: t('account.added'), cell: ({ createdAt }) => date(createdAt) },
            {
              id: 'used',
              title: t('account.lastUsed'),
              cell: ({ lastUsedAt }) => (lastUsedAt === undefined ? t('administration.never') : ago(lastUsedAt)),
            },
            {
              id: 'remove',
              title: t('account.remove'),
              cell: (passkey) => (
                <ConfirmButton
                  compact
                  label={t('account.remove')}
                  question={t('account.removePasskeyQuestion', { name: passkey.name })}
                  onConfirm={() => confirmed(() => remove.mutateAsync({ params: { passkey: passkey.id } }))}
                />
              ),
            },
          ]}
        />
      )}
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <TextInput
          label={t('account.passkeyName')}
          description={t('account.passkeyNameHint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={200}
          required
        />
        {refused ? <p role="alert">{t('account.passkeyRefused')}</p> : null}
        {add.error && !refused ? <ErrorState compact error={add.error} /> : null}
        <div>
          <Button type="submit" variant="default" loading={add.isPending}>
            {t('account.addPasskey')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
