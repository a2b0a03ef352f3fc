import { constraint, type Comparator, type Constraint } from '../constraint.js';
import type { Alternatives } from './native-range.js';
import { increment } from './numbers.js';

const PARTIAL = /^[v=]*(\d+|[xX*])(?:\.(\d+|[xX*])(?:\.(\d+|[xX*])(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)?)?$/;

interface Partial {
  /** One to three numbers; fewer where an x or nothing follows. */
  readonly numbers: readonly string[];
  readonly prerelease: string;
  /** An x or * stands for the rest. */
  readonly wild: boolean;
}

/**
 * npm ranges as advisories write them, which differ from node-semver: a missing number is 0 (`<= 1.0` is `<=1.0.0`, `2.1`
 * is the one version 2.1.0), `>= 2.2.x` is the band of 2.2, and versions in a row are a list.
 */
export function npmRange(text: string): Alternatives | undefined {
  const alternatives: (readonly Constraint[])[] = [];
  for (const part of text.split('||')) {
    const found = alternative(part.trim());
    if (!found) return undefined;
    alternatives.push(...found);
  }
  return alternatives;
}

function alternative(text: string): Alternatives | undefined {
  if (text === '' || text === '*') return [[]];
  const hyphen = /^(\S+)\s+-\s+(\S+)$/.exec(text);
  if (hyphen) {
    const low = partial(hyphen[1] ?? '');
    const high = partial(hyphen[2] ?? '');
    return low && high ? [[constraint('>=', full(low)), constraint('<=', full(high))]] : undefined;
  }
  const clauses = text.replace(/([<>=~^])\s+/g, '$1').split(/\s+/);
  const all: (readonly Constraint[])[] = [];
  for (const clause of clauses) {
    const found = clauseConstraints(clause);
    if (!found) return undefined;
    all.push(found);
  }
  const list = all.length > 1 && all.every((one) => one.length === 1 && one[0]?.comparator === '=');
  return list ? all : [all.flat()];
}

function clauseConstraints(clause: string): Constraint[] | undefined {
  const operator = /^(?:<=|>=|<|>|\^|~>?|=)/.exec(clause)?.[0] ?? '=';
  const version = partial(clause.startsWith(operator) ? clause.slice(operator.length) : clause);
  if (!version) return undefined;
  const low = constraint('>=', full(version));
  if (operator === '^') return [low, constraint('<', following(version, leading(version)))];
  if (operator.startsWith('~')) return tilde(version, low);
  if (version.wild) return band(version, operator);
  return [constraint(operator as Comparator, full(version))];
}

function tilde(version: Partial, low: Constraint): Constraint[] {
  return [low, constraint('<', following(version, Math.min(1, version.numbers.length - 1)))];
}

/** `1.2.x` and `>= 1.2.x` are the band; `< 1.2.x` ends before it, `> 1.2.x` begins behind it. */
function band(version: Partial, operator: string): Constraint[] {
  if (version.numbers.length === 0) return [];
  const next = following(version, version.numbers.length - 1);
  if (operator === '<') return [constraint('<', full(version))];
  if (operator === '<=') return [constraint('<', next)];
  if (operator === '>') return [constraint('>=', next)];
  return [constraint('>=', full(version)), constraint('<', next)];
}

function partial(text: string): Partial | undefined {
  const found = PARTIAL.exec(text);
  if (!found) return undefined;
  const parts = [found[1], found[2], found[3]].filter((one) => one !== undefined);
  const wildAt = parts.findIndex((one) => /^[xX*]$/.test(one));
  return { numbers: wildAt < 0 ? parts : parts.slice(0, wildAt), prerelease: found[4] ?? '', wild: wildAt >= 0 };
}

function full({ numbers, prerelease }: Partial): string {
  return [0, 1, 2].map((at) => numbers[at] ?? '0').join('.') + prerelease;
}

/** The version behind all that share the numbers up to this place. */
function following({ numbers }: Partial, place: number): string {
  return [0, 1, 2]
    .map((at) => (at < place ? (numbers[at] ?? '0') : at === place ? increment(numbers[at] ?? '0') : '0'))
    .join('.');
}

/** The first number that is not 0, else the last one. */
function leading({ numbers }: Partial): number {
  const found = numbers.findIndex((one) => !/^0+$/.test(one));
  return found < 0 ? Math.max(0, numbers.length - 1) : found;
}
