import { constraint, type Constraint } from '../constraint.js';
import type { Alternatives } from './native-range.js';

const VERSION = /^[0-9A-Za-z.+-]+$/;

/** NuGet interval notation: `[1.0,2.0)`, `(,1.0]`, `[1.0]`; a bare version is the least one. */
export function nugetRange(text: string): Alternatives | undefined {
  if (VERSION.test(text)) return [[constraint('>=', text)]];
  const [, open, inside, close] = /^([[(])([^[\]()]*)([\])])$/.exec(text) ?? [];
  if (open === undefined || inside === undefined) return undefined;
  const [low = '', high, ...more] = inside.split(',').map((one) => one.trim());
  if (more.length > 0 || [low, high ?? ''].some((one) => one !== '' && !VERSION.test(one))) return undefined;
  if (high === undefined) return open === '[' && close === ']' && low !== '' ? [[constraint('=', low)]] : undefined;
  const all: Constraint[] = [];
  if (low !== '') all.push(constraint(open === '[' ? '>=' : '>', low));
  if (high !== '') all.push(constraint(close === ']' ? '<=' : '<', high));
  return [all];
}
