import { trustedMarkup, type Html } from '../html.js';

/** Explains a blocking cut: whatever way traffic takes from the one end to the other, it meets one of the two. */
export const CUT_DRAWING: Html =
  trustedMarkup(`<svg class="cut-drawing" viewBox="0 0 440 150" role="img" aria-labelledby="cut-drawing-title">
<title id="cut-drawing-title">Two ends joined by three routes. Two untrusted elements lie on all of them: together they are the blocking cut.</title>
<rect class="cut-band" x="190" y="6" width="60" height="138" rx="6"/>
<path class="cut-route" d="M40 75 120 40 220 40 320 40 400 75M40 75 120 110 220 110 320 110 400 75M120 110 220 40M220 110 320 40"/>
<g class="cut-clean"><circle cx="40" cy="75" r="8"/><circle cx="120" cy="40" r="8"/><circle cx="120" cy="110" r="8"/><circle cx="320" cy="40" r="8"/><circle cx="320" cy="110" r="8"/><circle cx="400" cy="75" r="8"/></g>
<g class="cut-bad"><path d="M220 29 231 48H209Z"/><path d="M220 99 231 118H209Z"/></g>
<text x="40" y="100" text-anchor="middle">from</text><text x="400" y="100" text-anchor="middle">to</text><text x="220" y="80" text-anchor="middle">cut</text>
</svg>`);
