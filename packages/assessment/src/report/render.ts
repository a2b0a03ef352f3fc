import type { Assessment } from '@cleanpath/model';
import { GLYPH_SPRITE } from './charts/glyph.js';
import { ICON_SPRITE } from './charts/kind-icon.js';
import { contentSecurityPolicy } from './content-security-policy.js';
import { html, trustedMarkup, type Html } from './html.js';
import type { ReportMap } from './map/map-types.js';
import { shorten } from './names.js';
import { SCRIPT } from './script.js';
import { appendix } from './sections/appendix.js';
import { causesSection } from './sections/causes.js';
import { concentrationSection } from './sections/concentration.js';
import { contextBar } from './sections/context-bar.js';
import { demandDiagrams } from './sections/demands.js';
import { mapSection } from './sections/map.js';
import { methodSection } from './sections/method.js';
import { qualitySection } from './sections/quality.js';
import { services } from './sections/services.js';
import { summary } from './sections/summary.js';
import { supplierProfiles } from './sections/supplier-profiles.js';
import { suppliersSection } from './sections/suppliers.js';
import { unknownsSection } from './sections/unknowns.js';
import { verification } from './sections/verification.js';
import { styleSheet } from './style/style-sheet.js';
import { reportView, type ReportView } from './view.js';

/**
 * The report of an assessment: one HTML document without any outside resource, readable without JavaScript, the same
 * bytes for the same input. Size stays below about 6 MB however large the assessment is.
 */
export function renderReport(assessment: Assessment, map: ReportMap): string {
  const view = reportView(assessment, map);
  const { markup } = page(view);
  return `<!doctype html>\n${markup}\n`;
}

function page(view: ReportView): Html {
  const { assessment } = view;
  const title = `${shorten(assessment.network.name, 80)}, as of ${assessment.asOf}: Cleanpath report`;
  const content = body(view);
  return html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(SCRIPT)}" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="referrer" content="no-referrer" />
      <meta name="color-scheme" content="light dark" />
      <meta name="generator" content="Cleanpath ${assessment.engine}" />
      <title>${title}</title>
      ${trustedMarkup(`<style>${styleSheet(assessment, content.markup)}</style>`)}
    </head>
    <body>
      ${content}${trustedMarkup(`<script>${SCRIPT}</script>`)}
    </body>
  </html>`;
}

function body(view: ReportView): Html {
  const diagrams = demandDiagrams(view);
  const profiles = supplierProfiles(view);
  return html`<a class="skip" href="#summary">Skip to the verdict</a>
    ${GLYPH_SPRITE}${ICON_SPRITE} ${contextBar(view)}
    <div class="frame">
      ${contents(view)}
      <main>
        ${summary(view)} ${mapSection(view)} ${services(view, diagrams.drawn)} ${diagrams.section}
        ${causesSection(view, diagrams.drawn)} ${unknownsSection(view)} ${suppliersSection(view, profiles.profiled)}
        ${profiles.section} ${concentrationSection(view)} ${qualitySection(view)} ${methodSection(view)}
        ${appendix(view)} ${verification(view)}
      </main>
    </div>`;
}

function contents(view: ReportView): Html {
  const entries: readonly (readonly [string, string])[] = [
    ['summary', 'Summary'],
    ['map', 'Where'],
    ['services', 'Services'],
    ['demands', 'Where the paths fail'],
    ['causes', 'Causes'],
    ['unknowns', 'Evidence worth getting'],
    ['suppliers', 'Suppliers'],
    ...(view.suppliers.length === 0 ? [] : [['profiles', 'Supplier profiles'] as const]),
    ['concentration', 'Concentration'],
    ['quality', 'Data quality'],
    ['method', 'Method and limits'],
    ['appendix', 'Appendix'],
    ['verify', 'Verify'],
  ];
  return html`<nav class="contents" aria-label="Contents">
    <ul>
      ${entries.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}
    </ul>
  </nav>`;
}
