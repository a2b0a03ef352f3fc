import { byCodeUnits } from '@cleanpath/model';
import type { VersionOrder } from '../versions/order.js';

export const COMPARATORS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** One bound of a range, or one version that belongs to it or does not. */
export interface Constraint {
  readonly comparator: Comparator;
  readonly version: string;
}

export function constraint(comparator: Comparator, version: string): Constraint {
  return { comparator, version };
}

/** In the order of their versions, as VERS writes them; at one version `<` stands before `>=`. */
export function sortConstraints(constraints: readonly Constraint[], order: VersionOrder): Constraint[] {
  return [...constraints].sort(
    (a, b) => order.compare(a.version, b.version) || byCodeUnits(a.comparator, b.comparator),
  );
}
