import type { ComponentPropsWithRef } from 'react';
import classes from './context-button.module.css';

/** A value of the context bar that opens a menu. */
export function ContextButton({ children, ...props }: ComponentPropsWithRef<'button'>) {
  return (
    <button type="button" {...props} className={classes.button}>
      <span className={classes.value}>{children}</span>
      <svg viewBox="0 0 8 8" aria-hidden className={classes.arrow}>
        <path d="m1 2.500 3 3 3-3" />
      </svg>
    </button>
  );
}
