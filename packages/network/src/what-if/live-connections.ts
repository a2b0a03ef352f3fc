import { condense } from '../kernel/condense.js';
import { identity, unite } from '../kernel/union-find.js';
import { reachesOneWay } from '../verdicts/one-way.js';
import { neighboursOf, type ChangedLinks, type RowBuffer } from './changed-links.js';
import { LiveLabels } from './live-labels.js';

/** Elements that change at once, as a share of all, from which on joining everything anew is quicker. */
const REBUILD_SHARE = 1 / 100;

/** Which active elements reach each other: one for each question (any element, possibly clean, proven clean). */
export interface LiveConnections {
  readonly active: Uint8Array;
  /** Elements that became active or stopped being so; `active` holds the new state already. */
  changed(on: readonly number[], off: readonly number[]): void;
  linkAdded(from: number, to: number): void;
  linksRemoved(ends: readonly number[]): void;
  /** What is joined is worked out anew at the next question. */
  forget(): void;
  /** 1 per pair that is joined: both ways where `twoWay` says so, else from the first to the second. */
  joined(from: Int32Array, to: Int32Array, twoWay: Uint8Array): Uint8Array;
}

export function liveConnections(links: ChangedLinks, active: Uint8Array): LiveConnections {
  let labels: LiveLabels | undefined;
  let directed: DirectedLabels | undefined;
  const forget = (): void => {
    labels = directed = undefined;
  };
  return {
    active,
    forget,
    changed(on, off) {
      if (on.length + off.length === 0) return;
      if (!labels || on.length + off.length > active.length * REBUILD_SHARE) {
        forget();
        return;
      }
      // Leaving first: what joins is joined to what is left.
      for (const v of on) active[v] = 0;
      if (off.length > 0) labels.leave(off);
      for (const v of on) active[v] = 1;
      if (on.length > 0) labels.join(on);
    },
    linkAdded(from, to) {
      if (links.directed || !labels) forget();
      else labels.joinEnds(from, to);
    },
    linksRemoved(ends) {
      if (labels) labels.leave([], ends);
      else forget();
    },
    joined(from, to, twoWay) {
      if (links.directed) {
        labels = undefined;
        directed ??= directedLabels(links, active);
        return joinedOneWay(directed, from, to, twoWay);
      }
      labels ??= new LiveLabels(links, allLabels(links, active), active);
      const result = new Uint8Array(from.length);
      for (let i = 0; i < from.length; i++) if (labels.joined(from[i]!, to[i]!)) result[i] = 1;
      return result;
    },
  };
}

/** Representatives of all active elements, joined from scratch. */
function allLabels(links: ChangedLinks, active: Uint8Array): Int32Array {
  const parent = identity(active.length);
  const { off, adj, rel } = links.links.out;
  const { gone } = links;
  for (let v = 0; v < links.base; v++) {
    if (active[v] === 0) continue;
    for (let i = off[v]!; i < off[v + 1]!; i++) {
      const u = adj[i]!;
      // Each link stands at both of its ends; once is enough.
      if (u < v && active[u] === 1 && gone[rel[i]!] === 0) unite(parent, v, u);
    }
  }
  for (const [v, row] of links.out)
    for (const { to, relation } of row)
      if (gone[relation] === 0 && active[v] === 1 && active[to] === 1) unite(parent, v, to);
  // Parents are never larger than the element, so one rising pass reaches every representative.
  for (let v = 0; v < parent.length; v++) parent[v] = active[v] === 0 ? -1 : parent[parent[v]!]!;
  return parent;
}

interface DirectedLabels {
  readonly off: Int32Array;
  readonly adj: Int32Array;
  readonly order: ReturnType<typeof condense>;
}

function directedLabels(links: ChangedLinks, active: Uint8Array): DirectedLabels {
  const count = active.length;
  const buffer: RowBuffer = { items: new Int32Array(64) };
  const off = new Int32Array(count + 1);
  let adj = new Int32Array(1024);
  let size = 0;
  for (let v = 0; v < count; v++) {
    const degree = active[v] === 1 ? neighboursOf(links, v, buffer) : 0;
    if (size + degree > adj.length) {
      const grown = new Int32Array(2 * (size + degree));
      grown.set(adj.subarray(0, size));
      adj = grown;
    }
    for (let i = 0; i < degree; i++) if (active[buffer.items[i]!] === 1) adj[size++] = buffer.items[i]!;
    off[v + 1] = size;
  }
  const skip = Uint16Array.from(active, (a) => 1 - a);
  return { off, adj, order: condense(count, off, adj, skip, 1) };
}

function joinedOneWay(
  { off, adj, order }: DirectedLabels,
  from: Int32Array,
  to: Int32Array,
  twoWay: Uint8Array,
): Uint8Array {
  const reached = reachesOneWay({ label: order.component, order }, off, adj, [...from], [...to]);
  return reached.map((yes, i) => {
    const a = order.component[from[i]!]!;
    return twoWay[i] === 1 ? Number(a !== -1 && a === order.component[to[i]!]) : yes;
  });
}
