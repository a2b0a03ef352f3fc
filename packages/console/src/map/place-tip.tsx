import type { MapLayer } from '@cleanpath/api';
import { TRUST_STATES } from '@cleanpath/model';
import { TrustGlyph } from '../components/glyph.js';
import { useMessages } from '../messages/messages.js';
import classes from './map.module.css';

interface PlaceTipProps {
  readonly place: MapLayer['places'][number];
  readonly x: number;
  readonly y: number;
}

/** What is at the pointer; the list of elements comes with a click. */
export function PlaceTip({ place, x, y }: PlaceTipProps) {
  const { t, number } = useMessages();
  return (
    <div className={classes.tip} style={{ left: x, top: y }} aria-hidden>
      <b>{place.name ?? t('network.area')}</b>
      <span>{t('network.elementCount', { count: place.count })}</span>
      {TRUST_STATES.toReversed().map((state) =>
        place[state] === 0 ? null : (
          <span key={state}>
            <TrustGlyph state={state} silent /> {number(place[state])} {t(`words.state.${state}`)}
          </span>
        ),
      )}
    </div>
  );
}
