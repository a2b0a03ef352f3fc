import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { meQuery } from '../../api/session.js';
import { useAction } from '../../api/use-action.js';
import { CopyField } from '../../components/copy-field.js';
import { ErrorState } from '../../components/error-state.js';
import { useMessages } from '../../messages/messages.js';
import { QrCode } from './qr-code.js';
import classes from './account.module.css';

interface TotpSetupProps {
  readonly secret: string;
  readonly uri: string;
  readonly onDone: (recoveryCodes: readonly string[]) => void;
  readonly onCancel: () => void;
}

export function TotpSetup({ secret, uri, onDone, onCancel }: TotpSetupProps) {
  const { t } = useMessages();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const confirm = useAction('confirmTotp', {
    changes: ['factors'],
    onDone: ({ recoveryCodes }) => {
      onDone(recoveryCodes);
      void client.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  return (
    <div className={classes.setup}>
      <QrCode text={uri} />
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          confirm.mutate({ body: { code: code.replaceAll(/\s/g, '') } });
        }}
      >
        <p>{t('account.totpScan')}</p>
        <CopyField label={t('account.totpSecret')} value={secret} />
        <TextInput
          label={t('signIn.totp')}
          description={t('signIn.totpHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          required
        />
        {confirm.error ? <ErrorState compact error={confirm.error} /> : null}
        <div>
          <Button type="submit" loading={confirm.isPending}>
            {t('account.totpConfirm')}
          </Button>{' '}
          <Button variant="default" onClick={onCancel}>
            {t('components.cancel')}
          </Button>
        </div>
      </form>
    </div>
  );
}
