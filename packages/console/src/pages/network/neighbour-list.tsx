import { useState } from 'react';
import type { ElementCard } from '@cleanpath/api';
import { TrustGlyph } from '../../components/glyph.js';
import { useMessages } from '../../messages/messages.js';
import classes from './element-card.module.css';

interface NeighbourListProps {
  readonly list: ElementCard['dependsOn'];
  readonly onElement: (id: string) => void;
  /** All have the same relation, which the heading names. */
  readonly hideRelation?: boolean;
}

/** Drawn before the rest is asked for. */
const FIRST = 6;

export function NeighbourList({ list, onElement, hideRelation = false }: NeighbourListProps) {
  const { t } = useMessages();
  const [open, setOpen] = useState(false);
  if (list.total === 0) return null;
  const shown = open ? list.items : list.items.slice(0, FIRST);
  const hidden = list.total - shown.length;
  return (
    <>
      <ul className={classes.neighbours}>
        {shown.map(({ element, relation, group, need }, i) => (
          <li key={`${element.id} ${i}`}>
            <TrustGlyph state={element.effective} />
            <span>
              {hideRelation ? null : <span className={classes.how}>{t(`words.relation.${relation}`)} </span>}
              <button type="button" className={classes.name} onClick={() => onElement(element.id)}>
                {element.name}
              </button>
              {group === undefined ? null : (
                <span className={classes.small}> {t('network.need', { need: need ?? 1, group })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {hidden <= 0 ? null : shown.length < list.items.length ? (
        <button type="button" className={classes.more} onClick={() => setOpen(true)}>
          {t('network.more', { count: hidden })}
        </button>
      ) : (
        <p className={classes.note}>{t('network.more', { count: hidden })}</p>
      )}
    </>
  );
}
