import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/messages.js';
import classes from './whereabouts.module.css';

export interface CountBar {
  readonly key: string;
  readonly label: ReactNode;
  readonly count: number;
  readonly link: LinkProps;
}

export interface CountBarsProps {
  readonly title: string;
  readonly bars: readonly CountBar[];
  readonly more?: string | undefined;
}

/** Counts as bars from zero, each labelled and linked. */
export function CountBars({ title, bars, more }: CountBarsProps) {
  const { number } = useMessages();
  const largest = bars.reduce((most, { count }) => Math.max(most, count), 0);
  return (
    <div>
      <h3 className={classes.facetTitle}>{title}</h3>
      <ul>
        {bars.map(({ key, label, count, link }) => (
          <li key={key}>
            <Link className={classes.facet ?? ''} {...link}>
              <span className={classes.facetLabel}>{label}</span>
              <span className={classes.track} aria-hidden>
                <span className={classes.fill} style={{ width: `${(count / largest) * 100}%` }} />
              </span>
              <span className={classes.count}>{number(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {more === undefined ? null : <p className={classes.more}>{more}</p>}
    </div>
  );
}
