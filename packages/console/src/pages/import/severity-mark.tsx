import type { ProblemItem } from '@cleanpath/api';
import { useMessages } from '../../messages/messages.js';
import classes from './import.module.css';

/** Severity by shape and word; the colours of trust mean trust only. */
export function SeverityMark({ severity }: { readonly severity: ProblemItem['severity'] }) {
  const { t } = useMessages();
  const error = severity === 'error';
  return (
    <span className={`${classes.severity ?? ''} ${error ? (classes.error ?? '') : ''}`}>
      <svg className={classes.mark} viewBox="0 0 10 10" aria-hidden>
        {error ? (
          <path d="M1.5 1.5 8.5 8.5M8.5 1.5 1.5 8.5" stroke="currentColor" strokeWidth="2" />
        ) : (
          <path d="M5 1.2V6M5 7.6V9.2" stroke="currentColor" strokeWidth="2" />
        )}
      </svg>
      {t(error ? 'import.error' : 'import.warning')}
    </span>
  );
}
