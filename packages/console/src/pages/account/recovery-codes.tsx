import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useMessages } from '../../messages/messages.js';
import classes from './account.module.css';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** Shown once; they get in when the authenticator is lost. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const { t } = useMessages();
  const clipboard = useClipboard({ timeout: 2000 });
  return (
    <div className={classes.once} role="status">
      <p>{t('account.recoveryText')}</p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button size="compact-sm" variant="default" onClick={() => clipboard.copy(codes.join('\n'))}>
        {t(clipboard.copied ? 'components.copied' : 'components.copy')}
      </Button>{' '}
      <Button size="compact-sm" onClick={onKept}>
        {t('account.recoveryKept')}
      </Button>
    </div>
  );
}
