import { isDigit, isLetter, numberKey, runEnd } from './key-parts.js';
import { keyedOrder } from './order.js';

const TILDE = '\x01';
const RUN_END = '\x02';
/** Moves what is neither letter, digit nor tilde behind the letters. */
const BEHIND_LETTERS = 0x80;

/**
 * Debian and Ubuntu packages: epoch, upstream version and revision, each compared by alternating runs of other characters
 * and of digits (Debian Policy §5.6.12, deb-version(7)).
 */
export const deb = keyedOrder('deb', (version) => {
  const text = version.trim();
  const colon = text.indexOf(':');
  const hasEpoch = colon > 0 && runEnd(text, 0, isDigit) === colon;
  const rest = hasEpoch ? text.slice(colon + 1) : text;
  const hyphen = rest.lastIndexOf('-');
  const upstream = hyphen < 0 ? rest : rest.slice(0, hyphen);
  const revision = hyphen < 0 ? '' : rest.slice(hyphen + 1);
  return numberKey(hasEpoch ? text.slice(0, colon) : '') + partKey(upstream) + partKey(revision);
});

/** Runs are closed one by one and at the end, so that a missing run is an empty one and a missing number is 0. */
function partKey(text: string): string {
  let key = '';
  let at = 0;
  do {
    for (; at < text.length && !isDigit(text.charCodeAt(at)); at++) key += characterKey(text, at);
    const stop = runEnd(text, at, isDigit);
    key += RUN_END + numberKey(text.slice(at, stop));
    at = stop;
  } while (at < text.length);
  return key + RUN_END;
}

function characterKey(text: string, at: number): string {
  const code = text.charCodeAt(at);
  if (code === 0x7e) return TILDE;
  return isLetter(code) ? text.charAt(at) : String.fromCharCode(Math.min(code + BEHIND_LETTERS, 0xffff));
}
