import { VERDICTS, type Verdict, type VerdictCounts } from '@cleanpath/model';
import { coordinate, counted, figure } from '../figures.js';
import { html, type Html } from '../html.js';
import { VERDICT_WORDS } from '../words.js';
import { verdictGlyph } from './glyph.js';

/** Share of the bar below which the count is not printed inside the segment: two digits need about 24 px of 330. */
const INSIDE_LABEL = 0.09;

/**
 * One bar for all demands with the bounds of the clean ones above it: from proven (unknown counts as untrusted) to
 * possible (unknown counts as trusted). The x axis is the number of demands from zero; widths are percentages, so the
 * text keeps its size at any width.
 */
export function verdictBar(counts: VerdictCounts): Html {
  const total = VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0);
  if (total === 0) return html``;
  const possible = counts.clean + counts.undetermined;
  const spoken = VERDICTS.map((verdict) => `${figure(counts[verdict])} ${VERDICT_WORDS[verdict].toLowerCase()}`);
  return html`<svg
    class="verdict-bar"
    role="img"
    aria-label="${`${counted(total, 'service')}: ${spoken.join(', ')}. Clean: at least ${figure(counts.clean)}, at most ${figure(possible)}.`}"
  >
    ${whisker(counts.clean / total, possible / total, counts.clean, possible)} ${segments(counts, total)}
  </svg>`;
}

/** The four counts in words, as labels of the bar: glyph, count, word. */
export function verdictKey(counts: VerdictCounts): Html {
  return html`<ul class="verdict-key">
    ${VERDICTS.map(
      (verdict) =>
        html`<li class="is-${verdict}">
          ${verdictGlyph(verdict)}<b>${figure(counts[verdict])}</b> <span class="word">${VERDICT_WORDS[verdict]}</span>
        </li>`,
    )}
  </ul>`;
}

/** Bar without labels for a table row; the numbers stand beside it. */
export function verdictStrip(counts: VerdictCounts, scale: number): Html {
  let x = 0;
  const parts = VERDICTS.map((verdict) => {
    const part = rect(verdict, x, counts[verdict] / scale, 3, 12);
    x += counts[verdict] / scale;
    return part;
  });
  return html`<svg class="verdict-strip" aria-hidden="true">${parts}</svg>`;
}

function segments(counts: VerdictCounts, total: number): Html[] {
  let x = 0;
  return VERDICTS.map((verdict) => {
    const share = counts[verdict] / total;
    const start = x;
    x += share;
    if (share === 0) return html``;
    const label =
      share < INSIDE_LABEL
        ? ''
        : html`<text class="on-${verdict}" x="${coordinate((start + share / 2) * 100)}%" y="56" text-anchor="middle">
            ${figure(counts[verdict])}
          </text>`;
    return html`${rect(verdict, start, share, 34, 34)}${label}`;
  });
}

function rect(verdict: Verdict, start: number, share: number, y: number, height: number): Html {
  if (share === 0) return html``;
  return html`<rect
    class="fill-${verdict}"
    x="${coordinate(start * 100)}%"
    width="${coordinate(share * 100)}%"
    y="${y}"
    height="${height}"
  />`;
}

function whisker(from: number, to: number, proven: number, possible: number): Html {
  const [a, b] = [coordinate(from * 100), coordinate(to * 100)];
  const label =
    proven === possible
      ? `${figure(proven)} clean, nothing open`
      : `clean: ${figure(proven)} proven to ${figure(possible)} possible`;
  const atEnd = (from + to) / 2 > 0.5;
  const text = atEnd
    ? html`<text class="whisker-label" x="${b}%" y="12" text-anchor="end">${label}</text>`
    : html`<text class="whisker-label" x="${a}%" y="12">${label}</text>`;
  return html`${text}<line class="whisker" x1="${a}%" x2="${b}%" y1="24" y2="24" /><line
      class="whisker"
      x1="${a}%"
      x2="${a}%"
      y1="18"
      y2="30"
    /><line class="whisker" x1="${b}%" x2="${b}%" y1="18" y2="30" />`;
}
