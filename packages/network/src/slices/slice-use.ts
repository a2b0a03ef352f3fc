import { fail, PLANES, type Slice } from '@cleanpath/model';
import { onShortestPaths } from '../clean-up/demand-needs.js';
import type { DemandTable, Network } from '../types.js';

export interface UsedElements {
  readonly used: readonly number[];
  readonly data: readonly number[];
}

const STORAGE = PLANES.indexOf('storage');

/**
 * What a slice uses itself: the elements assigned to it, the members of the set legs of its demands and everything on
 * a shortest path of their path legs, ends included. Throws `reference-dangling` for elements the network lacks.
 */
export function usedBySlice(network: Network, demands: DemandTable, slice: Slice): UsedElements {
  const used = new Set<number>();
  const data = new Set<number>();
  for (const id of slice.elements ?? []) {
    const row = network.elements.indexOf.get(id);
    if (row === undefined)
      throw fail('reference-dangling', {
        message: `The slice ${slice.id} names an element that is not in the network`,
        value: id,
      });
    used.add(row);
  }
  demands.demands.forEach((demand, d) => {
    if (demand.slice !== slice.id) return;
    for (let leg = demands.legOff[d]!; leg < demands.legOff[d + 1]!; leg++) {
      for (let i = demands.memberOff[leg]!; i < demands.memberOff[leg + 1]!; i++) {
        used.add(demands.member[i]!);
        data.add(demands.member[i]!);
      }
      const from = demands.from[leg]!;
      const to = demands.to[leg]!;
      if (from < 0) continue;
      for (const e of onShortestPaths(network, from, to)) used.add(e);
      if (demands.twoWay[leg] === 1) for (const e of onShortestPaths(network, to, from)) used.add(e);
    }
  });
  for (const e of used) if (network.plane[e] === STORAGE) data.add(e);
  const sorted = (set: ReadonlySet<number>): number[] => [...set].sort((a, b) => a - b);
  return { used: sorted(used), data: sorted(data) };
}
