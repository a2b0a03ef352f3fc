import { byCodeUnits, PLANES, VERDICTS } from '@cleanpath/model';
import { optimisticBit, pessimisticBit } from '../trust/effective-trust.js';
import { clearTunnels } from './protected-verdicts.js';
import { tunnelElements } from './tunnels.js';
import type { ProtectedPath, ProtectedStep, ProtectedVerdicts } from './types.js';

const CLEAN = VERDICTS.indexOf('clean');
const BLOCKED = VERDICTS.indexOf('blocked');
const TRANSMISSION = PLANES.indexOf('transmission');

/**
 * A path of fewest steps that bears the verdict of a leg on confidentiality and integrity, tunnels as single steps;
 * undefined where the leg is blocked, disconnected or a set. `back`: the other direction. Ties fall by element id.
 */
export function protectedPath(table: ProtectedVerdicts, leg: number, back = false): ProtectedPath | undefined {
  const { view, demands, tunnels } = table;
  const code = table.protectedLeg[leg]!;
  if (code >= BLOCKED || demands.from[leg]! < 0) return undefined;
  const { network, taint } = view;
  const [from, to] = back ? [demands.to[leg]!, demands.from[leg]!] : [demands.from[leg]!, demands.to[leg]!];
  const hidden = tunnelElements(network);
  const bit = code === CLEAN ? pessimisticBit(0) : optimisticBit(0);
  const usable = (e: number): boolean => hidden[e] === 0 && (taint[e]! & bit) === 0;
  const carries = (e: number): boolean => hidden[e] === 0 && (network.plane[e] === TRANSMISSION || usable(e));
  const isUsed = table.protectedLeg[leg] !== table.plainLeg[leg];
  const open = isUsed ? clearTunnels(view, tunnels, hidden, bit) : [];
  const found = search(table, from, to, usable, (e) =>
    open.flatMap(({ element, ends: [a, b] }) =>
      a === e ? [{ to: b, tunnel: element }] : b === e ? [{ to: a, tunnel: element }] : [],
    ),
  );
  if (!found) return undefined;
  const steps = found.map(({ at, to: next, relation, tunnel }): ProtectedStep => {
    if (tunnel === undefined) return { kind: 'link', to: next, relation };
    const way = search(table, at, next, carries, () => [])!;
    return { kind: 'tunnel', to: next, tunnel, crosses: way.slice(0, -1).map((step) => step.to) };
  });
  return { from, steps };
}

interface Hop {
  readonly at: number;
  readonly to: number;
  /** -1 through a tunnel. */
  readonly relation: number;
  readonly tunnel?: number;
}

/** Breadth first, neighbours by id. */
function search(
  { view: { network } }: ProtectedVerdicts,
  from: number,
  to: number,
  usable: (element: number) => boolean,
  hops: (element: number) => readonly { readonly to: number; readonly tunnel: number }[],
): Hop[] | undefined {
  const { off, adj, rel } = network.links.out;
  const { ids } = network.elements;
  const cameBy = new Map<number, Hop | undefined>([[from, undefined]]);
  for (const at of cameBy.keys()) {
    if (at === to) break;
    const next: Hop[] = hops(at).map((hop) => ({ at, relation: -1, ...hop }));
    for (let i = off[at]!; i < off[at + 1]!; i++) next.push({ at, to: adj[i]!, relation: rel[i]! });
    next.sort((a, b) => byCodeUnits(ids[a.to]!, ids[b.to]!) || b.relation - a.relation);
    for (const hop of next) if (!cameBy.has(hop.to) && usable(hop.to)) cameBy.set(hop.to, hop);
  }
  if (!cameBy.has(to)) return undefined;
  const path: Hop[] = [];
  for (let hop = cameBy.get(to); hop; hop = cameBy.get(hop.at)) path.unshift(hop);
  return path;
}
