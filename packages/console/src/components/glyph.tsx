import type { Outcome, TrustState, Verdict } from '@cleanpath/model';
import { useMessages } from '../messages/messages.js';
import classes from './glyph.module.css';

type Shape = 'disc' | 'ring' | 'triangle' | 'open-triangle' | 'gap';

const VERDICT_SHAPES: Readonly<Record<Verdict, Shape>> = {
  clean: 'disc',
  undetermined: 'ring',
  blocked: 'triangle',
  disconnected: 'gap',
};
const STATE_SHAPES: Readonly<Record<TrustState, Shape>> = { trusted: 'disc', unknown: 'ring', untrusted: 'triangle' };
const OUTCOME_SHAPES: Readonly<Record<Outcome, Shape>> = {
  trusted: 'disc',
  restricted: 'open-triangle',
  excluded: 'triangle',
  'insufficient-evidence': 'ring',
};

interface GlyphProps {
  /** Word beside the glyph; without it the glyph speaks for itself. */
  readonly word?: boolean | undefined;
  /** The glyph is decoration: the word stands elsewhere. */
  readonly silent?: boolean | undefined;
}

/** Effective or own trust of an element. */
export function TrustGlyph({ state, ...props }: GlyphProps & { readonly state: TrustState }) {
  const { t } = useMessages();
  return <Glyph shape={STATE_SHAPES[state]} name={t(`words.state.${state}`)} {...props} />;
}

/** Verdict of a service. */
export function VerdictGlyph({ verdict, ...props }: GlyphProps & { readonly verdict: Verdict | 'absent' }) {
  const { t } = useMessages();
  return (
    <Glyph
      shape={verdict === 'absent' ? 'gap' : VERDICT_SHAPES[verdict]}
      name={t(`words.verdict.${verdict}`)}
      {...props}
    />
  );
}

/** Decision about a supplier at a tier. */
export function OutcomeGlyph({ outcome, ...props }: GlyphProps & { readonly outcome: Outcome | 'absent' }) {
  const { t } = useMessages();
  return (
    <Glyph
      shape={outcome === 'absent' ? 'gap' : OUTCOME_SHAPES[outcome]}
      name={t(`words.outcome.${outcome}`)}
      {...props}
    />
  );
}

/** Shape and colour say the same; the shapes are those of the report. */
function Glyph({ shape, name, word, silent }: GlyphProps & { readonly shape: Shape; readonly name: string }) {
  const spoken = word !== true && silent !== true;
  const svg = (
    <svg
      className={`${classes.glyph ?? ''} ${classes[shape] ?? ''}`}
      {...(spoken ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
    >
      {spoken ? <title>{name}</title> : null}
      <use href={`#glyph-${shape}`} />
    </svg>
  );
  if (word !== true) return svg;
  return (
    <span className={`${classes.pair ?? ''} ${classes[shape] ?? ''}`}>
      {svg}
      {name}
    </span>
  );
}
