import type { Outcome, TrustState, Verdict } from '@cleanpath/model';
import { html, trustedMarkup, type Html } from '../html.js';
import { OUTCOME_WORDS, STATE_WORDS, VERDICT_WORDS } from '../words.js';

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

/** `alone`: the glyph is all there is, so it speaks; otherwise a word beside it does and the glyph is decoration. */
export type GlyphUse = 'alone' | 'beside-word';

export const verdictGlyph = (verdict: Verdict, use: GlyphUse = 'beside-word'): Html =>
  glyph(VERDICT_SHAPES[verdict], use === 'alone' ? VERDICT_WORDS[verdict] : '');

export const stateGlyph = (state: TrustState, use: GlyphUse = 'beside-word'): Html =>
  glyph(STATE_SHAPES[state], use === 'alone' ? STATE_WORDS[state] : '');

export const outcomeGlyph = (outcome: Outcome, use: GlyphUse = 'beside-word'): Html =>
  glyph(OUTCOME_SHAPES[outcome], use === 'alone' ? OUTCOME_WORDS[outcome] : '');

/** Glyph and word of a state, kept together. */
export const stateWord = (state: TrustState): Html =>
  html`<span class="verdict is-${state}">${stateGlyph(state)} ${STATE_WORDS[state]}</span>`;

function glyph(shape: Shape, title: string): Html {
  const name = title === '' ? html`aria-hidden="true"` : html`role="img" aria-label="${title}"`;
  return html`<svg class="glyph ${shape}" ${name}><use href="#glyph-${shape}" /></svg>`;
}

/**
 * Symbols and patterns every chart refers to; once per document, first in the body. Shapes carry the meaning without
 * colour: filled disc, hatched ring, triangle, open triangle, broken square.
 */
export const GLYPH_SPRITE: Html = trustedMarkup(`<svg class="sprite" aria-hidden="true" focusable="false"><defs>
<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" class="hatch-ground"/><rect width="2" height="5" class="hatch-line"/></pattern>
<symbol id="glyph-disc" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" fill="currentColor"/></symbol>
<symbol id="glyph-ring" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.5" fill="url(#hatch)" stroke="currentColor" stroke-width="2"/></symbol>
<symbol id="glyph-triangle" viewBox="0 0 16 16"><path d="M8 1.2 15.4 14.4H.6Z" fill="currentColor"/></symbol>
<symbol id="glyph-open-triangle" viewBox="0 0 16 16"><path d="M8 2.8 13.8 13.3H2.2Z" fill="none" stroke="currentColor" stroke-width="2"/></symbol>
<symbol id="glyph-gap" viewBox="0 0 16 16"><path d="M5.500 2H2v3.500M2 10.500V14h3.500M10.500 14H14v-3.500M14 5.500V2h-3.500" fill="none" stroke="currentColor" stroke-width="2"/></symbol>
</defs></svg>`);
