import { constraint, type Comparator, type Constraint } from '../constraint.js';
import type { Alternatives } from './native-range.js';
import { bumpLast } from './numbers.js';

const CLAUSE = /^(~>|!=|<=|>=|=|<|>)?\s*([0-9A-Za-z][0-9A-Za-z.-]*)$/;

/** RubyGems requirements: clauses separated by commas, all of which hold. */
export function gemRange(text: string): Alternatives | undefined {
  const all: Constraint[] = [];
  for (const clause of text.split(',')) {
    const [, operator = '=', version] = CLAUSE.exec(clause.trim()) ?? [];
    if (version === undefined) return undefined;
    if (operator === '~>') {
      const numbers = /^\d+(?:\.\d+)*/.exec(version)?.[0];
      const kept = numbers?.includes('.') ? numbers.replace(/\.\d+$/, '') : numbers;
      const next = kept === undefined ? undefined : bumpLast(kept);
      if (next === undefined) return undefined;
      all.push(constraint('>=', version), constraint('<', next));
    } else all.push(constraint(operator as Comparator, version));
  }
  return [all];
}
