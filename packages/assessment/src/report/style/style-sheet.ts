import type { Assessment } from '@cleanpath/model';
import { shorten } from '../names.js';
import { chartStyle } from './chart-style.js';
import { fontFaces } from './fonts.js';
import { pageStyle } from './page-style.js';
import { DARK, LIGHT, properties } from './palette.js';
import { printStyle } from './print-style.js';
import { tableStyle } from './table-style.js';
import { witnessStyle } from './witness-style.js';

/** The whole style sheet of a report; light or dark as the reader prefers, light on paper. `text` decides which letters the fonts must have. */
export function styleSheet(assessment: Assessment, text: string): string {
  const running = `${shorten(assessment.network.name, 60)}, as of ${assessment.asOf}, policy ${shorten(assessment.policy.version, 20)}`;
  return [
    fontFaces(text),
    `:root{${properties(LIGHT)}color-scheme:light}`,
    `@media screen{:root[data-theme=dark]{${properties(DARK)}color-scheme:dark}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${properties(DARK)}color-scheme:dark}}`,
    pageStyle,
    tableStyle,
    chartStyle,
    witnessStyle,
    printStyle(cssString(running)),
  ].join('\n');
}

/** A CSS string that cannot end early or close the style element: everything but plain characters as an escape. */
export function cssString(text: string): string {
  const escaped = text
    .toWellFormed()
    .replaceAll(/[^A-Za-z0-9 .,:()-]/gu, (c) => `\\${c.codePointAt(0)!.toString(16)} `);
  return `"${escaped}"`;
}
