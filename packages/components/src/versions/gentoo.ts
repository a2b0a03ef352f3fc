import { malformedKey, numberKey, TEXT_END } from './key-parts.js';
import { keyedOrder } from './order.js';

const END = '\x01';
/** Before every number: a component that begins with 0 compares as a fraction does. */
const FRACTION = '\x02';
const SUFFIXES = ['alpha', 'beta', 'pre', 'rc', '', 'p'];
const VERSION = /^(\d+(?:\.\d+)*)([a-z]?)((?:_(?:alpha|beta|pre|rc|p)\d*)*)(?:-r(\d+))?$/;

/** Gentoo packages (Package Manager Specification, “Version Comparison”). */
export const gentoo = keyedOrder('gentoo', (version) => {
  const text = version.trim();
  const found = VERSION.exec(text);
  if (!found) return malformedKey(text);
  const [, numbers = '', letter = '', suffixes = '', revision = ''] = found;
  let key = '\x01';
  numbers.split('.').forEach((digits, at) => {
    key += at > 0 && digits[0] === '0' ? FRACTION + digits.replace(/0+$/, '') + TEXT_END : numberKey(digits);
  });
  key += END + letter + TEXT_END;
  for (const suffix of suffixes.split('_').slice(1)) {
    const word = suffix.replace(/\d+$/, '');
    key += mark(word) + numberKey(suffix.slice(word.length));
  }
  return key + mark('') + numberKey(revision);
});

function mark(suffix: string): string {
  return String.fromCharCode(1 + SUFFIXES.indexOf(suffix));
}
