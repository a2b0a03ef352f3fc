import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLANES, type LegReport, type Plane, type TrustState } from '@cleanpath/model';
import { laneColumns, type LaneColumn, type LegView } from '../src/pages/service/lanes/lane-columns.js';
import { laneLayout, SIZE, type Box, type LaneLayout } from '../src/pages/service/lanes/lane-layout.js';
import { nodeToward } from '../src/pages/service/lanes/lane-moves.js';
import { stripLayout, STRIP } from '../src/pages/service/lanes/strip-layout.js';

interface Drawing {
  readonly leg: LegView;
  readonly report: LegReport;
  readonly planes: ReadonlyMap<string, Plane>;
  readonly states: ReadonlyMap<string, TrustState>;
  readonly heights: ReadonlyMap<string, number>;
}

const STATES = ['trusted', 'trusted', 'trusted', 'unknown', 'untrusted'] as const;

const hop = fc.record({
  plane: fc.constantFrom(...PLANES),
  state: fc.constantFrom(...STATES),
  cut: fc.boolean(),
  offRoute: fc.integer({ min: 0, max: 5 }),
  height: fc.integer({ min: 70, max: 150 }),
  hangs: fc.array(
    fc.record({
      plane: fc.constantFrom(...PLANES),
      /** Which of those before it needs it; 0 the hop. */
      parent: fc.nat(9),
      height: fc.integer({ min: 60, max: 150 }),
    }),
    { maxLength: 12 },
  ),
});

const drawings = fc
  .record({ hops: fc.array(hop, { minLength: 2, maxLength: 45 }), kind: fc.constantFrom('path', 'set') })
  .map(({ hops, kind }) => drawing(hops, kind));

type HopSpec = typeof hop extends fc.Arbitrary<infer T> ? T : never;

function drawing(hops: readonly HopSpec[], kind: 'path' | 'set'): Drawing {
  const planes = new Map<string, Plane>();
  const states = new Map<string, TrustState>();
  const heights = new Map<string, number>();
  const views = hops.map(({ plane, state, cut, height, hangs }, i) => {
    const element = `e${i}`;
    planes.set(element, plane);
    states.set(element, state);
    heights.set(element, height);
    const drawn: LegView['hops'][number]['hangs'] = [];
    const before = [element];
    hangs.forEach((hang, k) => {
      const below = `e${i}-${k}`;
      planes.set(below, hang.plane);
      states.set(below, 'untrusted');
      heights.set(below, hang.height);
      const parent = before[hang.parent % before.length]!;
      drawn.push({ element: below, plane: hang.plane, relation: 'managed-by', parent, depth: k + 1 });
      before.push(below);
    });
    return { element, reason: 'Because.', evidence: [], hangs: drawn, cut };
  });
  const route = hops.flatMap(({ cut, offRoute }, i) => (cut && offRoute === 0 && i > 0 ? [] : [`e${i}`]));
  const report: LegReport = {
    plane: 'transmission',
    kind,
    verdict: 'blocked',
    reason: kind === 'path' ? 'cut' : 'set-member',
    sentence: 'No.',
    ...(kind === 'path' ? { route } : {}),
  };
  return { leg: { lanes: [...PLANES], hops: views, waysOut: [] }, report, planes, states, heights };
}

const CAPACITIES = [4, 6, 9] as const;

function draw(of: Drawing, capacity: number, open: ReadonlySet<string> | 'all' = new Set()) {
  const columns = laneColumns(of.leg, of.report, (id) => of.states.get(id)!, { capacity, open });
  const layout = laneLayout(columns, {
    planeOf: (id) => of.planes.get(id)!,
    heightOf: (_, id) => of.heights.get(id)!,
    connected: of.report.kind === 'path',
  });
  return { columns, layout };
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether a line at right angles runs through the inside of a box. */
function crosses([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number], box: Box): boolean {
  const inset = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 };
  const line = { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x1 - x2), height: Math.abs(y1 - y2) };
  return overlap(inset, { ...line, width: Math.max(line.width, 0.01), height: Math.max(line.height, 0.01) });
}

const RUNS = { seed: 20261121, numRuns: 150 } as const;

