import type { MapLayer } from '@cleanpath/api';
import { TRUST_STATES } from '@cleanpath/model';
import { TrustGlyph } from '../../components/glyph.js';
import { useMessages } from '../../messages/messages.js';
import classes from './network-map.module.css';

interface MapKeyProps {
  readonly state: string | undefined;
  readonly counts: Readonly<Record<string, number>> | undefined;
  readonly layer: MapLayer | undefined;
  readonly onState: (state: string | undefined) => void;
}

/** Labels of the marks and lines, which are also the filter by state; and what the map cannot show. */
export function MapKey({ state, counts, layer, onState }: MapKeyProps) {
  const { t, number } = useMessages();
  return (
    <div className={classes.key}>
      {TRUST_STATES.toReversed().map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={state === each}
          className={state === each ? classes.chosen : undefined}
          onClick={() => onState(state === each ? undefined : each)}
        >
          <TrustGlyph state={each} silent />
          <svg className={classes[`line-${each}`]} viewBox="0 0 28 4" aria-hidden>
            <path d="M0 2h28" />
          </svg>
          <span>{t(`words.state.${each}`)}</span>
          <span className={classes.count}>{counts === undefined ? '' : number(counts[each] ?? 0)}</span>
        </button>
      ))}
      {layer?.aggregated ? <p>{t('network.aggregated')}</p> : null}
      {layer && layer.unplaced > 0 ? <p>{t('network.unplaced', { count: layer.unplaced })}</p> : null}
    </div>
  );
}
