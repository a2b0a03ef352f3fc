import { numberValue } from '@cleanpath/model';
import { routedTaint } from '../meanings/routed.js';
import type { Network, VerdictTable } from '../types.js';

/** What one demand asks for. */
export interface DemandNeeds {
  /** Elements that have to be clean whatever the paths. */
  readonly elements: readonly number[];
  /** Ordered pairs of elements that need a clean path; both orders where links are one-way and both ways are needed. */
  readonly pairs: readonly (readonly [number, number])[];
}

export function demandNeeds({ demands, view }: VerdictTable, demand: number): DemandNeeds {
  const elements: number[] = [];
  const pairs: [number, number][] = [];
  for (let leg = demands.legOff[demand]!; leg < demands.legOff[demand + 1]!; leg++) {
    const from = demands.from[leg]!;
    const to = demands.to[leg]!;
    if (from < 0) {
      elements.push(...demands.member.subarray(demands.memberOff[leg], demands.memberOff[leg + 1]));
      continue;
    }
    elements.push(from, to);
    if (from === to) continue;
    pairs.push([from, to]);
    if (view.network.links.directed && demands.twoWay[leg] === 1) pairs.push([to, from]);
  }
  return { elements, pairs };
}

/** Everything on a shortest path of the demand, either way where both are needed: with fixed routing all of it counts. */
export function routedNeeds(table: VerdictTable, demand: number): DemandNeeds {
  const { demands, view } = table;
  const found = new Set<number>();
  for (let leg = demands.legOff[demand]!; leg < demands.legOff[demand + 1]!; leg++) {
    const from = demands.from[leg]!;
    const to = demands.to[leg]!;
    for (let i = demands.memberOff[leg]!; i < demands.memberOff[leg + 1]!; i++) found.add(demands.member[i]!);
    if (from < 0) continue;
    for (const e of onShortestPaths(view.network, from, to)) found.add(e);
    if (demands.twoWay[leg] === 1) for (const e of onShortestPaths(view.network, to, from)) found.add(e);
  }
  return { elements: [...found], pairs: [] };
}

/** Elements on any path of least metric, the ends included. */
export function onShortestPaths(network: Network, from: number, to: number): ReadonlySet<number> {
  const { off, adj, rel } = network.links.out;
  const { distance } = distancesTo(network)(to);
  const found = new Set([from, to]);
  if (!Number.isFinite(distance[from]!)) return found;
  const open = [from];
  const seen = new Set(open);
  for (let u = open.pop(); u !== undefined; u = open.pop()) {
    found.add(u);
    for (let i = off[u]!; i < off[u + 1]!; i++) {
      const v = adj[i]!;
      if (seen.has(v) || distance[u] !== arcMetric(network, rel[i]!, u) + distance[v]!) continue;
      seen.add(v);
      open.push(v);
    }
  }
  return found;
}

function arcMetric({ relations }: Network, relation: number, from: number): number {
  const forward = numberValue(relations.number.metric, relation) ?? 1;
  if (relations.from[relation] === from) return forward;
  return numberValue(relations.number.metricReverse, relation) ?? forward;
}

const searches = new WeakMap<Network, ReturnType<typeof routedTaint>>();

/** One search per network, so that its arrays are made once. */
function distancesTo(network: Network): ReturnType<typeof routedTaint> {
  let search = searches.get(network);
  if (!search) searches.set(network, (search = routedTaint(network, new Uint16Array(network.count))));
  return search;
}
