import { malformedKey, numberKey, TEXT_END } from './key-parts.js';
import { keyedOrder } from './order.js';

const PRE_SUFFIX = '\x01';
const END = '\x02';
const REVISION = '\x03';
const HASH = '\x04';
const SUFFIX_NUMBER = '\x05';
const POST_SUFFIX = '\x06';
const LETTER = '\x07';
/** Before every number: a component that begins with 0 compares as text. */
const TEXT_COMPONENT = '\x08';

const BEFORE = ['alpha', 'beta', 'pre', 'rc'];
const AFTER = ['cvs', 'svn', 'git', 'hg', 'p'];
const VERSION =
  /^(\d+(?:\.\d+)*)([a-z]?)((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)\d*)*)(?:~([0-9a-f]+))?(?:-r(\d+))?$/;

/** Alpine packages (apk-package(5), “Version” and apk-tools' version comparison). */
export const apk = keyedOrder('apk', (version) => {
  const text = version.trim();
  const found = VERSION.exec(text);
  if (!found) return malformedKey(text);
  const [, numbers = '', letter = '', suffixes = '', hash, revision] = found;
  let key = '\x01';
  numbers.split('.').forEach((digits, at) => {
    key += at > 0 && digits[0] === '0' ? TEXT_COMPONENT + digits + TEXT_END : numberKey(digits);
  });
  if (letter !== '') key += LETTER + letter;
  for (const suffix of suffixes.split('_').slice(1)) key += suffixKey(suffix);
  if (hash !== undefined) key += HASH + hash + TEXT_END;
  if (revision !== undefined) key += REVISION + numberKey(revision);
  return key + END;
});

function suffixKey(suffix: string): string {
  const word = suffix.replace(/\d+$/, '');
  const digits = suffix.slice(word.length);
  const before = BEFORE.indexOf(word);
  const mark =
    before >= 0 ? PRE_SUFFIX + String.fromCharCode(before) : POST_SUFFIX + String.fromCharCode(AFTER.indexOf(word));
  return mark + (digits === '' ? '' : SUFFIX_NUMBER + numberKey(digits));
}
