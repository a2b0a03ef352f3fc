import { byCodeUnits } from '@cleanpath/model';
import { Heap } from '../kernel/heap.js';
import type { Arcs } from '../types.js';
import { cleaningCosts, type CleaningCosts } from './element-cost.js';
import type { Run } from './run.js';

/** How the places of one side were reached most cheaply; arrays over elements, left clean after every use. */
export interface CostScratch {
  /** -1 where the place was not reached. */
  readonly cost: Float64Array;
  readonly hops: Int32Array;
  /** Place before on this side, -1 at the end the search started from. */
  readonly previous: Int32Array;
  /** The link crossed between the places, -1 at the start, and its end towards the start of the traffic. */
  readonly relation: Int32Array;
  readonly tail: Int32Array;
  /** 1 where the place is settled. */
  readonly done: Uint8Array;
}

export function costScratch(count: number): CostScratch {
  return {
    cost: new Float64Array(count).fill(-1),
    hops: new Int32Array(count),
    previous: new Int32Array(count),
    relation: new Int32Array(count),
    tail: new Int32Array(count),
    done: new Uint8Array(count),
  };
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
  readonly at: CostScratch;
  settled = 0;
  readonly #run: Run;
  readonly #arcs: Arcs;
  readonly #ahead: boolean;
  readonly #costs: CleaningCosts;
  readonly #label: Int32Array;
  readonly #first: Int32Array;
  readonly #touched: number[] = [];
  readonly #heap: Heap<Entry>;

  constructor(run: Run, start: number, side: 'ahead' | 'behind', scratch: CostScratch) {
    this.at = scratch;
    this.#run = run;
    this.#ahead = side === 'ahead';
    this.#arcs = this.#ahead ? run.network.links.out : run.network.links.into;
    this.#costs = cleaningCosts(run.view, run.scope);
    this.#label = run.labels.label;
    this.#first = run.groups().first;
    const ids = run.network.elements.ids;
    this.#heap = new Heap<Entry>((a, b) => {
      if (a.cost !== b.cost) return a.cost < b.cost;
      if (a.hops !== b.hops) return a.hops < b.hops;
      return byCodeUnits(ids[a.place]!, ids[b.place]!) < 0;
    });
    const place = this.placeOf(start);
    this.#reach(place, this.#ahead ? this.#costOf(place) : 0, 0, -1, -1, start);
  }

  /** The element that stands for a clean neighbourhood is the one with the smallest id. */
  placeOf(element: number): number {
    const label = this.#label[element]!;
    return label === -1 ? element : this.#first[label]!;
  }

  nextCost(): number {
    this.#skipDone();
    return this.#heap.top?.cost ?? Number.POSITIVE_INFINITY;
  }

  /** Elements the next place holds. */
  nextSize(): number {
    this.#skipDone();
    const label = this.#heap.top ? this.#label[this.#heap.top.place]! : -1;
    if (label === -1) return 1;
    const { off } = this.#run.groups();
    return off[label + 1]! - off[label]!;
  }

  /** Settles the next place; returns the places that got a cheaper way. */
  settle(): readonly number[] {
    this.#skipDone();
    const entry = this.#heap.pop()!;
    const { place } = entry;
    this.at.done[place] = 1;
    const better: number[] = [];
    const label = this.#label[place]!;
    if (label === -1) {
      this.settled++;
      this.#relax(place, entry, better);
      return better;
    }
    const { off, members } = this.#run.groups();
    this.settled += off[label + 1]! - off[label]!;
    for (let m = off[label]!; m < off[label + 1]!; m++) this.#relax(members[m]!, entry, better);
    return better;
  }

  /** Gives the arrays back as they were. */
  release(): void {
    for (const place of this.#touched) {
      this.at.cost[place] = -1;
      this.at.done[place] = 0;
    }
  }

  #relax(element: number, from: Entry, better: number[]): void {
    const { off, adj, rel } = this.#arcs;
    const { done, cost: known } = this.at;
    const leaving = this.#ahead ? 0 : this.#costOf(from.place);
    const hops = from.hops + 1;
    for (let i = off[element]!; i < off[element + 1]!; i++) {
      const other = adj[i]!;
      const place = this.placeOf(other);
      if (place === from.place || done[place] === 1) continue;
      const cost = from.cost + (this.#ahead ? this.#costOf(place) : leaving);
      const tail = this.#ahead ? element : other;
      const relation = rel[i]!;
      if (known[place] !== -1 && !this.#isBetter(cost, hops, tail, relation, place)) continue;
      this.#reach(place, cost, hops, from.place, relation, tail);
      better.push(place);
    }
  }

  #reach(place: number, cost: number, hops: number, previous: number, relation: number, tail: number): void {
    const { at } = this;
    if (at.cost[place] === -1) this.#touched.push(place);
    if (cost !== at.cost[place] || hops !== at.hops[place]) this.#heap.push({ place, cost, hops });
    at.cost[place] = cost;
    at.hops[place] = hops;
    at.previous[place] = previous;
    at.relation[place] = relation;
    at.tail[place] = tail;
  }

  #isBetter(cost: number, hops: number, tail: number, relation: number, place: number): boolean {
    const { at } = this;
    if (cost !== at.cost[place]) return cost < at.cost[place]!;
    if (hops !== at.hops[place]) return hops < at.hops[place]!;
    const ids = this.#run.network.elements.ids;
    const knownTail = at.tail[place]!;
    if (tail !== knownTail) return byCodeUnits(ids[tail]!, ids[knownTail]!) < 0;
    const head = otherEnd(this.#run, relation, tail);
    const knownHead = otherEnd(this.#run, at.relation[place]!, tail);
    return head !== knownHead && byCodeUnits(ids[head]!, ids[knownHead]!) < 0;
  }

  #costOf(place: number): number {
    return this.#label[place] === -1 ? this.#costs.of(place) : 0;
  }

  #skipDone(): void {
    const { done } = this.at;
    for (let top = this.#heap.top; top && done[top.place] === 1; top = this.#heap.top) this.#heap.pop();
  }
}

/** The end of a link that is not `element`. */
export function otherEnd(run: Run, relation: number, element: number): number {
  const { from, to } = run.network.relations;
  return from[relation] === element ? to[relation]! : from[relation]!;
}
