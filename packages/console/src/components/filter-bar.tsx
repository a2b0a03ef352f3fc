import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useMessages } from '../messages/messages.js';
import classes from './filter-bar.module.css';

export interface FilterBarProps {
  /** Inputs, each with its own label. */
  readonly children: ReactNode;
  /** What the filters leave, as “12 of 60 services”; read out when it changes. */
  readonly result?: ReactNode;
  /** Given while any filter is set. */
  readonly onClear?: (() => void) | undefined;
}

export function FilterBar({ children, result, onClear }: FilterBarProps) {
  const { t } = useMessages();
  return (
    <div className={classes.bar} role="search" aria-label={t('components.filters')}>
      {children}
      {onClear ? (
        <Button size="compact-sm" variant="subtle" onClick={onClear}>
          {t('components.clearFilters')}
        </Button>
      ) : null}
      {result === undefined ? null : (
        <output className={classes.result} aria-live="polite">
          {result}
        </output>
      )}
    </div>
  );
}
