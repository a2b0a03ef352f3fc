import type { Span } from '../ranges/version-set.js';
import { branch } from './comparator-text.js';
import { EVERYTHING } from './reading.js';
import { bare } from './version-text.js';

export interface UpperBound {
  readonly span: Span;
  /** The text held an operator stricter or laxer than the field it stood in. */
  readonly contradicts: boolean;
}

/**
 * Reads `lessThan` or `lessThanOrEqual` of a CVE record: `*` is open, `4.19.*` and `20.3*` take in all that begins so, and
 * an operator in the text wins over the field. Undefined where it names no version.
 */
export function readUpperBound(text: string, inclusive: boolean): UpperBound | undefined {
  const trimmed = text.trim();
  if (trimmed === '*') return { span: EVERYTHING, contradicts: false };
  const [, sign = '', rest = ''] = /^(<=|<|prior to |before )?(.*)$/i.exec(trimmed) ?? [];
  const version = bare(rest);
  if (!/\d/.test(version)) return undefined;
  const prefix = /^(.*?\d)\.?\*$/.exec(version)?.[1];
  if (prefix !== undefined) return { span: { low: undefined, high: branch(prefix).high }, contradicts: false };
  const own = sign === '' ? inclusive : sign === '<=';
  return { span: { low: undefined, high: { version, inclusive: own } }, contradicts: own !== inclusive };
}
