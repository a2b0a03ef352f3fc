import { useUnitFigures } from './unit-figures.js';
import classes from './evidence.module.css';

/** What an item moved, as a bar from the zero in the middle: to the right for, to the left against. */
export function EffectBar({ effect, largest }: { readonly effect: number; readonly largest: number }) {
  const { signed } = useUnitFigures();
  const share = largest === 0 ? 0 : (Math.abs(effect) / largest) * 50;
  return (
    <span className={classes.effect}>
      <span className={classes.effectTrack} aria-hidden>
        <span
          className={effect < 0 ? classes.against : classes.for}
          style={effect < 0 ? { right: '50%', width: `${share}%` } : { left: '50%', width: `${share}%` }}
        />
      </span>
      <span className={`${classes.figure ?? ''} ${effect === 0 ? 'soft' : ''}`}>
        {effect === 0 ? '0' : signed(effect)}
      </span>
    </span>
  );
}
