import { find, identity } from '../kernel/union-find.js';
import { neighboursOf, type ChangedLinks, type RowBuffer } from './changed-links.js';

/**
 * Elements a search takes per turn. Where many searches start at once (a supplier goes) nearly all meet at their first
 * steps, so that anything longer would look around far more than needed.
 */
const TURN = 1;

const NONE = -1;

/** Labels kept in store beyond two per element. */
const SPARE = 64;

/**
 * Which of the active elements can reach each other, kept up to date while elements and links come and go; links work
 * both ways. What joins costs its links. What leaves costs the smaller of the pieces it may leave behind: searches
 * start at every neighbour and take turns until all but one are closed or met (after Even and Shiloach 1981).
 */
export class LiveLabels {
  readonly #links: ChangedLinks;
  readonly #active: Uint8Array;
  readonly #label: Int32Array;
  /** Union-find over labels. */
  #parent: Int32Array;
  #labels: number;
  readonly #owner: Int32Array;
  readonly #next: Int32Array;
  readonly #buffer: RowBuffer = { items: new Int32Array(64) };

  /** `label` are joined sets as representatives by row, -1 for what is not active. */
  constructor(links: ChangedLinks, label: Int32Array, active: Uint8Array) {
    this.#links = links;
    this.#active = active;
    this.#label = label;
    this.#parent = identity(2 * label.length + SPARE);
    this.#labels = label.length;
    this.#owner = new Int32Array(label.length).fill(NONE);
    this.#next = new Int32Array(label.length);
  }

