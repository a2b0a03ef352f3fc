import { isDigit, malformedKey, numberKey, runEnd, TEXT_END, ZERO } from './key-parts.js';
import { keyedOrder } from './order.js';

const PRERELEASE = '\x01';
const RELEASE = '\x02';
/** Letters straight behind the numbers, as OpenSSL 1.x names its patch releases. */
const PATCH_LETTERS = '\x03';
const NUMERIC_ID = '\x04';
const TEXT_ID = '\x05';

interface Dialect {
  /** Compare letters without case. */
  readonly foldCase?: boolean;
  /** `1.0.2k` is a later release than `1.0.2`. */
  readonly patchLetters?: boolean;
  /** Build metadata decides between otherwise equal versions. */
  readonly orderedBuild?: boolean;
}

/**
 * Semantic Versioning 2.0.0 §11, lenient in reading: a leading `v` or `=`, missing numbers (taken as 0), more than three
 * numbers, and letters without a hyphen (taken as a prerelease, as node-semver's loose mode does). Build metadata does
 * not count.
 */
export const semver = keyedOrder('semver', (version) => semverKey(version, {}));

/** NuGet: four numbers, letters without case (learn.microsoft.com, NuGet package versioning). */
export const nuget = keyedOrder('nuget', (version) => semverKey(version, { foldCase: true }));

/** OpenSSL: 1.x with patch letters (`z` before `za`), from 3.0 semantic versions. */
export const openssl = keyedOrder('openssl', (version) => semverKey(version, { patchLetters: true }));

/** Dart pub: as semantic versions, but build metadata is ordered (dart.dev, package versioning). */
export const pub = keyedOrder('pub', (version) => semverKey(version, { orderedBuild: true }));

function semverKey(version: string, dialect: Dialect): string {
  let text = version.trim();
  if (dialect.foldCase) text = text.toLowerCase();
  let at = text[0] === '=' ? 1 : 0;
  if (text[at] === 'v' || text[at] === 'V') at++;
  if (text[at] === '.') at++;
  const plus = text.indexOf('+', at);
  const end = plus < 0 ? text.length : plus;
  const core = text.slice(0, end);
  let key = '';
  let zeros = '';
  let count = 0;
  while (at < end) {
    const stop = runEnd(core, at, isDigit);
    if (stop === at) break;
    const number = numberKey(core.slice(at, stop));
    // Zeros at the end say nothing: 1.0 and 1.0.0 are the same version.
    if (number === ZERO) zeros += number;
    else {
      key += zeros + number;
      zeros = '';
    }
    count++;
    at = stop;
    if (core[at] !== '.' || !isDigit(core.charCodeAt(at + 1))) break;
    at++;
  }
  if (count === 0) return malformedKey(text);
  key += ending(core.slice(at), dialect);
  return dialect.orderedBuild ? key + identifiers(plus < 0 ? undefined : text.slice(plus + 1), '\x01', '\x02') : key;
}

function ending(rest: string, dialect: Dialect): string {
  if (rest === '') return RELEASE;
  if (dialect.patchLetters && rest[0] !== '-') return PATCH_LETTERS + rest + TEXT_END;
  return PRERELEASE + identifiers(rest[0] === '-' || rest[0] === '.' ? rest.slice(1) : rest, '', '\x01');
}

/** Dot-separated identifiers: numeric before alphanumeric, fewer before more (§11.4). */
function identifiers(text: string | undefined, absent: string, end: string): string {
  if (text === undefined) return absent;
  let key = '';
  for (const id of text.split('.')) {
    const numeric = id !== '' && runEnd(id, 0, isDigit) === id.length;
    key += numeric ? NUMERIC_ID + numberKey(id) : TEXT_ID + id + TEXT_END;
  }
  return (absent === '' ? '' : '\x02') + key + (absent === '' ? end : '\x01');
}
