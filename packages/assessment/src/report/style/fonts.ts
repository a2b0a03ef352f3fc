import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';

/** Subsets of Inter (SIL Open Font License 1.1) with the ranges they cover, as @fontsource-variable/inter cuts them. */
const SUBSETS = [
  {
    file: 'inter-latin-ext-wght-normal.woff2',
    range:
      'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  },
  {
    file: 'inter-latin-wght-normal.woff2',
    range: LATIN,
  },
] as const;

/**
 * `@font-face` rules with the fonts inside, so that the report looks the same offline. Extended Latin costs 113 kB and
 * comes along only where the text has such letters.
 */
export function fontFaces(text: string): string {
  const { resolve } = createRequire(import.meta.url);
  return SUBSETS.filter(({ range }) => range === LATIN || occurs(range, text))
    .map(({ file, range }) => {
      const font = readFileSync(resolve(`@fontsource-variable/inter/files/${file}`)).toString('base64');
      return `@font-face{font-family:Inter;font-style:normal;font-weight:100 900;src:url(data:font/woff2;base64,${font}) format('woff2');unicode-range:${range}}`;
    })
    .join('\n');
}

/** Whether any character of a CSS unicode-range is in the text. */
function occurs(range: string, text: string): boolean {
  const spans = range.split(',').map((span) => {
    const [first = '', last = first] = span.slice(2).split('-');
    return `\\u{${first}}-\\u{${last}}`;
  });
  return new RegExp(`[${spans.join('')}]`, 'u').test(text);
}
