import { elementKind } from '@cleanpath/model';
import { isSpan, type Places } from '../report/map/places.js';
import type { Study } from '../study.js';

/**
 * What joins two places, grouped by pair of places: span `s` of pair `p` for `off[p] ≤ s < off[p + 1]`. `a < b` are place
 * numbers; `from`, `to` and `between` element rows, `between` -1 where the two are linked directly.
 */
export interface PlacePairs {
  readonly count: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly off: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly between: Int32Array;
}

/** Links between elements of different places, and elements such as fibre spans that run from one place to another. */
export function placePairs(study: Study, places: Places): PlacePairs {
  const found = new SpanList();
  const { relations, elements } = study.dossier;
  const span = spanKinds(study);
  /** First end of each span element with a place, +1; 0 where none was met yet. */
  const firstEnd = new Int32Array(elements.count);
  for (let r = 0; r < relations.count; r++) {
    // Type 0 is `link`: only what traffic crosses is drawn.
    if (relations.type[r] !== 0) continue;
    const from = relations.from[r]!;
    const to = relations.to[r]!;
    const fromSpan = span[from] === 1;
    if (fromSpan === (span[to] === 1)) {
      if (!fromSpan) found.add(places.ofElement[from]!, places.ofElement[to]!, from, to, -1);
      continue;
    }
    const middle = fromSpan ? from : to;
    const end = fromSpan ? to : from;
    if (places.ofElement[end]! < 0) continue;
    const other = firstEnd[middle]! - 1;
    if (other < 0) firstEnd[middle] = end + 1;
    else found.add(places.ofElement[other]!, places.ofElement[end]!, other, end, middle);
  }
  return found.grouped(places.count);
}

function spanKinds({ dossier }: Study): Uint8Array {
  const known = new Map<string, number>();
  const mask = new Uint8Array(dossier.elements.count);
  for (let row = 0; row < mask.length; row++) {
    const kind = elementKind(dossier.elements, row);
    let is = known.get(kind);
    if (is === undefined) known.set(kind, (is = isSpan(dossier, row) ? 1 : 0));
    mask[row] = is;
  }
  return mask;
}

class SpanList {
  #count = 0;
  /** Five numbers a span: lower and higher place, from, to, between. */
  #data = new Int32Array(5 * 1024);

  add(placeFrom: number, placeTo: number, from: number, to: number, between: number): void {
    if (placeFrom === placeTo || placeFrom < 0 || placeTo < 0) return;
    const at = 5 * this.#count++;
    if (at === this.#data.length) {
      const larger = new Int32Array(this.#data.length * 2);
      larger.set(this.#data);
      this.#data = larger;
    }
    this.#data[at] = Math.min(placeFrom, placeTo);
    this.#data[at + 1] = Math.max(placeFrom, placeTo);
    this.#data[at + 2] = from;
    this.#data[at + 3] = to;
    this.#data[at + 4] = between;
  }

  grouped(places: number): PlacePairs {
    const data = this.#data;
    const order = this.#sorted(places);
    const column = (c: number): Int32Array => order.map((span) => data[5 * span + c]!);
    const [low, high] = [column(0), column(1)];
    const starts: number[] = [];
    for (let i = 0; i < order.length; i++)
      if (i === 0 || low[i] !== low[i - 1] || high[i] !== high[i - 1]) starts.push(i);
    return {
      count: starts.length,
      a: Int32Array.from(starts, (i) => low[i]!),
      b: Int32Array.from(starts, (i) => high[i]!),
      off: Int32Array.from([...starts, order.length]),
      from: column(2),
      to: column(3),
      between: column(4),
    };
  }

  /** By both places; two stable counting sorts. */
  #sorted(places: number): Int32Array {
    let order = Int32Array.from({ length: this.#count }, (_, i) => i);
    for (const column of [1, 0]) {
      const next = new Int32Array(places + 1);
      for (const span of order) next[this.#data[5 * span + column]! + 1]!++;
      for (let p = 0; p < places; p++) next[p + 1]! += next[p]!;
      const sorted = new Int32Array(order.length);
      for (const span of order) sorted[next[this.#data[5 * span + column]!]!++] = span;
      order = sorted;
    }
    return order;
  }
}
