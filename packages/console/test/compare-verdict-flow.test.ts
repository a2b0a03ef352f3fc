import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandPath, direction, FLOW_CLASSES, layoutFlow, type FlowCount } from '../src/pages/compare/verdict-flow.js';

const FLOW: FlowCount[] = [
  { from: 'blocked', to: 'clean', count: 6 },
  { from: 'clean', to: 'clean', count: 30 },
  { from: 'absent', to: 'undetermined', count: 1 },
  { from: 'clean', to: 'blocked', count: 2 },
  { from: 'blocked', to: 'blocked', count: 0 },
];

describe('flow between verdict classes', () => {
  test('names both stacks in the order of the vocabulary, with their counts', () => {
    const { before, after, total } = layoutFlow(FLOW, 300);
    expect(before.map(({ class: name, count }) => [name, count])).toEqual([
      ['clean', 32],
      ['blocked', 6],
      ['absent', 1],
    ]);
    expect(after.map(({ class: name, count }) => [name, count])).toEqual([
      ['clean', 36],
      ['undetermined', 1],
      ['blocked', 2],
    ]);
    expect(total).toBe(39);
  });

  test('says which changes are better and which are worse', () => {
    expect(direction('blocked', 'clean')).toBe('better');
    expect(direction('clean', 'undetermined')).toBe('worse');
    expect(direction('undetermined', 'disconnected')).toBe('worse');
    expect(direction('clean', 'clean')).toBe('same');
    expect(direction('absent', 'blocked')).toBe('appeared');
    expect(direction('clean', 'absent')).toBe('gone');
  });

  test('nothing to compare gives an empty drawing', () => {
    expect(layoutFlow([], 300)).toEqual({ before: [], after: [], bands: [], height: 0, total: 0 });
  });

  test('a ribbon runs from edge to edge', () => {
    const [band] = layoutFlow([{ from: 'clean', to: 'clean', count: 4 }], 100).bands;
    expect(bandPath(band!, 0, 200)).toBe('M0 0C100 0 100 0 200 0V100C100 100 100 100 0 100Z');
  });

  const flows = fc.array(
    fc.record({
      from: fc.constantFrom(...FLOW_CLASSES),
      to: fc.constantFrom(...FLOW_CLASSES),
      count: fc.integer({ min: 0, max: 1_000_000 }),
    }),
    { maxLength: 30 },
  );

  test('bands fill their classes without gaps or overlaps, and none is thinner than can be seen', () => {
    fc.assert(
      fc.property(flows, (flow) => {
        const { before, after, bands, height } = layoutFlow(flow, 320);
        for (const band of bands) expect(band.thickness).toBeGreaterThanOrEqual(3 - 1e-9);
        for (const [nodes, key, y] of [
          [before, 'from', 'fromY'],
          [after, 'to', 'toY'],
        ] as const) {
          for (const node of nodes) {
            const own = bands.filter((band) => band[key] === node.class).sort((a, b) => a[y] - b[y]);
            let at = node.y;
            for (const band of own) {
              expect(band[y]).toBeCloseTo(at, 6);
              at += band.thickness;
            }
            expect(at).toBeCloseTo(node.y + node.height, 6);
            expect(node.y + node.height).toBeLessThanOrEqual(height + 1e-6);
            expect(own.reduce((sum, { count }) => sum + count, 0)).toBe(node.count);
          }
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('more services never give a thinner band', () => {
    fc.assert(
      fc.property(flows, (flow) => {
        const { bands } = layoutFlow(flow, 320);
        const sorted = [...bands].sort((a, b) => a.count - b.count);
        sorted.forEach((band, i) => {
          if (i > 0) expect(band.thickness).toBeGreaterThanOrEqual(sorted[i - 1]!.thickness - 1e-9);
        });
      }),
      { seed: 8, numRuns: 200 },
    );
  });
});
