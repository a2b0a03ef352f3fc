import { isDigit, isLetter, numberKey, runEnd, TEXT_END, ZERO } from './key-parts.js';
import { keyedOrder } from './order.js';

const BEFORE_RELEASE = '\x01';
const END = '\x02';
const LETTERS = '\x03';

/** Words that mark what comes before a release, from early to late. */
const PRE_WORDS = ['dev', 'nightly', 'snapshot', 'alpha', 'preview', 'pre', 'milestone', 'beta', 'rc'];

/**
 * Releases of vendors without a published rule: runs of digits and runs of letters, everything else only separates.
 * Letters compare without case; words such as `rc` sort before the end, other letters behind it, numbers last. Zeros
 * before letters or the end do not count: `9.0.0` is `9`.
 */
export const generic = keyedOrder('generic', (version) => {
  const text = version.trim().toLowerCase();
  let at = text[0] === 'v' && (isDigit(text.charCodeAt(1)) || text[1] === '.') ? 1 : 0;
  let key = '';
  let zeros = '';
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      const stop = runEnd(text, at, isDigit);
      const number = numberKey(text.slice(at, stop));
      if (number === ZERO) zeros += number;
      else {
        key += zeros + number;
        zeros = '';
      }
      at = stop;
    } else if (isLetter(code)) {
      const stop = runEnd(text, at, isLetter);
      const word = text.slice(at, stop);
      const early = PRE_WORDS.indexOf(word);
      key += early >= 0 ? BEFORE_RELEASE + String.fromCharCode(early) : LETTERS + word + TEXT_END;
      zeros = '';
      at = stop;
    } else at++;
  }
  return key + END;
});
