import { malformedKey, numberKey, TEXT_END, ZERO } from './key-parts.js';
import { keyedOrder } from './order.js';

const VERSION =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|beta|preview|pre|rc|a|b|c)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/;

/** Python packages (PEP 440). Other text sorts before all. */
export const pypi = keyedOrder('pypi', (version) => {
  const text = version.trim().toLowerCase();
  const found = VERSION.exec(text);
  if (!found) return malformedKey(text);
  const [
    ,
    epoch = '',
    release = '',
    pre,
    preNumber = '',
    implicitPost,
    post,
    postNumber = '',
    dev,
    devNumber = '',
    local,
  ] = found;
  const hasPost = implicitPost !== undefined || post !== undefined;
  return (
    '\x01' +
    numberKey(epoch) +
    release
      .replace(/(?:\.0+)+$/, '')
      .split('.')
      .map(numberKey)
      .join('') +
    '\x01' +
    preKey(pre, preNumber, !hasPost && dev !== undefined) +
    (hasPost ? '\x02' + numberKey(implicitPost ?? postNumber) : '\x01') +
    (dev === undefined ? '\x02' : '\x01' + numberKey(devNumber)) +
    localKey(local)
  );
});

/** A development release of no prerelease sorts before all prereleases. */
function preKey(word: string | undefined, digits: string, beforeAll: boolean): string {
  if (word === undefined) return (beforeAll ? '\x01' : '\x05') + ZERO;
  const rank = word[0] === 'a' ? '\x02' : word[0] === 'b' ? '\x03' : '\x04';
  return rank + numberKey(digits);
}

/** Numeric segments after alphanumeric, more after fewer; no local version before any. */
function localKey(local: string | undefined): string {
  if (local === undefined) return '\x01';
  const parts = local
    .split(/[-_.]/)
    .map((part) => (/^\d+$/.test(part) ? '\x03' + numberKey(part) : '\x02' + part + TEXT_END));
  return '\x02' + parts.join('') + '\x01';
}
