import { PLANES } from '@cleanpath/model';
import { useMessages } from '../../messages/messages.js';
import classes from './network-map.module.css';

interface PlaneSwitchProps {
  readonly plane: string | undefined;
  readonly counts: Readonly<Record<string, number>> | undefined;
  readonly onPlane: (plane: string | undefined) => void;
}

/** Inset of the map: which plane it shows, with the number of elements in each. */
export function PlaneSwitch({ plane, counts, onPlane }: PlaneSwitchProps) {
  const { t, number } = useMessages();
  // A plane that is chosen stays, even where the other filters leave nothing of it.
  const planes = PLANES.filter((each) => counts === undefined || (counts[each] ?? 0) > 0 || each === plane);
  const choices = [undefined, ...planes];
  return (
    <fieldset className={classes.planes}>
      <legend className="sr">{t('network.planes')}</legend>
      {choices.map((each) => (
        <label key={each ?? 'all'} className={each === plane ? classes.chosen : undefined}>
          <input type="radio" name="map-plane" checked={each === plane} onChange={() => onPlane(each)} />
          <span>{each === undefined ? t('network.allPlanes') : t(`words.plane.${each}`)}</span>
          <span className={classes.count}>
            {counts === undefined
              ? ''
              : number(each === undefined ? PLANES.reduce((sum, p) => sum + (counts[p] ?? 0), 0) : (counts[each] ?? 0))}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
