import { byCodeUnits, fail } from '@cleanpath/model';
import type { OwnershipGraph } from './ownership-graph.js';

/** Series terms below this are dropped. */
const LEAST_TERM = 1e-12;

/** Longest chain followed; cyclic shares whose product stays near 1 do not converge before. */
const MAX_LENGTH = 10_000;

/**
 * Integrated ownership of one holder: the share of each entity it owns directly and through others,
 * N = A(I − A)⁻¹ (Brioschi, Buzzacchi, Colombo 1989), summed along chains. Unknown shares count nothing.
 * Throws `ownership-sum` where a circle of shares multiplies to 1.
 */
export function integratedOwnership(graph: OwnershipGraph, holder: string): ReadonlyMap<string, number> {
  const total = new Map<string, number>();
  let level = new Map([[holder, 1]]);
  for (let length = 0; level.size > 0; length++) {
    if (length > MAX_LENGTH) {
      throw fail('ownership-sum', { message: `The shares held by "${holder}" run in a circle of full ownership` });
    }
    const next = new Map<string, number>();
    for (const [id, share] of [...level].sort(([x], [y]) => byCodeUnits(x, y))) {
      for (const holding of graph.byHolder.get(id) ?? []) {
        const part = share * (holding.equity ?? 0);
        if (part < LEAST_TERM) continue;
        total.set(holding.held, (total.get(holding.held) ?? 0) + part);
        next.set(holding.held, (next.get(holding.held) ?? 0) + part);
      }
    }
    level = next;
  }
  return new Map([...total].sort(([x], [y]) => byCodeUnits(x, y)));
}
