/**
 * Elements by rising distance in a binary heap, for Dijkstra's search. An element may be pushed again with a smaller
 * key; the stale entry comes out later with its old key.
 */
export class DistanceQueue {
  /** Key of the element last popped. */
  key = 0;
  #keys = new Float64Array(1024);
  #element = new Int32Array(1024);
  #size = 0;

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

  /** The element with the smallest key; -1 when empty. */
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
