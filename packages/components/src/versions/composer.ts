import { isDigit, numberKey, runEnd } from './key-parts.js';
import { keyedOrder } from './order.js';

const END = '\x06';
/** Behind every number. */
const PATCH = '\uffff';
/** PHP compares words by their beginning, in this order; another word sorts before all. */
const WORDS: readonly (readonly [string, string])[] = [
  ['dev', '\x02'],
  ['alpha', '\x03'],
  ['a', '\x03'],
  ['beta', '\x04'],
  ['b', '\x04'],
  ['RC', '\x05'],
  ['rc', '\x05'],
  ['pl', PATCH],
  ['p', PATCH],
];
const UNKNOWN = '\x01';
/** Composer fills up to four numbers. */
const NUMBERS = 4;

/**
 * PHP packages: PHP's version_compare on versions as Composer normalises them. PHP itself is not transitive where a word
 * stands against a number; here a number always sorts after the end.
 */
export const composer = keyedOrder('composer', (version) => {
  let text = version.trim();
  const plus = text.indexOf('+');
  if (plus >= 0) text = text.slice(0, plus);
  if (/^[vV]\d/.test(text)) text = text.slice(1);
  const parts = text.match(/[0-9]+|[^0-9._+-]+/g) ?? [];
  let key = '';
  let count = 0;
  let filled = false;
  for (const part of parts) {
    const numeric = isDigit(part.charCodeAt(0)) && runEnd(part, 0, isDigit) === part.length;
    if (!numeric && !filled) {
      key += fill(count);
      filled = true;
    }
    if (numeric) count++;
    key += numeric ? numberKey(part) : wordKey(part);
  }
  return key + (filled ? '' : fill(count)) + END;
});

function fill(count: number): string {
  return count === 0 ? '' : numberKey('').repeat(Math.max(0, NUMBERS - count));
}

function wordKey(word: string): string {
  return WORDS.find(([beginning]) => word.startsWith(beginning))?.[1] ?? UNKNOWN;
}
