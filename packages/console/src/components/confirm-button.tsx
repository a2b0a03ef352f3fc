import { Button } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '@cleanpath/api';
import { useMessages } from '../messages/messages.js';
import { ErrorState } from './error-state.js';
import classes from './confirm-button.module.css';

export interface ConfirmButtonProps {
  readonly label: string;
  /** Asked before anything happens, naming what is at stake. */
  readonly question: string;
  readonly onConfirm: () => Promise<unknown>;
  readonly compact?: boolean;
}

/** A change that cannot be undone: asks in place, one more press. */
export function ConfirmButton({ label, question, onConfirm, compact = false }: ConfirmButtonProps) {
  const { t } = useMessages();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | undefined>(undefined);
  const size = compact ? 'compact-xs' : 'sm';
  if (!asking) {
    return (
      <Button
        size={size}
        variant="default"
        onClick={() => {
          setError(undefined);
          setAsking(true);
        }}
      >
        {label}
      </Button>
    );
  }
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      setAsking(false);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={classes.ask} role="group" aria-label={question}>
      <p>{question}</p>
      {error && !(error instanceof ApiError && error.code === 'reauthenticate') ? (
        <ErrorState compact error={error} />
      ) : null}
      <div className={classes.buttons}>
        <Button size={size} loading={busy} onClick={() => void confirm()} autoFocus>
          {label}
        </Button>
        <Button size={size} variant="default" onClick={() => setAsking(false)}>
          {t('components.keep')}
        </Button>
      </div>
    </div>
  );
}
