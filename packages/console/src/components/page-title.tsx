import { useEffect, type ReactNode } from 'react';
import classes from './page-title.module.css';

export interface PageTitleProps {
  /** The heading: a sentence where the page has one to say. */
  readonly children: ReactNode;
  /** Title of the browser tab, where the heading is not plain text or too long. */
  readonly tab?: string;
  /** Small line above the heading. */
  readonly kicker?: ReactNode;
  /** Actions to the right. */
  readonly actions?: ReactNode;
}

/** The one `h1` of a page; also names the browser tab. */
export function PageTitle({ children, tab, kicker, actions }: PageTitleProps) {
  const title = tab ?? (typeof children === 'string' ? children : undefined);
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · Cleanpath`;
  }, [title]);
  return (
    <header className={classes.head}>
      <div className={classes.text}>
        {kicker === undefined ? null : <p className={classes.kicker}>{kicker}</p>}
        <h1 className={classes.title}>{children}</h1>
      </div>
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
