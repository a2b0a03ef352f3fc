import { Button, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useNetworkContext } from '../../app/network-context.js';
import { useMay } from '../../api/session.js';
import { useAction } from '../../api/use-action.js';
import { ConfirmButton } from '../../components/confirm-button.js';
import { Disclosure } from '../../components/disclosure.js';
import { ErrorState } from '../../components/error-state.js';
import { useReauthentication } from '../../components/reauthentication.js';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import classes from '../networks/networks.module.css';

/** Name and description of the network, and its end. */
export function NetworkSettings() {
  const { t } = useMessages();
  const { network, networkId } = useNetworkContext();
  const may = useMay();
  const navigate = useNavigate();
  const [name, setName] = useState(network.name);
  const [description, setDescription] = useState(network.description);
  const update = useAction('updateNetwork', { changes: ['network', 'networks'] });
  const remove = useAction('deleteNetwork', {
    changes: ['networks'],
    onDone: () => void navigate({ to: '/networks' }),
  });
  const confirmed = useReauthentication();
  return (
    <Section title={t('history.settings')}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          update.mutate({
            params: { network: networkId },
            body: { name, description },
            ifMatch: `"${network.version}"`,
          });
        }}
      >
        <TextInput
          label={t('networks.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={200}
          required
        />
        <Textarea
          label={t('networks.description')}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
          maxLength={2000}
          rows={2}
        />
        {update.error ? <ErrorState compact error={update.error} /> : null}
        <div>
          <Button
            type="submit"
            variant="default"
            loading={update.isPending}
            disabled={name === network.name && description === network.description}
          >
            {t('history.save')}
          </Button>
        </div>
      </form>
      {network.access === 'owner' && may('network:delete') ? (
        <Disclosure summary={t('history.delete')}>
          <p className="soft">{t('history.deleteText')}</p>
          <ConfirmButton
            label={t('history.delete')}
            question={t('history.deleteQuestion', { name: network.name })}
            onConfirm={() => confirmed(() => remove.mutateAsync({ params: { network: networkId } }))}
          />
          {remove.error ? <ErrorState compact error={remove.error} /> : null}
        </Disclosure>
      ) : null}
    </Section>
  );
}
