import { find, identity, unite } from '../kernel/union-find.js';
import type { Arcs, Network } from '../types.js';

/**
 * What keeps two elements apart when some elements can never be clean: the hopeless ones on the border of what the
 * first reaches that the second reaches too, or none where they are joined without any.
 */
export function blockersBetween(
  network: Network,
  isHopeless: ((element: number) => boolean) | undefined,
): (from: number, to: number) => number[] {
  if (!isHopeless) return () => [];
  const hopeless = new Uint8Array(network.count);
  for (let e = 0; e < network.count; e++) if (isHopeless(e)) hopeless[e] = 1;
  const { out, into, directed } = network.links;
  const label = directed ? undefined : joined(network.count, out, hopeless);
  return (from, to) => {
    if (label && find(label, from) === find(label, to)) return [];
    const ahead = reached(out, from, (e) => hopeless[e] === 1);
    if (ahead.inside.has(to)) return [];
    const behind = reached(into, to, (e) => ahead.border.has(e));
    return [...behind.border];
  };
}

function joined(count: number, { off, adj }: Arcs, hopeless: Uint8Array): Int32Array {
  const parent = identity(count);
  for (let v = 0; v < count; v++) {
    if (hopeless[v] === 1) continue;
    for (let i = off[v]!; i < off[v + 1]!; i++) if (hopeless[adj[i]!] === 0) unite(parent, v, adj[i]!);
  }
  return parent;
}

function reached(
  { off, adj }: Arcs,
  start: number,
  stops: (element: number) => boolean,
): { inside: Set<number>; border: Set<number> } {
  const inside = new Set([start]);
  const border = new Set<number>();
  for (const v of inside)
    for (let i = off[v]!; i < off[v + 1]!; i++) {
      const u = adj[i]!;
      if (stops(u)) border.add(u);
      else inside.add(u);
    }
  return { inside, border };
}
