import { OUTCOMES } from '@cleanpath/model';
import { OutcomeGlyph } from '../../components/glyph.js';
import classes from './outcome-key.module.css';

/** What the glyphs of decisions mean, once above a table of them. */
export function OutcomeKey() {
  return (
    <ul className={classes.key} aria-hidden>
      {OUTCOMES.map((outcome) => (
        <li key={outcome}>
          <OutcomeGlyph outcome={outcome} word />
        </li>
      ))}
    </ul>
  );
}
