import { PasswordInput } from '@mantine/core';
import { MAX_PASSWORD, MIN_PASSWORD } from '@cleanpath/api';
import { useMessages } from '../messages/messages.js';

interface NewPasswordProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
}

/** A password to be chosen: long rather than complicated (NIST SP 800-63B-4); paste and password managers welcome. */
export function NewPassword({ value, onChange, label }: NewPasswordProps) {
  const { t } = useMessages();
  return (
    <PasswordInput
      label={label}
      description={t('signIn.passwordRule', { least: MIN_PASSWORD })}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      minLength={MIN_PASSWORD}
      maxLength={MAX_PASSWORD}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
      required
    />
  );
}
