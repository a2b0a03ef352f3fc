import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useMessages } from '../messages/messages.js';
import classes from './copy-field.module.css';

/** Text to take elsewhere: a one-time link, a secret, a code. Selectable, and copied with one press. */
export function CopyField({ label, value }: { readonly label: string; readonly value: string }) {
  const { t } = useMessages();
  const clipboard = useClipboard({ timeout: 2000 });
  return (
    <div className={classes.field}>
      <span className={classes.label}>{label}</span>
      <div className={classes.row}>
        <code className={classes.value}>{value}</code>
        <Button size="compact-sm" variant="default" onClick={() => clipboard.copy(value)}>
          <span aria-live="polite">{t(clipboard.copied ? 'components.copied' : 'components.copy')}</span>
        </Button>
      </div>
    </div>
  );
}
