import { constraint, type Constraint } from '../constraint.js';
import type { Alternatives } from './native-range.js';
import { increment } from './numbers.js';

const VERSION = /^(\d+)\.(\d+)\.\d+$/;

/**
 * nginx security advisories: versions, `a-b` spans and `v+`, separated by commas. `v+` reaches to the end of a stable
 * branch (even second number); a mainline branch goes on into what follows.
 */
export function nginxRange(text: string): Alternatives | undefined {
  const alternatives: Constraint[][] = [];
  for (const item of text.split(',').map((one) => one.trim())) {
    const one = itemConstraints(item);
    if (!one) return undefined;
    alternatives.push(one);
  }
  return alternatives;
}

function itemConstraints(item: string): Constraint[] | undefined {
  const [low = '', high, ...more] = item.split('-');
  if (high !== undefined)
    return more.length === 0 && VERSION.test(low) && VERSION.test(high)
      ? [constraint('>=', low), constraint('<=', high)]
      : undefined;
  const version = item.endsWith('+') ? item.slice(0, -1) : item;
  const [, major, minor] = VERSION.exec(version) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  if (version === item) return [constraint('=', version)];
  const stable = Number(minor) % 2 === 0;
  return [constraint('>=', version), ...(stable ? [constraint('<', `${major}.${increment(minor)}.0`)] : [])];
}
