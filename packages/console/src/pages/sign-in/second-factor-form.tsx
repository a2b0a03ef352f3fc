import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Me } from '@cleanpath/api';
import { useAction } from '../../api/use-action.js';
import { ErrorState } from '../../components/error-state.js';
import { useMessages } from '../../messages/messages.js';
import { PasskeyButton } from './passkey-button.js';
import type { SecondFactor } from './sign-in-page.js';
import classes from '../public-page.module.css';

interface SecondFactorFormProps {
  readonly second: SecondFactor;
  readonly onSignedIn: (me: Me) => void;
  readonly onBack: () => void;
}

export function SecondFactorForm({ second, onSignedIn, onBack }: SecondFactorFormProps) {
  const { t } = useMessages();
  const codes = second.methods.filter((method) => method !== 'passkey');
  const [method, setMethod] = useState(codes[0]);
  const [code, setCode] = useState('');
  const confirm = useAction('secondFactor', { onDone: onSignedIn });
  const other = codes.find((candidate) => candidate !== method);
  return (
    <div className={classes.form}>
      {method === undefined ? null : (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            confirm.mutate({ body: { ticket: second.ticket, method, code: code.trim() } });
          }}
        >
          <TextInput
            key={method}
            label={t(method === 'totp' ? 'signIn.totp' : 'signIn.recoveryCode')}
            description={t(method === 'totp' ? 'signIn.totpHint' : 'signIn.recoveryHint')}
            autoComplete="one-time-code"
            inputMode={method === 'totp' ? 'numeric' : 'text'}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            required
            autoFocus
          />
          {confirm.error ? <ErrorState compact error={confirm.error} /> : null}
          <Button type="submit" loading={confirm.isPending}>
            {t('signIn.continue')}
          </Button>
        </form>
      )}
      {second.methods.includes('passkey') ? (
        <div className={classes.buttons}>
          <PasskeyButton ticket={second.ticket} onSignedIn={onSignedIn} />
        </div>
      ) : null}
      {other === undefined ? null : (
        <Button
          variant="subtle"
          onClick={() => {
            setMethod(other);
            setCode('');
          }}
        >
          {t(other === 'totp' ? 'signIn.useTotp' : 'signIn.useRecovery')}
        </Button>
      )}
      <Button variant="subtle" onClick={onBack}>
        {t('signIn.back')}
      </Button>
    </div>
  );
}
