import { constraint, type Comparator, type Constraint } from '../constraint.js';
import type { Alternatives } from './native-range.js';
import { increment } from './numbers.js';

const CLAUSE = /^(\^|~|<=|>=|=|<|>)?([0-9A-Za-z][0-9A-Za-z.+-]*|\*-?)$/;

/** Conan version ranges: alternatives by `||`, clauses by spaces; `~` and `^` end before the next version's prereleases. */
export function conanRange(text: string): Alternatives | undefined {
  const range = text.replace(/,\s*include_prerelease(?:=\w+)?\s*$/, '');
  const alternatives: Constraint[][] = [];
  for (const part of range.split('||')) {
    const all: Constraint[] = [];
    for (const clause of part.trim().split(/\s+/)) {
      const more = clauseConstraints(clause);
      if (!more) return undefined;
      all.push(...more);
    }
    alternatives.push(all);
  }
  return alternatives;
}

function clauseConstraints(clause: string): Constraint[] | undefined {
  const [, operator = '=', text] = CLAUSE.exec(clause) ?? [];
  if (text === undefined) return undefined;
  if (text.startsWith('*')) return [constraint('>=', '0.0.0')];
  const version = text.endsWith('-') ? text.slice(0, -1) : text;
  if (operator !== '~' && operator !== '^') return [constraint(operator as Comparator, version)];
  const numbers = version.split(/[-+]/, 1)[0]?.split('.') ?? [];
  if (!numbers.every((one) => /^\d+$/.test(one))) return undefined;
  const significant = operator === '~' ? Math.min(1, numbers.length - 1) : firstNonZero(numbers);
  const next = [...numbers.slice(0, significant), increment(numbers[significant] ?? '0')].join('.');
  return [constraint('>=', version), constraint('<', `${next}-`)];
}

function firstNonZero(numbers: readonly string[]): number {
  const found = numbers.findIndex((one) => !/^0+$/.test(one));
  return found < 0 ? numbers.length - 1 : found;
}
