import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Person } from '@cleanpath/api';
import { useMe } from '../../api/session.js';
import { useAction } from '../../api/use-action.js';
import { ConfirmButton } from '../../components/confirm-button.js';
import { ErrorState } from '../../components/error-state.js';
import { useReauthentication } from '../../components/reauthentication.js';
import { useMessages } from '../../messages/messages.js';
import { RoleChecks } from './role-checks.js';
import classes from './administration.module.css';

interface PersonDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** Roles of a member; disable or remove them. */
export function PersonDialog({ person, onClose }: PersonDialogProps) {
  const { t } = useMessages();
  const { organisation } = useMe();
  const [roles, setRoles] = useState(person.roles);
  const [disabled, setDisabled] = useState(person.disabled);
  const confirmed = useReauthentication();
  const params = { organisation: organisation.id, person: person.id };
  const update = useAction('updatePerson', { changes: ['people'], onDone: onClose });
  const remove = useAction('removePerson', { changes: ['people'], onDone: onClose });
  return (
    <Modal opened onClose={onClose} title={person.name} closeButtonProps={{ 'aria-label': t('components.close') }}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          confirmed(() => update.mutateAsync({ params, body: { roles, disabled } })).catch(() => undefined);
        }}
      >
        <RoleChecks value={roles} onChange={setRoles} />
        <Checkbox
          label={t('administration.disable')}
          description={t('administration.disableHint')}
          checked={disabled}
          onChange={(event) => setDisabled(event.currentTarget.checked)}
        />
        {update.error ? <ErrorState compact error={update.error} /> : null}
        <div className={classes.buttons}>
          <Button type="submit" loading={update.isPending} disabled={roles.length === 0}>
            {t('administration.save')}
          </Button>
          <ConfirmButton
            label={t('administration.remove')}
            question={t('administration.removeQuestion', { name: person.name })}
            onConfirm={() => confirmed(() => remove.mutateAsync({ params }))}
          />
        </div>
      </form>
    </Modal>
  );
}
