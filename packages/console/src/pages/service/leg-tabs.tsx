import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { ServiceView } from '@cleanpath/api';
import type { LegReport } from '@cleanpath/model';
import { VerdictGlyph } from '../../components/glyph.js';
import { useMessages, type Messages } from '../../messages/messages.js';
import { elementOf } from './card-facts.js';
import classes from './leg-tabs.module.css';

interface LegTabsProps {
  readonly view: ServiceView;
  readonly index: number;
  readonly onLeg: (index: number) => void;
  /** The leg chosen. */
  readonly children: ReactNode;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** The legs of a service with their verdicts as tabs: one tab stop, arrow keys move. Nothing of the kind for a single leg. */
export function LegTabs({ view, index, onLeg, children }: LegTabsProps) {
  const { t } = useMessages();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const { legs } = view.demand;
  if (legs.length === 1) return children;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? legs.length - 1
          : step === undefined
            ? undefined
            : (index + step + legs.length) % legs.length;
    if (to === undefined) return;
    event.preventDefault();
    onLeg(to);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };
  return (
    <>
      <div ref={list} role="tablist" aria-label={t('service.legs')} className={classes.tabs} onKeyDown={onKeyDown}>
        {legs.map((leg, i) => (
          <button
            key={`${i}-${leg.plane}`}
            type="button"
            role="tab"
            id={`${id}-tab-${i}`}
            aria-selected={i === index}
            aria-controls={i === index ? `${id}-panel` : undefined}
            tabIndex={i === index ? 0 : -1}
            className={classes.tab}
            onClick={() => onLeg(i)}
          >
            <span className={classes.plane}>
              <VerdictGlyph verdict={leg.verdict} /> {t(`words.plane.${leg.plane}`)}
            </span>
            <span className={classes.ends}>{endsOf(view, leg, t)}</span>
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-tab-${index}`} className={classes.panel}>
        {children}
      </div>
    </>
  );
}

function endsOf(view: ServiceView, leg: LegReport, t: Messages['t']): string {
  if (leg.kind === 'set' || leg.from === undefined || leg.to === undefined) {
    return (leg.elements ?? []).map((id) => elementOf(view, id).name).join(', ') || t('service.hops', { count: 0 });
  }
  return `${elementOf(view, leg.from).name} → ${elementOf(view, leg.to).name}`;
}
