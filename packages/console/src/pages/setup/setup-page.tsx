import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ORGANISATION_KINDS, type OrganisationKind } from '@cleanpath/model';
import { useAction } from '../../api/use-action.js';
import { useRoute } from '../../api/use-route.js';
import { useLinkToken } from '../../app/use-link-token.js';
import { useFirstSignedIn } from '../../app/use-signed-in.js';
import { ErrorState } from '../../components/error-state.js';
import { NewPassword } from '../../components/new-password.js';
import { PageTitle } from '../../components/page-title.js';
import { PublicFrame } from '../../components/public-frame.js';
import { useMessages } from '../../messages/messages.js';
import classes from '../public-page.module.css';

/** First administrator and host organisation, by the one-time link of the start. */
export function SetupPage() {
  const { t } = useMessages();
  const token = useLinkToken();
  const state = useRoute('setupState', {});
  const [person, setPerson] = useState({ name: '', email: '', password: '' });
  const [organisation, setOrganisation] = useState<{ name: string; kind: OrganisationKind }>({
    name: '',
    kind: 'authority',
  });
  const setUp = useAction('setUp', { onDone: useFirstSignedIn() });
  if (state.data?.needed === false || token === '') {
    const done = state.data?.needed === false;
    return (
      <PublicFrame>
        <PageTitle>{t(done ? 'setup.done' : 'setup.noToken')}</PageTitle>
        <p>
          {t(done ? 'setup.doneText' : 'setup.noTokenText')} <Link to="/sign-in">{t('signIn.signIn')}</Link>
        </p>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame>
      <PageTitle>{t('setup.title')}</PageTitle>
      <p className={classes.lead}>{t('setup.lead')}</p>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          setUp.mutate({ body: { token, ...person, organisation } });
        }}
      >
        <TextInput
          label={t('setup.organisation')}
          value={organisation.name}
          onChange={(event) => setOrganisation({ ...organisation, name: event.currentTarget.value })}
          autoComplete="organization"
          maxLength={200}
          required
          autoFocus
        />
        <NativeSelect
          label={t('setup.kind')}
          value={organisation.kind}
          onChange={(event) =>
            setOrganisation({ ...organisation, kind: event.currentTarget.value as OrganisationKind })
          }
          data={ORGANISATION_KINDS.map((value) => ({ value, label: t(`words.organisation.${value}`) }))}
        />
        <TextInput
          label={t('setup.name')}
          value={person.name}
          onChange={(event) => setPerson({ ...person, name: event.currentTarget.value })}
          autoComplete="name"
          maxLength={200}
          required
        />
        <TextInput
          label={t('signIn.email')}
          type="email"
          value={person.email}
          onChange={(event) => setPerson({ ...person, email: event.currentTarget.value })}
          autoComplete="username"
          required
        />
        <NewPassword
          label={t('signIn.password')}
          value={person.password}
          onChange={(password) => setPerson({ ...person, password })}
        />
        {setUp.error ? <ErrorState compact error={setUp.error} /> : null}
        <Button type="submit" loading={setUp.isPending}>
          {t('setup.create')}
        </Button>
      </form>
      {state.data?.notice === undefined ? null : (
        <p className={classes.after} lang="en">
          {state.data.notice}
        </p>
      )}
    </PublicFrame>
  );
}
