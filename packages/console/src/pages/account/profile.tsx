import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { THEMES } from '@cleanpath/api';
import { useMe, useTakeMe } from '../../api/session.js';
import { useAction } from '../../api/use-action.js';
import { ErrorState } from '../../components/error-state.js';
import { Section } from '../../components/section.js';
import { LANGUAGES, type Language } from '../../messages/languages.js';
import { useMessages } from '../../messages/messages.js';
import classes from './account.module.css';

export function Profile() {
  const { t, list } = useMessages();
  const me = useMe();
  const takeMe = useTakeMe();
  const [name, setName] = useState(me.person.name);
  const update = useAction('updateAccount', { changes: ['people'], onDone: takeMe });
  return (
    <Section
      title={t('account.profile')}
      lead={t('account.profileLead', {
        email: me.person.email,
        roles: list(me.roles.map((role) => t(`words.role.${role}`))),
        organisation: me.organisation.name,
      })}
    >
      <div className={classes.form}>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            update.mutate({ body: { name } });
          }}
        >
          <TextInput
            label={t('account.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            autoComplete="name"
            maxLength={200}
            required
          />
          <div>
            <Button
              type="submit"
              variant="default"
              loading={update.isPending}
              disabled={name.trim() === me.person.name || name.trim() === ''}
            >
              {t('account.save')}
            </Button>
          </div>
        </form>
        <NativeSelect
          label={t('account.language')}
          value={me.person.locale}
          onChange={(event) => update.mutate({ body: { locale: event.currentTarget.value as Language } })}
          data={LANGUAGES.map((value) => ({ value, label: t(`account.language.${value}`) }))}
        />
        <NativeSelect
          label={t('shell.theme')}
          value={me.person.theme}
          onChange={(event) => update.mutate({ body: { theme: event.currentTarget.value as (typeof THEMES)[number] } })}
          data={THEMES.map((value) => ({ value, label: t(`shell.theme.${value}`) }))}
        />
        {update.error ? <ErrorState compact error={update.error} /> : null}
      </div>
    </Section>
  );
}
