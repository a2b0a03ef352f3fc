import { constraint, type Comparator, type Constraint } from '../constraint.js';
import type { Alternatives } from './native-range.js';
import { bumpLast } from './numbers.js';

const CLAUSE = /^(~=|===|==|!=|<=|>=|<|>)\s*([^\s,]+)$/;

/** PEP 440 version specifiers: clauses separated by commas, all of which hold. */
export function pypiRange(text: string): Alternatives | undefined {
  const all: Constraint[] = [];
  for (const clause of text.split(',')) {
    const [, operator, version] = CLAUSE.exec(clause.trim()) ?? [];
    if (operator === undefined || version === undefined) return undefined;
    const more = clauseConstraints(operator, version);
    if (!more) return undefined;
    all.push(...more);
  }
  return [all];
}

function clauseConstraints(operator: string, version: string): Constraint[] | undefined {
  if (version.endsWith('.*')) {
    const prefix = version.slice(0, -2);
    const next = bumpLast(prefix);
    return operator === '==' && next !== undefined
      ? [constraint('>=', `${prefix}.dev0`), constraint('<', `${next}.dev0`)]
      : undefined;
  }
  if (operator === '~=') {
    const next = bumpLast(version.replace(/(?:[abc]|rc|\.?dev|\.?post).*$/, '').replace(/\.\d+$/, ''));
    return next === undefined ? undefined : [constraint('>=', version), constraint('<', `${next}.dev0`)];
  }
  return [constraint(operator.startsWith('==') ? '=' : (operator as Comparator), version)];
}
