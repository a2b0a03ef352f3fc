import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Organisation } from '@cleanpath/api';
import { meQuery, useMe } from '../../api/session.js';
import { useAction } from '../../api/use-action.js';
import { useRoute } from '../../api/use-route.js';
import { useQueryClient } from '@tanstack/react-query';
import { ErrorState } from '../../components/error-state.js';
import { Section } from '../../components/section.js';
import { TextSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import classes from './administration.module.css';

export function OrganisationSection() {
  const { t } = useMessages();
  const me = useMe();
  const organisation = useRoute('organisation', { params: { organisation: me.organisation.id } });
  return (
    <Section title={t('administration.section.organisation')}>
      {organisation.error ? (
        <ErrorState compact error={organisation.error} onRetry={() => void organisation.refetch()} />
      ) : organisation.data === undefined ? (
        <TextSkeleton />
      ) : (
        <OrganisationForm key={organisation.data.version} organisation={organisation.data} />
      )}
    </Section>
  );
}

function OrganisationForm({ organisation }: { readonly organisation: Organisation }) {
  const { t, date } = useMessages();
  const client = useQueryClient();
  const [name, setName] = useState(organisation.name);
  const update = useAction('updateOrganisation', {
    changes: ['organisation', 'organisations', 'networks', 'network'],
    onDone: () => void client.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate({
          params: { organisation: organisation.id },
          body: { name },
          ifMatch: `"${organisation.version}"`,
        });
      }}
    >
      <TextInput
        label={t('administration.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={200}
        required
      />
      <p className="soft">
        {t(organisation.host ? 'administration.kindHost' : 'administration.kindSince', {
          kind: t(`words.organisation.${organisation.kind}`),
          date: date(organisation.createdAt),
        })}
      </p>
      {update.error ? <ErrorState compact error={update.error} /> : null}
      <div>
        <Button type="submit" loading={update.isPending} disabled={name.trim() === organisation.name}>
          {t('administration.save')}
        </Button>
      </div>
    </form>
  );
}