  joined(a: number, b: number): boolean {
    if (this.#active[a] === 0 || this.#active[b] === 0) return false;
    return this.#root(a) === this.#root(b);
  }

  /** Takes elements in that became active. */
  join(elements: readonly number[]): void {
    for (const v of elements) this.#label[v] = this.#fresh();
    for (const v of elements) {
      const count = neighboursOf(this.#links, v, this.#buffer);
      for (let i = 0; i < count; i++) {
        const u = this.#buffer.items[i]!;
        if (this.#active[u] === 1) this.#unite(v, u);
      }
    }
  }

  /** A link was added between two elements. */
  joinEnds(a: number, b: number): void {
    if (this.#active[a] === 1 && this.#active[b] === 1) this.#unite(a, b);
  }

  /** Elements stopped being active, and links between `ends` are gone: finds out what falls apart. */
  leave(elements: readonly number[], ends: readonly number[] = []): void {
    const seeds: number[] = [];
    for (const v of elements) {
      const count = neighboursOf(this.#links, v, this.#buffer);
      for (let i = 0; i < count; i++)
        if (this.#active[this.#buffer.items[i]!] === 1) seeds.push(this.#buffer.items[i]!);
    }
    for (const v of ends) if (this.#active[v] === 1) seeds.push(v);
    this.#split(seeds);
    for (const v of elements) this.#label[v] = NONE;
  }

  #root(v: number): number {
    return find(this.#parent, this.#label[v]!);
  }

  #fresh(): number {
    if (this.#labels === this.#parent.length) {
      const grown = identity(2 * this.#labels);
      grown.set(this.#parent);
      this.#parent = grown;
    }
    return this.#labels++;
  }

  #unite(v: number, u: number): void {
    const a = this.#root(v);
    const b = this.#root(u);
    if (a < b) this.#parent[b] = a;
    else if (b < a) this.#parent[a] = b;
  }

  #split(seeds: readonly number[]): void {
    const searches = new Searches(this.#owner, this.#next);
    /** Searches still open per joined set. */
    const openIn = new Map<number, number>();
    const home: number[] = [];
    for (const v of seeds) {
      if (!searches.start(v)) continue;
      const set = this.#root(v);
      home.push(set);
      openIn.set(set, (openIn.get(set) ?? 0) + 1);
    }
    let open = home.map((_, s) => s);
    while (open.length > 0) {
      for (const s of open) {
        for (let turn = 0; turn < TURN && searches.isHead(s) && openIn.get(home[s]!)! > 1; turn++) {
          const v = searches.take(s);
          if (v === NONE) break;
          const count = neighboursOf(this.#links, v, this.#buffer);
          for (let i = 0; i < count; i++) {
            const u = this.#buffer.items[i]!;
            if (this.#active[u] === 1 && searches.meet(s, u)) openIn.set(home[s]!, openIn.get(home[s]!)! - 1);
          }
        }
        if (searches.isHead(s) && searches.isClosed(s) && !searches.counted[s]) {
          searches.counted[s] = true;
          openIn.set(home[s]!, openIn.get(home[s]!)! - 1);
        }
      }
      open = open.filter((s) => searches.isHead(s) && !searches.isClosed(s) && openIn.get(home[s]!)! > 1);
    }
    for (const s of home.keys()) {
      if (!searches.isHead(s) || !searches.isClosed(s)) continue;
      const label = this.#fresh();
      searches.forEach(s, (v) => (this.#label[v] = label));
    }
    searches.release();
  }
}

/** Searches that share two arrays over elements; every element seen is in one list of one search. */
class Searches {
  readonly counted: boolean[] = [];
  readonly #owner: Int32Array;
  readonly #next: Int32Array;
  readonly #parent: number[] = [];
  /** First and last element of the lists of each search: seen and waiting, and done. */
  readonly #waiting: [number, number][] = [];
  readonly #done: [number, number][] = [];

  constructor(owner: Int32Array, next: Int32Array) {
    this.#owner = owner;
    this.#next = next;
  }

  /** Starts a search at an element unless one has seen it. */
  start(v: number): boolean {
    if (this.#owner[v] !== NONE) return false;
    const s = this.#parent.length;
    this.#parent.push(s);
    this.counted.push(false);
    this.#waiting.push([v, v]);
    this.#done.push([NONE, NONE]);
    this.#owner[v] = s;
    this.#next[v] = NONE;
    return true;
  }

  isHead(s: number): boolean {
    return this.#parent[s] === s;
  }

  isClosed(s: number): boolean {
    return this.#waiting[s]![0] === NONE;
  }

  /** Next element to look around from; NONE where the search is closed. */
  take(s: number): number {
    const list = this.#waiting[s]!;
    const v = list[0];
    if (v === NONE) return NONE;
    list[0] = this.#next[v]!;
    if (list[0] === NONE) list[1] = NONE;
    this.#append(this.#done[s]!, v, v);
    return v;
  }

  /** The search sees an element; whether that joined it with another search. */
  meet(s: number, u: number): boolean {
    const owner = this.#owner[u]!;
    if (owner === NONE) {
      this.#owner[u] = s;
      this.#append(this.#waiting[s]!, u, u);
      return false;
    }
    const other = this.#find(owner);
    if (other === s) return false;
    // The search at work stays the head, so that its turn can go on.
    this.#parent[other] = s;
    for (const lists of [this.#waiting, this.#done]) {
      const [first, last] = lists[other]!;
      if (first !== NONE) this.#append(lists[s]!, first, last);
      lists[other] = [NONE, NONE];
    }
    return true;
  }

  forEach(s: number, visit: (element: number) => void): void {
    for (const [first] of [this.#waiting[s]!, this.#done[s]!])
      for (let v = first; v !== NONE; v = this.#next[v]!) visit(v);
  }

  /** Leaves the shared arrays as they were. */
  release(): void {
    for (const s of this.#parent.keys()) this.forEach(s, (v) => (this.#owner[v] = NONE));
  }

  #append(list: [number, number], first: number, last: number): void {
    this.#next[last] = NONE;
    if (list[0] === NONE) list[0] = first;
    else this.#next[list[1]] = first;
    list[1] = last;
  }

  #find(s: number): number {
    let head = s;
    while (this.#parent[head] !== head) head = this.#parent[head]!;
    for (let at = s; at !== head;) {
      const up = this.#parent[at]!;
      this.#parent[at] = head;
      at = up;
    }
    return head;
  }
}
