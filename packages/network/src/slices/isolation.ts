import { byCodeUnits, RELATION_TYPES, type Slice } from '@cleanpath/model';
import type { ChainStep, DemandTable, Network } from '../types.js';
import { classOf, HOST, hostingWithoutSeparation, NOTHING, SEPARATED_HOST, TOLERATED } from './shared-class.js';
import { usedBySlice, type UsedElements } from './slice-use.js';
import {
  SHARED_CLASSES,
  type CoTenancyPath,
  type IsolationOptions,
  type IsolationReport,
  type SharedClass,
  type SharedElement,
  type SlicePair,
} from './types.js';

const DEFAULT_PAIR_LIMIT = 200;
const DEFAULT_ELEMENT_LIMIT = 20;

/**
 * What each pair of slices shares: elements both use, or that both are exposed to through dependencies, with the class
 * of the worst against what each slice requires. Witness chains are shortest and independent of row order.
 */
export function isolation(
  network: Network,
  demands: DemandTable,
  slices: readonly Slice[],
  options: IsolationOptions = {},
): IsolationReport {
  const reaches = slices.map((slice) => reachOf(network, usedBySlice(network, demands, slice)));
  const pairs = sharedByPair(network, reaches);
  const limit = options.elementLimit ?? DEFAULT_ELEMENT_LIMIT;
  const ranked = pairs
    .map((pair) => judgePair(network, slices, reaches, pair))
    .sort((a, b) => b.worst - a.worst || b.shared.length - a.shared.length || a.first - b.first || a.second - b.second);
  return {
    slices: slices.map((slice, i) => ({
      slice,
      used: reaches[i]!.used,
      data: reaches[i]!.data,
      reach: reaches[i]!.distance.size,
    })),
    pairs: ranked
      .slice(0, options.pairLimit ?? DEFAULT_PAIR_LIMIT)
      .map((pair) => describe(network, reaches, pair, limit)),
    sharing: ranked.length,
    violations: ranked.filter(({ worst, allowed }) => worst > allowed).length,
  };
}

/** Elements a slice reaches over exposure dependencies, with the steps from the nearest it uses itself. */
interface Reach extends UsedElements {
  readonly distance: ReadonlyMap<number, number>;
  /** Relations over which the closure runs, by the element they lead to. */
  readonly into: ReadonlyMap<number, readonly { readonly from: number; readonly relation: number }[]>;
}

function reachOf(network: Network, use: UsedElements): Reach {
  const { off, adj, rel } = network.exposure;
  const distance = new Map(use.used.map((e) => [e, 0]));
  const into = new Map<number, { from: number; relation: number }[]>();
  for (const [v, steps] of distance)
    for (let i = off[v]!; i < off[v + 1]!; i++) {
      const u = adj[i]!;
      const list = into.get(u);
      if (list) list.push({ from: v, relation: rel[i]! });
      else into.set(u, [{ from: v, relation: rel[i]! }]);
      if (!distance.has(u)) distance.set(u, steps + 1);
    }
  return { ...use, distance, into };
}

interface Sharing {
  readonly first: number;
  readonly second: number;
  readonly elements: readonly number[];
}

/** Elements reached by both of each pair, over the elements that more than one slice reaches. */
function sharedByPair(network: Network, reaches: readonly Reach[]): Sharing[] {
  const slicesAt = new Map<number, number[]>();
  reaches.forEach(({ distance }, s) => {
    for (const e of distance.keys()) {
      const list = slicesAt.get(e);
      if (list) list.push(s);
      else slicesAt.set(e, [s]);
    }
  });
  const found = new Map<number, number[]>();
  for (const [e, list] of slicesAt)
    for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length; j++) {
        const key = list[i]! * reaches.length + list[j]!;
        const elements = found.get(key);
        if (elements) elements.push(e);
        else found.set(key, [e]);
      }
  const { ids } = network.elements;
  return [...found].map(([key, elements]) => ({
    first: Math.floor(key / reaches.length),
    second: key % reaches.length,
    elements: elements.sort((a, b) => byCodeUnits(ids[a]!, ids[b]!)),
  }));
}

interface Judged extends Omit<Sharing, 'elements'> {
  readonly shared: readonly { readonly element: number; readonly code: number }[];
  readonly worst: number;
  readonly allowed: number;
}

