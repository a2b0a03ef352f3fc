import { find } from '../kernel/union-find.js';
import type { Arcs } from '../types.js';

/** What lies around a border: pockets that are closed, and at most one region left open. */
export interface Pockets {
  /** Search that saw each element near the border. */
  readonly owner: ReadonlyMap<number, number>;
  /** Union-find over searches. */
  readonly parent: Int32Array;
  /** Search of the region left open, -1 where every pocket is closed. Elements nobody saw belong to it. */
  readonly open: number;
}

/** Elements a search takes from its queue per turn: enough to spread the cost of the turn. */
const TURN = 16;

/**
 * Searches start next to every border element and take turns; where two meet they become one. As soon as a single one
 * is left open, everything else is known to be a closed pocket, so a small border in a large network costs what lies
 * near it, not the whole network.
 */
export function closedPockets(arcs: Arcs, border: readonly number[], closed: ReadonlySet<number>): Pockets {
  const { off, adj } = arcs;
  const owner = new Map<number, number>();
  const queues: Queue[] = [];
  for (const b of border) {
    for (let i = off[b]!; i < off[b + 1]!; i++) {
      const u = adj[i]!;
      if (owner.has(u) || closed.has(u)) continue;
      owner.set(u, queues.length);
      queues.push({ items: [u], head: 0 });
    }
  }
  const parent = Int32Array.from(queues, (_, search) => search);
  let open = queues.map((_, search) => search);
  const step = (search: number): boolean => {
    const head = find(parent, search);
    const queue = queues[head]!;
    if (waiting(queue) === 0) return false;
    const v = queue.items[queue.head++]!;
    for (let i = off[v]!; i < off[v + 1]!; i++) {
      const u = adj[i]!;
      if (closed.has(u)) continue;
      const other = owner.get(u);
      if (other === undefined) {
        owner.set(u, head);
        queues[find(parent, head)]!.items.push(u);
      } else merge(parent, queues, head, other);
    }
    return true;
  };
  const isOpen = (search: number): boolean => find(parent, search) === search && waiting(queues[search]!) > 0;
  while (open.length > 1) {
    for (const search of open) {
      // A search that met another goes on as part of it.
      if (find(parent, search) !== search) continue;
      for (let turn = 0; turn < TURN && step(search); turn++);
    }
    open = open.filter(isOpen);
  }
  return { owner, parent, open: open[0] ?? -1 };
}

/** First in, first out: neighbouring searches grow as discs and meet soon. */
interface Queue {
  readonly items: number[];
  head: number;
}

const waiting = (queue: Queue): number => queue.items.length - queue.head;

/** The longer queue takes the shorter one's elements; the smaller index stays the representative. */
function merge(parent: Int32Array, queues: Queue[], a: number, b: number): void {
  const ra = find(parent, a);
  const rb = find(parent, b);
  if (ra === rb) return;
  const kept = Math.min(ra, rb);
  const gone = Math.max(ra, rb);
  const longer = waiting(queues[kept]!) >= waiting(queues[gone]!) ? queues[kept]! : queues[gone]!;
  const shorter = longer === queues[kept] ? queues[gone]! : queues[kept]!;
  for (let i = shorter.head; i < shorter.items.length; i++) longer.items.push(shorter.items[i]!);
  queues[kept] = longer;
  queues[gone] = { items: [], head: 0 };
  parent[gone] = kept;
}
