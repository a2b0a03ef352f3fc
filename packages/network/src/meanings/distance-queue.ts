/**
 * Elements by rising distance, for Dijkstra's search. An element may be pushed again with a smaller key; the stale
 * entry comes out later with its old key.
 */
export interface DistanceQueue {
  /** Key of the element last popped. */
  readonly key: number;
  /** Empties it for a new search, whose keys start at 0. */
  clear(): void;
  /** `key` is not below that of the element last popped. */
  push(key: number, element: number): void;
  /** The element with the smallest key; -1 when empty. */
  pop(): number;
}

/** Longest metric served by buckets: one list head per unit of it. Interior gateway costs mostly fit in 16 bits. */
const MOST_BUCKETS = 1 << 16;

/** Buckets where metrics are small whole numbers (Dial 1969), a binary heap otherwise. */
export function distanceQueue(longestMetric: number): DistanceQueue {
  return longestMetric < MOST_BUCKETS ? new BucketQueue(longestMetric) : new HeapQueue();
}

/** Keys in the queue never differ by more than the longest metric, so a ring of lists holds them all. */
class BucketQueue implements DistanceQueue {
  key = 0;
  readonly #mask: number;
  readonly #head: Int32Array;
  #element = new Int32Array(1024);
  #next = new Int32Array(1024);
  #used = 0;
  #size = 0;

  constructor(longestMetric: number) {
    let ring = 1;
    while (ring <= longestMetric) ring *= 2;
    this.#mask = ring - 1;
    this.#head = new Int32Array(ring).fill(-1);
  }

  clear(): void {
    this.key = 0;
    this.#head.fill(-1);
    this.#used = 0;
    this.#size = 0;
  }

  push(key: number, element: number): void {
    this.#size++;
    const entry = this.#used++;
    if (entry === this.#element.length) this.#grow();
    const slot = key & this.#mask;
    this.#element[entry] = element;
    this.#next[entry] = this.#head[slot]!;
    this.#head[slot] = entry;
  }

  pop(): number {
    if (this.#size === 0) return -1;
    let slot = this.key & this.#mask;
    while (this.#head[slot] === -1) {
      this.key++;
      slot = this.key & this.#mask;
    }
    const entry = this.#head[slot]!;
    this.#head[slot] = this.#next[entry]!;
    this.#size--;
    return this.#element[entry]!;
  }

  #grow(): void {
    const element = new Int32Array(2 * this.#element.length);
    const next = new Int32Array(element.length);
    element.set(this.#element);
    next.set(this.#next);
    this.#element = element;
    this.#next = next;
  }
}

class HeapQueue implements DistanceQueue {
  key = 0;
  #keys = new Float64Array(1024);
  #element = new Int32Array(1024);
  #size = 0;

  clear(): void {
    this.key = 0;
    this.#size = 0;
  }

  push(key: number, element: number): void {
    if (this.#size === this.#keys.length) this.#grow();
    let at = this.#size++;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (this.#keys[up]! <= key) break;
      this.#keys[at] = this.#keys[up]!;
      this.#element[at] = this.#element[up]!;
      at = up;
    }
    this.#keys[at] = key;
    this.#element[at] = element;
  }

  pop(): number {
    if (this.#size === 0) return -1;
    this.key = this.#keys[0]!;
    const top = this.#element[0]!;
    const last = --this.#size;
    const key = this.#keys[last]!;
    const element = this.#element[last]!;
    let at = 0;
    for (let child = 1; child < last; child = 2 * at + 1) {
      if (child + 1 < last && this.#keys[child + 1]! < this.#keys[child]!) child++;
      if (this.#keys[child]! >= key) break;
      this.#keys[at] = this.#keys[child]!;
      this.#element[at] = this.#element[child]!;
      at = child;
    }
    this.#keys[at] = key;
    this.#element[at] = element;
    return top;
  }

  #grow(): void {
    const keys = new Float64Array(2 * this.#keys.length);
    const element = new Int32Array(keys.length);
    keys.set(this.#keys);
    element.set(this.#element);
    this.#keys = keys;
    this.#element = element;
  }
}
