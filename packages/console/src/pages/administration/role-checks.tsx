import { Checkbox } from '@mantine/core';
import { ROLES, type Role } from '@cleanpath/model';
import { useMessages } from '../../messages/messages.js';
import classes from './administration.module.css';

interface RoleChecksProps {
  readonly value: readonly Role[];
  readonly onChange: (roles: Role[]) => void;
}

/** The roles of a person, in the order of the vocabulary. */
export function RoleChecks({ value, onChange }: RoleChecksProps) {
  const { t } = useMessages();
  return (
    <fieldset className={classes.checks}>
      <legend>{t('administration.roles')}</legend>
      <div>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            label={t(`words.role.${role}`)}
            checked={value.includes(role)}
            onChange={(event) =>
              onChange(ROLES.filter((one) => (one === role ? event.currentTarget.checked : value.includes(one))))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
