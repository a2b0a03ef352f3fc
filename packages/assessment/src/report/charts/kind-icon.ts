import { html, trustedMarkup, type Html } from '../html.js';
import { kindFamily } from '../words.js';

/** Line icon of the family a kind belongs to. Always beside the label of the kind, so it is silent. */
export function kindIcon(kind: string): Html {
  return html`<svg class="icon" aria-hidden="true"><use href="#icon-${kindFamily(kind)}" /></svg>`;
}

/** One symbol per family of kinds; once per document. */
export const ICON_SPRITE: Html = trustedMarkup(`<svg class="sprite" aria-hidden="true" focusable="false"><defs>
<symbol id="icon-radio" viewBox="0 0 16 16"><path d="M8 7v8M5 15h6M5.2 9.8a4 4 0 0 1 0-5.6M10.8 9.8a4 4 0 0 0 0-5.6M3 12A7 7 0 0 1 3 2M13 12a7 7 0 0 0 0-10"/></symbol>
<symbol id="icon-core" viewBox="0 0 16 16"><path d="M8 1.5 13.8 4.8v6.4L8 14.5 2.2 11.200V4.800ZM8 5.500v5M5.800 6.800 10.200 9.200M10.200 6.800 5.800 9.200"/></symbol>
<symbol id="icon-transport" viewBox="0 0 16 16"><path d="M1.500 5h11M9.500 2l3 3-3 3M14.500 11h-11M6.500 8l-3 3 3 3"/></symbol>
<symbol id="icon-interconnect" viewBox="0 0 16 16"><path d="M6.500 9.500a3 3 0 0 1 0-4.200l2-2a3 3 0 0 1 4.200 4.200l-1 1M9.500 6.500a3 3 0 0 1 0 4.200l-2 2a3 3 0 0 1-4.200-4.200l1-1"/></symbol>
<symbol id="icon-cloud" viewBox="0 0 16 16"><path d="M2 2.500h12v4H2ZM2 9.500h12v4H2ZM4.500 4.500h1M4.500 11.500h1"/></symbol>
<symbol id="icon-management" viewBox="0 0 16 16"><path d="M2 4h6M12 4h2M2 8h2M8 8h6M2 12h7M13 12h1M10 2.500v3M6 6.500v3M11 10.500v3"/></symbol>
<symbol id="icon-site" viewBox="0 0 16 16"><path d="M8 14.500S3 9.800 3 6.300a5 5 0 0 1 10 0c0 3.500-5 8.200-5 8.200ZM8 4.800v3"/></symbol>
<symbol id="icon-other" viewBox="0 0 16 16"><path d="M3 3h10v10H3Z"/></symbol>
</defs></svg>`);
