import type { ReactNode } from 'react';
import classes from './disclosure.module.css';

export interface DisclosureProps {
  readonly summary: ReactNode;
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** Details on demand; native, so that find-in-page and print can open it. */
export function Disclosure({ summary, open = false, children }: DisclosureProps) {
  return (
    <details className={classes.details} open={open}>
      <summary>{summary}</summary>
      <div className={classes.body}>{children}</div>
    </details>
  );
}
