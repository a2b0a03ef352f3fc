import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketRoutes, bucketsSuffice } from '../../src/meanings/bucket-routes.js';
import { heapRoutes } from '../../src/meanings/heap-routes.js';
import type { MetricArcs } from '../../src/meanings/routed.js';

const LONGEST = 9;

const graph = fc.integer({ min: 1, max: 12 }).chain((elements) =>
  fc.record({
    taint: fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: elements, maxLength: elements }),
    links: fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: elements - 1 }),
        fc.integer({ min: 0, max: elements - 1 }),
        fc.integer({ min: 1, max: LONGEST }),
      ),
      { maxLength: 40 },
    ),
  }),
);

/** Arcs of the links u → v, listed at v. */
function arcsOf(elements: number, links: readonly (readonly [number, number, number])[]): MetricArcs {
  const into = Array.from({ length: elements }, (_, v) => links.filter(([u, to]) => to === v && u !== v));
  const off = new Int32Array(elements + 1);
  into.forEach((list, v) => (off[v + 1] = off[v]! + list.length));
  const all = into.flat();
  return { off, adj: Int32Array.from(all, ([u]) => u), metric: Float64Array.from(all, ([, , metric]) => metric) };
}

describe('routes to one destination', () => {
  it('are the same with buckets and with a heap, question after question', () => {
    fc.assert(
      fc.property(graph, ({ taint, links }) => {
        const arcs = arcsOf(taint.length, links);
        const words = Uint16Array.from(taint);
        const buckets = bucketRoutes(arcs, words, LONGEST);
        const heap = heapRoutes(arcs, words);
        for (let to = 0; to < taint.length; to++) expect(buckets(to)).toEqual(heap(to));
      }),
      { seed: 4, numRuns: 1_000 },
    );
  });

  it('follow every equal-cost way, and say so where there is none', () => {
    // 0 → 1 → 3 and 0 → 2 → 3 cost the same; 4 stands alone.
    const arcs = arcsOf(5, [
      [0, 1, 2],
      [1, 3, 2],
      [0, 2, 1],
      [2, 3, 3],
    ]);
    const taint = Uint16Array.from([0, 1, 3, 4, 8]);
    for (const route of [bucketRoutes(arcs, taint, LONGEST), heapRoutes(arcs, taint)]) {
      const { distance, any, every } = route(3);
      expect([...distance]).toEqual([4, 2, 3, 0, Infinity]);
      expect([...any]).toEqual([7, 5, 7, 4, 0]);
      expect([...every]).toEqual([5, 5, 7, 4, 0]);
    }
  });

  it('take the heap where metrics are long or distances could exceed 32 bits', () => {
    expect(bucketsSuffice(20_000, 65_535)).toBe(true);
    expect(bucketsSuffice(20, 65_536)).toBe(false);
    expect(bucketsSuffice(1_000_000, 65_535)).toBe(false);
  });
});
