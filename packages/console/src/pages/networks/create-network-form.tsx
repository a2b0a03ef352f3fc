import { Button, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAction } from '../../api/use-action.js';
import { ErrorState } from '../../components/error-state.js';
import { useMessages } from '../../messages/messages.js';
import classes from './networks.module.css';

/** A new, empty network; then its import. */
export function CreateNetworkForm() {
  const { t } = useMessages();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const create = useAction('createNetwork', {
    changes: ['networks'],
    onDone: ({ id }) => void navigate({ to: '/n/$network/import', params: { network: id }, search: { a: undefined } }),
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ body: { name, description } });
      }}
    >
      <TextInput
        label={t('networks.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={200}
        required
        autoFocus
      />
      <Textarea
        label={t('networks.description')}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
        maxLength={2000}
        rows={2}
      />
      {create.error ? <ErrorState compact error={create.error} /> : null}
      <div>
        <Button type="submit" loading={create.isPending}>
          {t('networks.createAndImport')}
        </Button>
      </div>
    </form>
  );
}
