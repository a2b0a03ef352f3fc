import { constraint } from '../constraint.js';
import type { Alternatives } from './native-range.js';

/** Versions separated by commas, each on its own: how OpenSSL lists what is affected. */
export function exactList(text: string): Alternatives | undefined {
  const versions = text.split(',').map((one) => one.trim());
  return versions.some((one) => one === '' || /\s/.test(one))
    ? undefined
    : versions.map((one) => [constraint('=', one)]);
}
