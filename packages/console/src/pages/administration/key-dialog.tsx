import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { SCOPES, type Scope } from '@cleanpath/api';
import { useAction } from '../../api/use-action.js';
import { ErrorState } from '../../components/error-state.js';
import { useReauthentication } from '../../components/reauthentication.js';
import { useMessages } from '../../messages/messages.js';
import classes from './administration.module.css';

/** Days a key lives: the default and the most the server accepts. */
const DEFAULT_DAYS = 90;
const MAX_DAYS = 366;

interface KeyDialogProps {
  readonly onClose: () => void;
  readonly onCreated: (secret: string) => void;
}

export function KeyDialog({ onClose, onCreated }: KeyDialogProps) {
  const { t } = useMessages();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<Scope[]>(['networks:read', 'assessments:read']);
  const [days, setDays] = useState(String(DEFAULT_DAYS));
  const confirmed = useReauthentication();
  const create = useAction('createApiKey', {
    changes: ['apiKeys'],
    onDone: ({ secret }) => onCreated(secret),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('administration.createKey')}
      closeButtonProps={{ 'aria-label': t('components.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          confirmed(() => create.mutateAsync({ body: { name, scopes, expiresInDays: Number(days) } })).catch(
            () => undefined,
          );
        }}
      >
        <TextInput
          label={t('administration.name')}
          description={t('administration.keyNameHint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={200}
          required
          data-autofocus
        />
        <fieldset className={classes.checks}>
          <legend>{t('administration.scopes')}</legend>
          <div>
            {SCOPES.map((scope) => (
              <Checkbox
                key={scope}
                label={t(`administration.scope.${scope}`)}
                checked={scopes.includes(scope)}
                onChange={(event) =>
                  setScopes(
                    SCOPES.filter((one) => (one === scope ? event.currentTarget.checked : scopes.includes(one))),
                  )
                }
              />
            ))}
          </div>
        </fieldset>
        <TextInput
          type="number"
          min={1}
          max={MAX_DAYS}
          label={t('administration.expiresInDays')}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          required
        />
        {create.error ? <ErrorState compact error={create.error} /> : null}
        <div>
          <Button type="submit" loading={create.isPending} disabled={scopes.length === 0}>
            {t('administration.createKey')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
