import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../api/session.js';
import { useAction } from '../../api/use-action.js';
import { useRoute } from '../../api/use-route.js';
import { ErrorState } from '../../components/error-state.js';
import { NewPassword } from '../../components/new-password.js';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import classes from './account.module.css';

export function PasswordChange() {
  const { t } = useMessages();
  const me = useMe();
  const factors = useRoute('factors', {});
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useAction('changePassword', {
    changes: ['sessions'],
    onDone: () => {
      setCurrent('');
      setPassword('');
    },
  });
  if (factors.data?.password === false) return null;
  return (
    <Section title={t('account.password')} lead={t('account.passwordLead')}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ body: { current, password } });
        }}
      >
        <input type="hidden" autoComplete="username" value={me.person.email} readOnly />
        <PasswordInput
          label={t('account.currentPassword')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          required
        />
        <NewPassword label={t('account.newPassword')} value={password} onChange={setPassword} />
        {change.error ? <ErrorState compact error={change.error} /> : null}
        {change.isSuccess ? <p role="status">{t('account.passwordChanged')}</p> : null}
        <div>
          <Button type="submit" variant="default" loading={change.isPending}>
            {t('account.changePassword')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
