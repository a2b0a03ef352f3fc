import { coordinate, figure } from '../figures.js';
import { html, type Html } from '../html.js';

/** Herfindahl-Hirschman index of a monopoly: the end of the axis. */
export const HHI_MAX = 10_000;

export interface HhiRow {
  readonly label: string;
  readonly lower: number;
  readonly upper: number;
}

/** Solid from zero to the proven part, hatched to what the unknown suppliers could make of it, thresholds dashed. */
export function hhiBar(row: HhiRow, thresholds: readonly number[]): Html {
  return html`<svg
    class="hhi-bar"
    role="img"
    aria-label="${`${row.label}: ${hhiWords(row.lower, row.upper)} of ${figure(HHI_MAX)} points`}"
  >
    <rect class="track" x="0" width="100%" y="2" height="12" />
    <rect class="hhi-lower" x="0" width="${share(row.lower)}%" y="2" height="12" />
    <rect class="hhi-open" x="${share(row.lower)}%" width="${share(row.upper - row.lower)}%" y="2" height="12" />
    ${thresholds.map((at) => html`<line class="threshold" x1="${share(at)}%" x2="${share(at)}%" y1="0" y2="16" />`)}
  </svg>`;
}

/** The x axis below the bars: where the thresholds are. */
export function hhiAxis(thresholds: readonly number[]): Html {
  return html`<svg class="hhi-axis" aria-hidden="true">
    ${thresholds.map(
      (at, i) =>
        html`<line class="threshold" x1="${share(at)}%" x2="${share(at)}%" y1="0" y2="4" /><text
            x="${share(at)}%"
            y="15"
            text-anchor="${i === 0 && thresholds.length > 1 ? 'end' : 'start'}"
          >
            ${figure(at)}
          </text>`,
    )}
    <text x="100%" y="15" text-anchor="end">${figure(HHI_MAX)}</text>
  </svg>`;
}

export function hhiWords(lower: number, upper: number): string {
  const [a, b] = [figure(lower), figure(upper)];
  return a === b ? a : `${a} to ${b}`;
}

const share = (points: number): string => coordinate((Math.min(Math.max(points, 0), HHI_MAX) / HHI_MAX) * 100);
