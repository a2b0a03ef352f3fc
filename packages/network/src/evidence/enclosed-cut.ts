import { find } from '../kernel/union-find.js';
import type { Run } from './run.js';

/**
 * The cut around a small clean neighbourhood in a large network. The members are the elements around it that are
 * joined to the other end outside. Instead of searching all of the outside from the other end, searches start there
 * and next to every border element and take turns; where two meet they become one. As soon as a single search is
 * left open, everything else is known to be a closed pocket, and the answer is the same as that of the full search.
 */
export function enclosedCut(run: Run, from: number, to: number): number[] {
  const border = borderOf(run, from);
  const pockets = explore(run, border, to);
  const goal = find(pockets.parent, pockets.owner.get(to)!);
  return border.elements.filter((b) => touches(run, b, pockets, goal));
}

interface Border {
  readonly elements: readonly number[];
  /** Clean neighbourhood and border: closed to the searches outside. */
  readonly closed: ReadonlySet<number>;
}

interface Pockets {
  /** Search that saw each element. */
  readonly owner: ReadonlyMap<number, number>;
  /** Union-find over searches. */
  readonly parent: Int32Array;
}

function borderOf(run: Run, from: number): Border {
  const { off, adj } = run.network.links.out;
  const taint = run.view.taint;
  const closed = new Set([from]);
  const inside = [from];
  const elements: number[] = [];
  for (let v = inside.pop(); v !== undefined; v = inside.pop()) {
    for (let i = off[v]!; i < off[v + 1]!; i++) {
      const u = adj[i]!;
      if (closed.has(u)) continue;
      closed.add(u);
      if ((taint[u]! & run.bit) !== 0) elements.push(u);
      else inside.push(u);
    }
  }
  return { elements, closed };
}

/** Elements a search takes from its queue per turn: enough to spread the cost of the turn. */
const TURN = 16;

function explore(run: Run, border: Border, to: number): Pockets {
  const { off, adj } = run.network.links.out;
  const owner = new Map<number, number>();
  const queues: Queue[] = [];
  const start = (element: number): void => {
    if (owner.has(element) || border.closed.has(element)) return;
    owner.set(element, queues.length);
    queues.push({ items: [element], head: 0 });
  };
  start(to);
  for (const b of border.elements) for (let i = off[b]!; i < off[b + 1]!; i++) start(adj[i]!);
  const parent = Int32Array.from(queues, (_, search) => search);
  let open = queues.map((_, search) => search);
  while (open.length > 1 && waiting(queues[find(parent, 0)]!) > 0) {
    for (const search of open) {
      if (find(parent, search) !== search) continue;
      for (let turn = 0; turn < TURN; turn++) {
        const head = find(parent, search);
        const queue = queues[head]!;
        if (waiting(queue) === 0) break;
        const v = queue.items[queue.head++]!;
        for (let i = off[v]!; i < off[v + 1]!; i++) {
          const u = adj[i]!;
          if (border.closed.has(u)) continue;
          const other = owner.get(u);
          if (other === undefined) {
            owner.set(u, head);
            queues[find(parent, head)]!.items.push(u);
          } else merge(parent, queues, head, other);
        }
      }
    }
    open = open.filter((search) => find(parent, search) === search && waiting(queues[search]!) > 0);
  }
  return { owner, parent };
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

function touches(run: Run, b: number, { owner, parent }: Pockets, goal: number): boolean {
  const { off, adj } = run.network.links.out;
  for (let i = off[b]!; i < off[b + 1]!; i++) {
    const search = owner.get(adj[i]!);
    if (search !== undefined && find(parent, search) === goal) return true;
  }
  return false;
}
