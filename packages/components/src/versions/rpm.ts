import { isDigit, isLetter, numberKey, runEnd, TEXT_END } from './key-parts.js';
import { keyedOrder } from './order.js';

const TILDE = '\x01';
const END = '\x02';
const CARET = '\x03';
const LETTERS = '\x04';

/**
 * RPM packages: epoch, version and release, each by rpmvercmp (rpm-version(7)): segments of digits or letters, anything
 * else only separates; `~` sorts before the end, `^` right behind it. A missing epoch is 0.
 */
export const rpm = keyedOrder('rpm', (version) => {
  const text = version.trim();
  const colon = text.indexOf(':');
  const rest = text.slice(colon + 1);
  const hyphen = rest.lastIndexOf('-');
  return (
    segments(colon < 0 ? '0' : text.slice(0, colon)) +
    segments(hyphen < 0 ? rest : rest.slice(0, hyphen)) +
    segments(hyphen < 0 ? '' : rest.slice(hyphen + 1))
  );
});

function segments(text: string): string {
  let key = '';
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    let stop = at + 1;
    if (isDigit(code)) {
      stop = runEnd(text, at, isDigit);
      key += numberKey(text.slice(at, stop));
    } else if (isLetter(code)) {
      stop = runEnd(text, at, isLetter);
      key += LETTERS + text.slice(at, stop) + TEXT_END;
    } else if (code === 0x7e) key += TILDE;
    else if (code === 0x5e) key += CARET;
    at = stop;
  }
  return key + END;
}
