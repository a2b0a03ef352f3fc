import { hasManyDeadEnds, keepBetween, rowsOfKept } from '../kernel/dead-ends.js';
import type { LinkEnds } from '../kernel/link-ends.js';
import type { Arcs, DemandTable, Network } from '../types.js';

/** The part of a network that paths between the ends of some demands can use, with rows of its own. */
export interface DemandCore {
  readonly count: number;
  /** Element of each row, ascending. */
  readonly element: Int32Array;
  readonly links: LinkEnds;
  /** Ends of the path legs as rows; -1 for set legs. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const known = new WeakMap<DemandTable, { readonly network: Network; readonly core: DemandCore | undefined }>();

/**
 * The network without its dead ends, which lie on no path between ends of demands: most elements of an access network.
 * Undefined where links work one way or little would be saved. Found once per table of demands.
 */
export function demandCore(network: Network, demands: DemandTable): DemandCore | undefined {
  const before = known.get(demands);
  if (before?.network === network) return before.core;
  const core = network.links.directed || !hasManyDeadEnds(network.links.out.off) ? undefined : find(network, demands);
  known.set(demands, { network, core });
  return core;
}

function find({ count: elements, links }: Network, { from, to }: DemandTable): DemandCore {
  const kept = new Uint8Array(elements);
  for (let leg = 0; leg < from.length; leg++) if (from[leg]! >= 0) kept[from[leg]!] = kept[to[leg]!] = 1;
  keepBetween(links.out.off, links.out.adj, kept);
  const { row, count } = rowsOfKept(kept);
  const element = new Int32Array(count);
  for (let v = 0; v < elements; v++) if (row[v]! >= 0) element[row[v]!] = v;
  const rowOf = (end: number): number => (end < 0 ? -1 : row[end]!);
  return { count, element, links: keptLinks(links.out, element, row), from: from.map(rowOf), to: to.map(rowOf) };
}

function keptLinks({ off, adj }: Arcs, element: Int32Array, row: Int32Array): LinkEnds {
  let links = 0;
  const each = (visit: (a: number, b: number) => void): void => {
    for (let a = 0; a < element.length; a++) {
      const end = off[element[a]! + 1]!;
      for (let i = off[element[a]!]!; i < end; i++) if (row[adj[i]!]! > a) visit(a, row[adj[i]!]!);
    }
  };
  each(() => links++);
  const from = new Int32Array(links);
  const to = new Int32Array(links);
  let at = 0;
  each((a, b) => {
    from[at] = a;
    to[at++] = b;
  });
  return { from, to };
}
