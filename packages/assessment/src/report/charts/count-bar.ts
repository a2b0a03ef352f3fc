import { coordinate, figure } from '../figures.js';
import { html, type Html } from '../html.js';

/** A count as a bar from zero with its figure at the end; `scale` is the value of a full bar. */
export function countBar(count: number, scale: number, tone: 'neutral' | 'exposed' | 'broken' = 'neutral'): Html {
  const width = scale === 0 ? 0 : (count / scale) * 100;
  return html`<span class="count-bar"
    ><svg aria-hidden="true"><rect class="bar-${tone}" x="0" y="3" height="10" width="${coordinate(width)}%" /></svg
    ><span class="num">${figure(count)}</span></span
  >`;
}