describe('swim-lanes of a service', () => {
  it('puts no card on another and every card inside the lane of its plane', () => {
    fc.assert(
      fc.property(drawings, fc.constantFrom(...CAPACITIES), (of, capacity) => {
        const { layout } = draw(of, capacity);
        const { nodes, lanes } = layout;
        nodes.forEach((a, i) => {
          for (const b of nodes.slice(i + 1)) if (overlap(a, b)) expect.fail(`${a.key} lies on ${b.key}`);
          expect(a.x).toBeGreaterThanOrEqual(SIZE.margin);
          expect(a.x + a.width).toBeLessThanOrEqual(layout.width);
          expect(a.y + a.height).toBeLessThanOrEqual(layout.height);
          if (a.kind !== 'hop' && a.kind !== 'hang') return;
          const band = lanes.find(({ plane }) => plane === of.planes.get(a.element))!;
          expect(a.y).toBeGreaterThanOrEqual(band.y);
          expect(a.y + a.height).toBeLessThanOrEqual(band.y + band.height);
        });
        const order = lanes.map(({ plane }) => PLANES.indexOf(plane));
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
      RUNS,
    );
  });

  it('draws or counts every hop once and every dependency once', () => {
    fc.assert(
      fc.property(drawings, fc.constantFrom(...CAPACITIES), (of, capacity) => {
        const { columns, layout } = draw(of, capacity);
        const hops = columns.flatMap((column) =>
          column.kind === 'hop' ? [column.element] : column.kind === 'fold' ? column.elements : [],
        );
        expect([...hops].sort()).toEqual(of.leg.hops.map(({ element }) => element).sort());
        for (const column of columns) {
          if (column.kind !== 'hop') continue;
          const wanted = of.leg.hops.find(({ element }) => element === column.element)!.hangs.length;
          const drawn = column.hangs.reduce((sum, { element, left }) => sum + (element === undefined ? left! : 1), 0);
          expect(drawn).toBe(wanted);
          for (const { key } of column.hangs) expect(layout.nodes.some((node) => node.key === key)).toBe(true);
        }
        const folded = columns.flatMap((column) => (column.kind === 'fold' ? column.elements : []));
        for (const id of folded) expect(of.states.get(id)).toBe('trusted');
      }),
      RUNS,
    );
  });

  it('joins cards by lines that cross no other card, and gives parallel lines tracks of their own', () => {
    fc.assert(
      fc.property(drawings, fc.constantFrom(...CAPACITIES), (of, capacity) => {
        const { layout } = draw(of, capacity);
        for (const { points, from, to } of layout.edges) {
          points.slice(1).forEach((point, i) => {
            for (const node of layout.nodes) {
              if (node.key === from || node.key === to) continue;
              if (crosses(points[i]!, point, node)) expect.fail(`${from}>${to} runs through ${node.key}`);
            }
          });
        }
        const upright = layout.edges.filter(({ kind, points }) => kind === 'hang' && points.length === 4);
        upright.forEach((a, i) => {
          for (const b of upright.slice(i + 1)) {
            if (a.points[1]![0] !== b.points[1]![0]) continue;
            const [a1, a2] = [a.points[1]![1], a.points[2]![1]].sort((x, y) => x - y) as [number, number];
            const [b1, b2] = [b.points[1]![1], b.points[2]![1]].sort((x, y) => x - y) as [number, number];
            expect(a2 < b1 || b2 < a1, `${a.key} on ${b.key}`).toBe(true);
          }
        });
      }),
      RUNS,
    );
  });

  it('gives the same drawing for the same service', () => {
    fc.assert(
      fc.property(drawings, (of) => {
        expect(draw(of, 6)).toEqual(draw(of, 6));
      }),
      { ...RUNS, numRuns: 30 },
    );
  });

  it('keeps hops in the order of the route from left to right', () => {
    fc.assert(
      fc.property(drawings, (of) => {
        const { columns, layout } = draw(of, 6);
        const x = (column: LaneColumn): number => layout.nodes.find(({ key }) => key === column.key)!.x;
        for (let i = 1; i < columns.length; i++) expect(x(columns[i]!)).toBeGreaterThan(x(columns[i - 1]!));
        const drawn = columns.flatMap((c) => (c.kind === 'hop' && !c.offRoute ? [Number(c.element.slice(1))] : []));
        expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
      }),
      RUNS,
    );
  });

  it('leads the arrow keys to every card', () => {
    fc.assert(
      fc.property(drawings, (of) => {
        const { layout } = draw(of, 6);
        expect(reachable(layout)).toBe(layout.nodes.length);
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it('stacks the same cards on a narrow screen without overlap', () => {
    fc.assert(
      fc.property(drawings, fc.constantFrom(320, 358, 620), (of, width) => {
        const { columns } = draw(of, 6);
        const layout = stripLayout(columns, {
          width,
          planeOf: (id) => of.planes.get(id)!,
          heightOf: (_, id) => of.heights.get(id)!,
          connected: true,
        });
        const nodes = layout.nodes.map(({ node }) => node);
        nodes.forEach((a, i) => {
          const next = nodes[i + 1];
          if (next) expect(next.y).toBeGreaterThanOrEqual(a.y + a.height);
          expect(a.x + a.width).toBeLessThanOrEqual(width);
          expect(a.x).toBeGreaterThanOrEqual(layout.lanes.length * STRIP.lane);
        });
        for (const { node, lane } of layout.nodes) {
          if (node.kind === 'hop' || node.kind === 'hang') {
            expect(layout.lanes[lane]!.plane).toBe(of.planes.get(node.element));
          }
        }
      }),
      RUNS,
    );
  });
});

function reachable(layout: LaneLayout): number {
  const seen = new Set<string>();
  const open = [layout.nodes[0]!.key];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    for (const direction of ['left', 'right', 'up', 'down'] as const) {
      const next = nodeToward(layout.nodes, key, direction);
      if (next !== undefined) open.push(next);
    }
  }
  return seen.size;
}

describe('columns of a leg', () => {
  const clean = (count: number): HopSpec[] =>
    Array.from({ length: count }, () => ({
      plane: 'transmission',
      state: 'trusted',
      cut: false,
      offRoute: 1,
      height: 80,
      hangs: [],
    }));

  it('draws a short route whole and folds a long clean one between its ends', () => {
    expect(draw(drawing(clean(6), 'path'), 6).columns.map(({ kind }) => kind)).toEqual(Array(6).fill('hop'));
    const { columns } = draw(drawing(clean(34), 'path'), 6);
    expect(columns.map(({ kind }) => kind)).toEqual(['hop', 'hop', 'hop', 'fold', 'hop', 'hop']);
    expect(columns.find((column) => column.kind === 'fold')?.elements).toHaveLength(29);
  });

  it('opens one fold by its key, which stays the same at another width, or all', () => {
    const of = drawing(clean(34), 'path');
    const key = draw(of, 6).columns.find(({ kind }) => kind === 'fold')!.key;
    expect(draw(of, 9).columns.find(({ kind }) => kind === 'fold')!.key).toBe(key);
    expect(draw(of, 6, new Set([key])).columns).toHaveLength(34);
    expect(draw(of, 6, 'all').columns).toHaveLength(34);
  });

  it('stands a member of the cut on another route beside the one on this route, one row lower', () => {
    const hops = clean(4).map((spec, i) => ({ ...spec, cut: i === 1 || i === 2, offRoute: i === 2 ? 0 : 1 }));
    const { columns, layout } = draw(drawing(hops, 'path'), 9);
    expect(columns.map((c) => (c.kind === 'hop' ? [c.element, c.offRoute] : []))).toEqual([
      ['e0', false],
      ['e1', false],
      ['e2', true],
      ['e3', false],
    ]);
    const y = (element: string) => layout.nodes.find((node) => node.kind === 'hop' && node.element === element)!.y;
    expect(y('e2')).toBeGreaterThan(y('e1'));
    expect(y('e3')).toBe(y('e1'));
    expect(layout.cuts).toHaveLength(1);
  });

  it('adds members of the cut that only the report names', () => {
    const of = drawing(
      clean(3).map((spec, i) => ({ ...spec, cut: i === 1 })),
      'path',
    );
    const culprits = ['e1', 'x'].map((element) => ({
      element,
      roots: ['r'],
      rootCount: 1,
      chain: [{ element }, { element: 'r', relation: 'managed-by' as const }],
    }));
    const columns = laneColumns(of.leg, { ...of.report, culprits }, (id) => of.states.get(id) ?? 'untrusted', {
      capacity: 9,
      open: new Set(),
    });
    expect(columns.map((column) => (column.kind === 'hop' ? column.element : column.kind))).toEqual([
      'e0',
      'e1',
      'x',
      'e2',
    ]);
    expect(columns[2]).toMatchObject({ offRoute: true, hangs: [{ element: 'r', root: true }] });
  });

  it('shows the gap where nothing connects the ends', () => {
    const of = drawing(clean(2), 'path');
    const columns = laneColumns(of.leg, { ...of.report, reason: 'no-path' }, () => 'trusted', {
      capacity: 9,
      open: new Set(),
    });
    expect(columns.map(({ kind }) => kind)).toEqual(['hop', 'gap', 'hop']);
  });

  it('keeps both ends of a long chain of dependencies and counts the middle', () => {
    const hangs = Array.from({ length: 30 }, (_, k) => ({ plane: 'management' as const, parent: k, height: 80 }));
    const of = drawing([{ ...clean(1)[0]!, cut: true, hangs: hangs.slice(0, 12) }, ...clean(1)], 'path');
    const chain = of.leg.hops[0]!.hangs;
    chain.forEach((hang, i) => (hang.parent = i === 0 ? 'e0' : chain[i - 1]!.element));
    const first = draw(of, 9).columns[0]!;
    const elements = first.kind === 'hop' ? first.hangs.map(({ element, left }) => element ?? left) : [];
    expect(elements).toEqual(['e0-0', 'e0-1', 'e0-2', 'e0-3', 5, 'e0-9', 'e0-10', 'e0-11']);
  });
});
