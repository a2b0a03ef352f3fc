import { numberKey, TEXT_END, ZERO } from './key-parts.js';
import { keyedOrder } from './order.js';

/** A word, however many zeros stand before it: sorts before the end. */
const WORD = '\x01';
const END = '\x02';

/**
 * Ruby gems (Gem::Version): numeric and letter segments, a letter segment makes a prerelease, a missing segment is 0. A
 * hyphen means `.pre.`.
 */
export const gem = keyedOrder('gem', (version) => {
  const segments =
    version
      .trim()
      .replaceAll('-', '.pre.')
      .match(/[0-9]+|[a-zA-Z]+/g) ?? [];
  let key = '';
  let zeros = 0;
  let words = false;
  for (const segment of segments) {
    const number = /^[0-9]/.test(segment) ? numberKey(segment) : undefined;
    if (number === ZERO) {
      zeros++;
      continue;
    }
    if (number === undefined) {
      // Zeros before the first word are not counted by Gem::Version; later ones are, and make it later.
      key += WORD + String.fromCharCode(words ? Math.min(zeros, 0xffff) : 0) + segment + TEXT_END;
      words = true;
    } else key += ZERO.repeat(zeros) + number;
    zeros = 0;
  }
  return key + END;
});
