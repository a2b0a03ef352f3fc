import { fail } from '@cleanpath/model';
import { isTimestamp } from '../versions/plain-orders.js';
import type { VersionOrder } from '../versions/order.js';
import { versionOrder } from '../versions/orders.js';
import { COMPARATORS, sortConstraints, type Comparator, type Constraint } from './constraint.js';
import { allVersions, exactVersions, noVersions, versionsBetween, type Bound, type VersionSet } from './version-set.js';

/** A version range of the VERS specification (package-url/vers-spec). */
export interface Vers {
  readonly scheme: string;
  /** Sorted by version; `*` alone stands for every version. */
  readonly constraints: readonly Constraint[] | '*';
}

/** Longest range that is read, in characters: a list of every release of a long-lived package is about 20,000. */
const LONGEST = 1_000_000;
const FORM = /^vers:([a-z0-9.+-]+)\/(.*)$/s;
/** What a version may hold unescaped; everything else stands percent-encoded. */
const PLAIN = /[A-Za-z0-9._~:+-]/;

/** Reads a range in canonical form. Throws `version-range-invalid` for any other. */
export function parseVers(text: string): Vers {
  const vers = readVers(text);
  if (formatVers(vers) !== text) throw invalid(text, 'it is not in canonical form', formatVers(vers));
  return vers;
}

/** Reads a range and brings it into canonical form: sorted, percent-encoded. Throws `version-range-invalid`. */
export function validateVers(text: string): string {
  return formatVers(readVers(text));
}

export function formatVers({ scheme, constraints }: Vers): string {
  if (constraints === '*') return `vers:${scheme}/*`;
  return `vers:${scheme}/${constraints.map(formatConstraint).join('|')}`;
}

/**
 * The versions of a range, by the containment rules of the specification: exact versions first, then the bounds pairwise
 * in their order. Redundant bounds follow the same rules as the specification's simplification.
 */
export function versVersions({ scheme, constraints }: Vers): VersionSet {
  const order = versionOrder(scheme);
  if (constraints === '*') return allVersions(order);
  const versions = (comparator: Comparator): string[] =>
    constraints.filter((one) => one.comparator === comparator).map(({ version }) => version);
  const excluded = exactVersions(order, versions('!='));
  const bounds = constraints.filter(({ comparator }) => comparator !== '=' && comparator !== '!=');
  const onlyExclusions = bounds.length === 0 && !constraints.some(({ comparator }) => comparator === '=');
  const spans = onlyExclusions ? allVersions(order) : boundedVersions(order, bounds);
  return spans.subtract(excluded).union(exactVersions(order, versions('=')));
}

/** Lows open a span, the last high before the next low closes it; of several lows the first holds. */
function boundedVersions(order: VersionOrder, bounds: readonly Constraint[]): VersionSet {
  let result = noVersions(order);
  let low: Bound | undefined;
  let high: Bound | undefined;
  const close = (): void => {
    if (low || high) result = result.union(versionsBetween(order, low, high));
    low = high = undefined;
  };
  for (const { comparator, version } of bounds) {
    const bound = { version, inclusive: comparator.endsWith('=') };
    if (comparator.startsWith('<')) high = bound;
    else if (high) {
      close();
      low = bound;
    } else low ??= bound;
  }
  close();
  return result;
}

function readVers(text: string): Vers {
  if (text.length > LONGEST) throw invalid(text, `it is longer than ${LONGEST} characters`);
  const [, scheme, list] = FORM.exec(text) ?? [];
  if (scheme === undefined || list === undefined) throw invalid(text, 'it does not read vers:<scheme>/<constraints>');
  if (list === '*') return { scheme, constraints: '*' };
  const constraints = list.split('|').map((piece) => readConstraint(piece, text));
  if (scheme === 'datetime' && constraints.some(({ version }) => !isTimestamp(version)))
    throw invalid(text, 'a moment is not written as RFC 3339 says');
  return { scheme, constraints: sortConstraints(constraints, versionOrder(scheme)) };
}

function readConstraint(piece: string, text: string): Constraint {
  const comparator = [...COMPARATORS].reverse().find((one) => piece.startsWith(one)) ?? '=';
  const encoded = piece.startsWith(comparator) ? piece.slice(comparator.length) : piece;
  if (encoded === '') throw invalid(text, 'a constraint names no version');
  if (/\s/.test(encoded)) throw invalid(text, 'it holds white space');
  if (/[<>=!*|]/.test(encoded)) throw invalid(text, 'a version holds a comparator that is not percent-encoded');
  try {
    return { comparator, version: decodeURIComponent(encoded) };
  } catch {
    throw invalid(text, 'a percent-encoding is broken');
  }
}

function formatConstraint({ comparator, version }: Constraint): string {
  return (comparator === '=' ? '' : comparator) + encode(version);
}

function encode(version: string): string {
  let text = '';
  for (const character of version) text += PLAIN.test(character) ? character : percent(character);
  return text;
}

/** A lone surrogate has no UTF-8 form: the replacement character stands for it. */
function percent(character: string): string {
  let text = '';
  for (const byte of new TextEncoder().encode(character))
    text += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  return text;
}

function invalid(text: string, why: string, canonical?: string): Error {
  return fail('version-range-invalid', {
    message: `The version range “${text.slice(0, 200)}” cannot be used: ${why}`,
    ...(canonical === undefined ? {} : { remedy: `Write “${canonical.slice(0, 200)}”.` }),
  });
}
