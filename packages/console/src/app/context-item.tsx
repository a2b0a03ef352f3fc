import type { ReactNode } from 'react';
import classes from './context-button.module.css';

/** Two lines of a menu: what it is, and what tells it from the others. */
export function ContextItem({ title, detail }: { readonly title: ReactNode; readonly detail?: ReactNode }) {
  return (
    <span className={classes.item}>
      {title}
      {detail === undefined ? null : <span className={classes.detail}>{detail}</span>}
    </span>
  );
}
