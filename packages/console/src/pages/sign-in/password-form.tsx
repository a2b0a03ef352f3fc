import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SignIn } from '@cleanpath/api';
import { useAction } from '../../api/use-action.js';
import { ErrorState } from '../../components/error-state.js';
import { useMessages } from '../../messages/messages.js';
import classes from '../public-page.module.css';

export function PasswordForm({ onAnswer }: { readonly onAnswer: (answer: SignIn) => void }) {
  const { t } = useMessages();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useAction('signIn', { onDone: onAnswer });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate({ body: { email, password } });
      }}
    >
      <TextInput
        label={t('signIn.email')}
        type="email"
        name="email"
        autoComplete="username webauthn"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        required
        autoFocus
      />
      <PasswordInput
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        required
      />
      {signIn.error ? <ErrorState compact error={signIn.error} /> : null}
      <Button type="submit" loading={signIn.isPending}>
        {t('signIn.signIn')}
      </Button>
    </form>
  );
}
