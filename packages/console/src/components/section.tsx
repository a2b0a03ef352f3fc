import { useId, type ReactNode } from 'react';
import classes from './section.module.css';

export interface SectionProps {
  readonly title: string;
  /** What the section says, in words, before its picture. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly id?: string;
  readonly children: ReactNode;
  /** Under another section: smaller heading, thin rule. */
  readonly level?: 2 | 3;
}

export function Section({ title, lead, actions, id, children, level = 2 }: SectionProps) {
  const own = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={level === 2 ? classes.section : classes.inner} aria-labelledby={own} id={id}>
      <div className={classes.head}>
        <Heading id={own} className={classes.title}>
          {title}
        </Heading>
        {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      </div>
      {lead === undefined ? null : <div className={classes.lead}>{lead}</div>}
      {children}
    </section>
  );
}
