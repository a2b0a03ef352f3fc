import { isDigit, malformedKey, numberKey, TEXT_END } from './key-parts.js';
import { keyedOrder } from './order.js';

const END = '\x01';

/** Haskell packages (Cabal): numbers only, more after fewer; 1.0 and 1.0.0 differ. */
export const hackage = keyedOrder('hackage', (version) => numbers(version, /^\d+(?:\.\d+)*$/));

/** R packages (“Writing R Extensions”): numbers separated by points or hyphens, more after fewer. */
export const cran = keyedOrder('cran', (version) => numbers(version, /^\d+(?:[.-]\d+)*$/));

/** Order of the UTF-8 bytes, that is of code points; UTF-16 code units would put astral characters too early. */
export const lexicographic = keyedOrder('lexicographic', (version) => codePointKey(version) + TEXT_END);

const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})$/;

/** RFC 3339 timestamps with capital T and Z, by the moment they name, to any fraction of a second. */
export const datetime = keyedOrder('datetime', (version) => {
  const found = TIMESTAMP.exec(version);
  const seconds = found ? Date.parse(`${found[1]}T${found[2]}${found[4]}`) / 1000 : NaN;
  if (!found || Number.isNaN(seconds)) return malformedKey(version);
  // Years 0000 to 9999 in seconds, made positive.
  const moment = String(seconds + 1e12).padStart(14, '0');
  return `\x01${moment}${(found[3] ?? '').replace(/0+$/, '')}${TEXT_END}`;
});

export function isTimestamp(text: string): boolean {
  return TIMESTAMP.test(text) && !Number.isNaN(Date.parse(text));
}

function numbers(version: string, pattern: RegExp): string {
  const text = version.trim();
  if (!pattern.test(text)) return malformedKey(text);
  let key = '\x01';
  for (const part of text.split(/[.-]/)) if (isDigit(part.charCodeAt(0))) key += numberKey(part);
  return key + END;
}

/** Swaps surrogates and what lies above them, so that code units sort as code points do. */
function codePointKey(text: string): string {
  let key = '\x01';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    key += code < 0xd800 ? text.charAt(at) : String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800);
  }
  return key;
}
