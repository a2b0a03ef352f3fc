import { Button, PasswordInput, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useLinkToken } from '../../app/use-link-token.js';
import { useFirstSignedIn, useSignedIn } from '../../app/use-signed-in.js';
import { ErrorState } from '../../components/error-state.js';
import { NewPassword } from '../../components/new-password.js';
import { PageTitle } from '../../components/page-title.js';
import { PublicFrame } from '../../components/public-frame.js';
import { TextSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import classes from '../public-page.module.css';

/** Accepts an invitation: a new person chooses name and password, a known one gives theirs. */
export function InvitationPage() {
  const { t, list } = useMessages();
  const token = useLinkToken();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => call('lookUpInvitation', { body: { token } }),
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const signedIn = useSignedIn();
  const firstSignedIn = useFirstSignedIn();
  const accept = useAction('acceptInvitation', {
    onDone: (me) => (invitation.data?.known ? signedIn(me) : firstSignedIn(me)),
  });
  if (token === '' || invitation.error) {
    return (
      <PublicFrame>
        <PageTitle>{t('invitation.invalid')}</PageTitle>
        {invitation.error ? <ErrorState compact error={invitation.error} /> : <p>{t('invitation.invalidText')}</p>}
        <p>
          <Link to="/sign-in">{t('signIn.signIn')}</Link>
        </p>
      </PublicFrame>
    );
  }
  if (!invitation.data) {
    return (
      <PublicFrame>
        <TextSkeleton />
      </PublicFrame>
    );
  }
  const { organisation, email, roles, known } = invitation.data;
  return (
    <PublicFrame>
      <PageTitle>{t('invitation.title', { organisation })}</PageTitle>
      <p className={classes.lead}>
        {t('invitation.asRoles', { roles: list(roles.map((role) => t(`words.role.${role}`))) })}
      </p>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          accept.mutate({ body: { token, password, ...(known ? {} : { name }) } });
        }}
      >
        <TextInput label={t('signIn.email')} value={email} autoComplete="username" readOnly />
        {known ? (
          <PasswordInput
            label={t('signIn.password')}
            description={t('invitation.known')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
            required
            autoFocus
          />
        ) : (
          <>
            <TextInput
              label={t('setup.name')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              autoComplete="name"
              maxLength={200}
              required
              autoFocus
            />
            <NewPassword label={t('signIn.password')} value={password} onChange={setPassword} />
          </>
        )}
        {accept.error ? <ErrorState compact error={accept.error} /> : null}
        <Button type="submit" loading={accept.isPending}>
          {t('invitation.accept')}
        </Button>
      </form>
    </PublicFrame>
  );
}
