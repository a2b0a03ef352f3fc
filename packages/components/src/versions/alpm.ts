import { isDigit, isLetter, numberKey, runEnd, TEXT_END } from './key-parts.js';
import type { KeyedOrder } from './order.js';

const LETTERS = '\x01';
const END = '\x02';
const NUMBER = '\x03';
const SEPARATOR = '\x04';
const NO_RELEASE = '\x01';
const RELEASE = '\x02';

/**
 * Arch Linux packages (vercmp(8)): as RPM's segments, but letters at the end sort before the end and longer separators
 * after shorter. A version without package release equals every release of it, which is not transitive: `compare` says
 * so, while `key` puts it before its releases so that lists can be sorted at all.
 */
export const alpm: KeyedOrder = {
  name: 'alpm',
  key: (version) => {
    const { main, release } = split(version);
    return main + (release === undefined ? NO_RELEASE : RELEASE + release);
  },
  compare: (a, b) => {
    const x = split(a);
    const y = split(b);
    if (x.main !== y.main) return x.main < y.main ? -1 : 1;
    if (x.release === undefined || y.release === undefined || x.release === y.release) return 0;
    return x.release < y.release ? -1 : 1;
  },
};

function split(version: string): { main: string; release: string | undefined } {
  const text = version.trim();
  const colon = text.indexOf(':');
  const rest = text.slice(colon + 1);
  const hyphen = rest.lastIndexOf('-');
  return {
    main: numberKey(colon < 0 ? '' : text.slice(0, colon)) + segments(hyphen < 0 ? rest : rest.slice(0, hyphen)),
    release: hyphen < 0 ? undefined : segments(rest.slice(hyphen + 1)),
  };
}

function segments(text: string): string {
  let key = '';
  for (let at = 0; ;) {
    const begin = runEnd(text, at, (code) => !isDigit(code) && !isLetter(code));
    if (begin > at) key += SEPARATOR + String.fromCharCode(Math.min(begin - at, 0xffff));
    if (begin === text.length) return key + END;
    const kind = isDigit(text.charCodeAt(begin)) ? isDigit : isLetter;
    at = runEnd(text, begin, kind);
    const run = text.slice(begin, at);
    key += kind === isDigit ? NUMBER + numberKey(run) : LETTERS + run + TEXT_END;
  }
}
