import { byCodeUnits } from '@cleanpath/model';
import { Heap } from '../kernel/heap.js';
import type { Arcs } from '../types.js';
import { cleaningCost } from './element-cost.js';
import type { Run } from './run.js';

/** How a place was reached most cheaply. */
export interface Step {
  readonly cost: number;
  readonly hops: number;
  /** Place before on this side, -1 at the end the search started from. */
  readonly previous: number;
  /** The link crossed between the places, in the direction of the traffic; -1 at the start. */
  readonly relation: number;
  readonly tail: number;
  readonly head: number;
}

interface Entry {
  readonly place: number;
  readonly cost: number;
  readonly hops: number;
}

/**
 * One side of a two-sided Dijkstra search over places: an element that is not clean, or a whole clean neighbourhood,
 * which costs nothing to cross. `ahead` pays for entering an element, `behind` for leaving it towards the goal, so
 * that the two costs at a meeting place add up. Ties fall by links, then ids: the result does not depend on row order.
 */
export class CostSearch {
  readonly steps = new Map<number, Step>();
  settled = 0;
  readonly #run: Run;
  readonly #arcs: Arcs;
  readonly #ahead: boolean;
  readonly #done = new Set<number>();
  readonly #heap: Heap<Entry>;

  constructor(run: Run, start: number, side: 'ahead' | 'behind') {
    this.#run = run;
    this.#ahead = side === 'ahead';
    this.#arcs = this.#ahead ? run.network.links.out : run.network.links.into;
    const ids = run.network.elements.ids;
    this.#heap = new Heap<Entry>((a, b) => {
      if (a.cost !== b.cost) return a.cost < b.cost;
      if (a.hops !== b.hops) return a.hops < b.hops;
      return byCodeUnits(ids[a.place]!, ids[b.place]!) < 0;
    });
    const place = this.placeOf(start);
    const cost = this.#ahead ? this.#costOf(place) : 0;
    this.steps.set(place, { cost, hops: 0, previous: -1, relation: -1, tail: start, head: start });
    this.#heap.push({ place, cost, hops: 0 });
  }

  /** The element that stands for a clean neighbourhood is the one with the smallest id. */
  placeOf(element: number): number {
    const label = this.#run.labels.label[element]!;
    return label === -1 ? element : this.#run.groups().first[label]!;
  }

  nextCost(): number {
    this.#skipDone();
    return this.#heap.top?.cost ?? Number.POSITIVE_INFINITY;
  }

  /** Elements the next place holds. */
  nextSize(): number {
    this.#skipDone();
    const label = this.#heap.top ? this.#run.labels.label[this.#heap.top.place]! : -1;
    if (label === -1) return 1;
    const { off } = this.#run.groups();
    return off[label + 1]! - off[label]!;
  }

  /** Settles the next place; returns the places that got a cheaper way. */
  settle(): number[] {
    this.#skipDone();
    const entry = this.#heap.pop()!;
    const { place } = entry;
    this.#done.add(place);
    const touched: number[] = [];
    const label = this.#run.labels.label[place]!;
    if (label === -1) {
      this.settled++;
      this.#relax(place, entry, touched);
      return touched;
    }
    const { off, members } = this.#run.groups();
    this.settled += off[label + 1]! - off[label]!;
    for (let m = off[label]!; m < off[label + 1]!; m++) this.#relax(members[m]!, entry, touched);
    return touched;
  }

  #relax(element: number, at: Entry, touched: number[]): void {
    const { off, adj, rel } = this.#arcs;
    const leaving = this.#ahead ? 0 : this.#costOf(at.place);
    for (let i = off[element]!; i < off[element + 1]!; i++) {
      const other = adj[i]!;
      const place = this.placeOf(other);
      if (place === at.place || this.#done.has(place)) continue;
      const cost = at.cost + (this.#ahead ? this.#costOf(place) : leaving);
      const hops = at.hops + 1;
      const tail = this.#ahead ? element : other;
      const head = this.#ahead ? other : element;
      const known = this.steps.get(place);
      if (known && !this.#isBetter(cost, hops, tail, head, known)) continue;
      this.steps.set(place, { cost, hops, previous: at.place, relation: rel[i]!, tail, head });
      touched.push(place);
      if (!known || cost !== known.cost || hops !== known.hops) this.#heap.push({ place, cost, hops });
    }
  }

  #isBetter(cost: number, hops: number, tail: number, head: number, known: Step): boolean {
    if (cost !== known.cost) return cost < known.cost;
    if (hops !== known.hops) return hops < known.hops;
    const ids = this.#run.network.elements.ids;
    if (tail !== known.tail) return byCodeUnits(ids[tail]!, ids[known.tail]!) < 0;
    return head !== known.head && byCodeUnits(ids[head]!, ids[known.head]!) < 0;
  }

  #costOf(place: number): number {
    if (this.#run.labels.label[place] !== -1) return 0;
    return cleaningCost(this.#run.view, this.#run.scope, place);
  }

  #skipDone(): void {
    for (let top = this.#heap.top; top && this.#done.has(top.place); top = this.#heap.top) this.#heap.pop();
  }
}
