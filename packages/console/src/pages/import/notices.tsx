import { ErrorState } from '../../components/error-state.js';
import { useMessages } from '../../messages/messages.js';
import type { Reading } from './use-reading.js';
import classes from './import.module.css';

/** What the last pick or start had to say. */
export function Notices({ reading }: { readonly reading: Reading }) {
  const { t } = useMessages();
  return (
    <>
      {reading.refused === undefined ? null : (
        <p role="alert" className={classes.notice}>
          {reading.refused}
        </p>
      )}
      {reading.leftOut === 0 ? null : (
        <p role="status" className="soft">
          {t('import.leftOut', { count: reading.leftOut })}
        </p>
      )}
      {reading.error ? <ErrorState compact error={reading.error} onRetry={reading.retry} /> : null}
    </>
  );
}
