import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useMessages } from '../messages/messages.js';
import classes from './progress-bar.module.css';

export interface ProgressBarProps {
  /** What is being done. */
  readonly label: ReactNode;
  readonly done: number;
  /** 0 where the amount is not known: the bar moves instead of growing. */
  readonly total: number;
  /** Amount in words, as “3 of 12 files”; without it the counts. */
  readonly amount?: string | undefined;
  readonly onCancel?: (() => void) | undefined;
  readonly cancelling?: boolean | undefined;
}

/** Progress of anything over a second, with a way to stop it. */
export function ProgressBar({ label, done, total, amount, onCancel, cancelling = false }: ProgressBarProps) {
  const { t, number, percent } = useMessages();
  const known = total > 0;
  const share = known ? Math.min(1, done / total) : 0;
  const words = amount ?? (known ? t('components.ofTotal', { done: number(done), total: number(total) }) : '');
  return (
    <div className={classes.progress}>
      <div className={classes.head}>
        <span className={classes.label} aria-live="polite">
          {label}
        </span>
        <span className={classes.amount}>{words}</span>
        {onCancel ? (
          <Button size="compact-xs" variant="default" onClick={onCancel} disabled={cancelling}>
            {t(cancelling ? 'components.cancelling' : 'components.cancel')}
          </Button>
        ) : null}
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={typeof label === 'string' ? label : t('components.progress')}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(known ? { 'aria-valuenow': Math.round(share * 100), 'aria-valuetext': percent(share) } : {})}
      >
        <div className={known ? classes.fill : classes.moving} style={known ? { width: `${share * 100}%` } : {}} />
      </div>
    </div>
  );
}
