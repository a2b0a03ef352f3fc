import { coordinate, unit } from '../figures.js';
import { html, type Html } from '../html.js';

export interface Opinion {
  readonly belief: number;
  readonly uncertainty: number;
  readonly disbelief: number;
  readonly lower: number;
  readonly upper: number;
  readonly mean: number;
}

/** A level on the 0 to 1 axis that decides something. */
export interface Threshold {
  readonly at: number;
  readonly kind: 'accept' | 'exclude';
  readonly label?: string;
}

/**
 * Belief, uncertainty and disbelief stacked from zero to one; above it the interval with its ends and its mean;
 * thresholds as dashed lines through both.
 */
export function opinionBar(opinion: Opinion, thresholds: readonly Threshold[] = []): Html {
  const { belief, uncertainty, disbelief, lower, upper, mean } = opinion;
  const spoken = `belief ${unit(belief)}, uncertainty ${unit(uncertainty)}, disbelief ${unit(disbelief)}; between ${unit(lower)} and ${unit(upper)}`;
  return html`<svg class="opinion-bar" role="img" aria-label="${spoken}">
    ${segment('fill-clean', 0, belief)}${segment('fill-undetermined', belief, uncertainty)}${segment(
      'fill-blocked',
      belief + uncertainty,
      disbelief,
    )}
    ${thresholds.map((threshold) => thresholdLine(threshold, 0, 24))} ${interval(lower, upper, 5)}
    <circle class="mean" cx="${coordinate(mean * 100)}%" cy="5" r="3" />
  </svg>`;
}

/** Interval of a decision against the levels that accept and exclude; no stack. */
export function intervalBar(lower: number, upper: number, thresholds: readonly Threshold[] = []): Html {
  const levels = thresholds.map(
    ({ at, kind }) => `${kind === 'accept' ? 'accepted from' : 'excluded up to'} ${unit(at)}`,
  );
  return html`<svg
    class="interval-bar"
    role="img"
    aria-label="${[`between ${unit(lower)} and ${unit(upper)}`, ...levels].join(', ')}"
  >
    <rect class="track" x="0" width="100%" y="9" height="2" />
    ${thresholds.map((threshold) => thresholdLine(threshold, 1, 19))}
    <rect
      class="interval-body"
      x="${coordinate(lower * 100)}%"
      width="${coordinate((upper - lower) * 100)}%"
      y="7"
      height="6"
    />
    ${interval(lower, upper, 10)}
  </svg>`;
}

function segment(fill: string, start: number, share: number): Html {
  if (share <= 0) return html``;
  return html`<rect
    class="${fill}"
    x="${coordinate(start * 100)}%"
    width="${coordinate(share * 100)}%"
    y="12"
    height="10"
  />`;
}

function interval(lower: number, upper: number, y: number): Html {
  const [a, b] = [`${coordinate(lower * 100)}%`, `${coordinate(upper * 100)}%`];
  return html`<g class="whisker"
    ><line x1="${a}" x2="${b}" y1="${y}" y2="${y}" /><line x1="${a}" x2="${a}" y1="${y - 4}" y2="${y + 4}" /><line
      x1="${b}"
      x2="${b}"
      y1="${y - 4}"
      y2="${y + 4}"
  /></g>`;
}

function thresholdLine({ at, kind }: Threshold, y1: number, y2: number): Html {
  const x = coordinate(at * 100);
  return html`<line class="threshold ${kind}" x1="${x}%" x2="${x}%" y1="${y1}" y2="${y2}" />`;
}