function judgePair(network: Network, slices: readonly Slice[], reaches: readonly Reach[], pair: Sharing): Judged {
  const { first, second, elements } = pair;
  const unseparated = hostingWithoutSeparation(network);
  const shared = elements.map((element) => {
    const code = classOf(network, element);
    if (code !== HOST) return { element, code };
    const hosting = [...(reaches[first]!.into.get(element) ?? []), ...(reaches[second]!.into.get(element) ?? [])];
    // A host a slice uses itself is no tenant of it that evidence could keep apart.
    const direct = [first, second].some((s) => reaches[s]!.distance.get(element) === 0);
    return { element, code: direct || hosting.some(({ relation }) => unseparated(relation)) ? HOST : SEPARATED_HOST };
  });
  shared.sort((a, b) => b.code - a.code);
  return {
    first,
    second,
    shared,
    worst: shared[0]?.code ?? NOTHING,
    allowed: Math.min(...[first, second].map((s) => TOLERATED[slices[s]!.isolation ?? 'none'])),
  };
}

function describe(network: Network, reaches: readonly Reach[], pair: Judged, limit: number): SlicePair {
  const { first, second, shared, worst, allowed } = pair;
  const a = reaches[first]!;
  const b = reaches[second]!;
  const name = (code: number): SharedClass => SHARED_CLASSES[code]!;
  const counts = Object.fromEntries(SHARED_CLASSES.map((c) => [c, 0])) as Record<SharedClass, number>;
  for (const { code } of shared) counts[name(code)]++;
  const top = shared[0];
  const listed = shared.slice(0, limit).map(({ element, code }): SharedElement => ({
    element,
    sharedClass: name(code),
    chains: [chainTo(network, a, element), chainTo(network, b, element)],
  }));
  const through = top && top.code >= SEPARATED_HOST ? top.element : undefined;
  return {
    first,
    second,
    sharedClass: name(worst),
    counts,
    shared: listed,
    suppliers: commonSuppliers(network, a, b),
    allowed: name(allowed),
    violated: worst > allowed,
    ...(through === undefined
      ? {}
      : {
          coTenancy: {
            firstToSecond: coTenancy(network, a, b, through),
            secondToFirst: coTenancy(network, b, a, through),
          },
        }),
  };
}

/** Shortest chain from an element the slice uses (of `starts`) down to one it reaches; smallest ids among equals. */
function chainTo(network: Network, reach: Reach, element: number, distance = reach.distance): ChainStep[] {
  const { ids } = network.elements;
  const steps: ChainStep[] = [];
  let at = element;
  while (distance.get(at)! > 0) {
    const wanted = distance.get(at)! - 1;
    const nearer = (reach.into.get(at) ?? []).filter(({ from }) => distance.get(from) === wanted);
    nearer.sort((x, y) => byCodeUnits(ids[x.from]!, ids[y.from]!) || x.relation - y.relation);
    const { from, relation } = nearer[0]!;
    steps.unshift({ element: at, relation, type: RELATION_TYPES[network.relations.type[relation]!]! });
    at = from;
  }
  return [{ element: at }, ...steps];
}

/** Up the chain of the attacker's slice to what is shared, then down the chain of the data. */
function coTenancy(network: Network, attacker: Reach, victim: Reach, shared: number): CoTenancyPath {
  const up = chainTo(network, attacker, shared);
  const holders = dataDistance(network, victim, shared);
  const down = chainTo(network, victim, shared, holders);
  // Downwards each step is taken over the relation that led up from it.
  const back = down
    .slice(0, -1)
    .reverse()
    .map((step, i): ChainStep => {
      const { relation, type } = down[down.length - 1 - i]!;
      return { element: step.element, relation: relation!, type: type! };
    });
  return { from: up[0]!.element, to: down[0]!.element, shared, steps: [...up, ...back] };
}

/** Steps from the elements that hold the slice's data; from anything it uses where none of them depends on what is shared. */
function dataDistance(network: Network, reach: Reach, shared: number): ReadonlyMap<number, number> {
  const { off, adj } = network.exposure;
  const distance = new Map(reach.data.map((e) => [e, 0]));
  for (const [v, steps] of distance)
    for (let i = off[v]!; i < off[v + 1]!; i++) if (!distance.has(adj[i]!)) distance.set(adj[i]!, steps + 1);
  return distance.has(shared) ? distance : reach.distance;
}

function commonSuppliers(network: Network, a: Reach, b: Reach): number[] {
  const { off, supplier } = network.parties;
  const suppliersOf = ({ distance }: Reach): Set<number> => {
    const found = new Set<number>();
    for (const e of distance.keys())
      if (network.counted[e] === 1) for (let i = off[e]!; i < off[e + 1]!; i++) found.add(supplier[i]!);
    return found;
  };
  const other = suppliersOf(b);
  const { suppliers } = network;
  return [...suppliersOf(a)].filter((s) => other.has(s)).sort((x, y) => byCodeUnits(suppliers[x]!, suppliers[y]!));
}
