import { Button } from '@mantine/core';
import { useState } from 'react';
import { ErrorState } from '../../components/error-state.js';
import { ProgressBar } from '../../components/progress-bar.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import { problemAtField } from './fault-words.js';
import { takeOver, type LeftBehind } from './take-over.js';
import type { DraftControl } from './use-draft.js';
import classes from './edit.module.css';

/** Somebody else's facts came in between: take one's changes over onto them, each checked again. */
export function StaleNotice({ draft }: { readonly draft: DraftControl }) {
  const { t } = useMessages();
  const [done, setDone] = useState<number | undefined>(undefined);
  const [total, setTotal] = useState(0);
  const [left, setLeft] = useState<readonly LeftBehind[]>([]);
  const [error, setError] = useState<unknown>(undefined);
  const begin = async () => {
    setTotal(draft.count);
    setDone(0);
    setLeft([]);
    setError(undefined);
    try {
      setLeft(await takeOver(draft.draft?.changes ?? [], draft, setDone));
    } catch (failure) {
      setError(failure);
    } finally {
      setDone(undefined);
    }
  };
  const stale = draft.draft?.stale ?? false;
  if (!stale && done === undefined && left.length === 0) return null;
  return (
    <div className={classes.notice} role="region" aria-label={t('edit.staleTitle')}>
      {done !== undefined ? (
        <ProgressBar label={t('edit.staleDoing', { done, total })} done={done} total={total} />
      ) : stale ? (
        <>
          <p className={classes.noticeTitle}>{t('edit.staleTitle')}</p>
          <p>{t('edit.staleText')}</p>
          <Button size="xs" onClick={() => void begin()}>
            {t('edit.staleDo')}
          </Button>
        </>
      ) : null}
      {error === undefined ? null : <ErrorState compact error={error} />}
      {left.length === 0 ? null : (
        <div role="status">
          <p>{t('edit.staleLost', { count: left.length })}</p>
          <ul className={classes.leftBehind}>
            {left.map(({ sentence, error: why }, i) => (
              <li key={i}>
                <ServerText>
                  {sentence} <span className="soft">{problemAtField(why, '')}</span>
                </ServerText>
              </li>
            ))}
          </ul>
          <Button size="compact-xs" variant="default" onClick={() => setLeft([])}>
            {t('components.close')}
          </Button>
        </div>
      )}
    </div>
  );
}
