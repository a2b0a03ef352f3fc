import { PLANES, type Plane, type RelationType } from '@cleanpath/model';
import type { LaneColumn } from './lane-columns.js';
import { hangEdges, type Track } from './lane-tracks.js';

/** Sizes of the drawing, px. */
export const SIZE = {
  /** Upright titles of the lanes, at the left edge. */
  title: 26,
  /** Left of the first card. */
  margin: 38,
  card: 170,
  fold: 112,
  foldHeight: 36,
  gap: 26,
  /** Between cards of one lane; holds the label of the relation. */
  row: 28,
  lane: 14,
  /** Above the cards of a lane, for the label of the relation. */
  laneHead: 26,
  /** Least height of a lane: its upright title must fit. */
  laneLeast: 116,
  /** Distance of the line of the route from the top of its row. */
  port: 32,
  track: 9,
  cutTitle: 26,
  cutMargin: 10,
} as const;

export type LaneNode =
  | (Box & {
      readonly kind: 'hop';
      readonly key: string;
      readonly column: number;
      readonly element: string;
    })
  | (Box & {
      readonly kind: 'hang';
      readonly key: string;
      readonly column: number;
      readonly element: string;
      readonly relation?: RelationType;
      readonly root: boolean;
      /** Steps from the hop. */
      readonly depth: number;
    })
  | (Box & { readonly kind: 'left'; readonly key: string; readonly column: number; readonly count: number })
  | (Box & { readonly kind: 'fold'; readonly key: string; readonly column: number })
  | (Box & { readonly kind: 'gap'; readonly key: string; readonly column: number });

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LaneBand {
  readonly plane: Plane;
  readonly y: number;
  readonly height: number;
}

export interface LaneEdge {
  readonly key: string;
  readonly kind: 'route' | 'broken' | 'hang';
  readonly from: string;
  readonly to: string;
  /** Corners of the line, at right angles. */
  readonly points: readonly (readonly [number, number])[];
}

export interface LaneLayout {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly LaneBand[];
  readonly nodes: readonly LaneNode[];
  readonly edges: readonly LaneEdge[];
  /** Columns of the blocking cut, neighbours as one. */
  readonly cuts: readonly Box[];
}

export interface LaneFacts {
  readonly planeOf: (element: string) => Plane;
  /** Height of the card of a hop or hang, px. */
  readonly heightOf: (column: LaneColumn, element: string, hang: boolean) => number;
  /** A set of elements has no line from one to the next. */
  readonly connected: boolean;
  /** Width of a card, px; `SIZE.card` where nothing else is wished. */
  readonly card?: number;
}

interface Placed {
  readonly key: string;
  readonly lane: Plane;
  readonly row: number;
  readonly height: number;
  readonly make: (box: Box) => LaneNode;
}

/**
 * Positions of one leg: a lane per plane in use, a column per hop, below each hop its dependencies in the lane of their
 * plane, lines at right angles that cross no card. A pure function of its arguments.
 */
export function laneLayout(columns: readonly LaneColumn[], facts: LaneFacts): LaneLayout {
  const placed = placeRows(columns, facts);
  const { lanes, rows, height } = laneBands(placed.flat());
  const tops = placed.map((column) => new Map(column.map(({ key, lane, row }) => [key, rows.get(`${lane}/${row}`)!])));
  const tracks = columns.map((column, i) => {
    const boxes = new Map(placed[i]!.map(({ key, height: h }) => [key, { y: tops[i]!.get(key)!, height: h }]));
    return column.kind === 'hop' ? hangEdges(column, boxes) : [];
  });
  let x: number = SIZE.margin;
  const nodes: LaneNode[] = [];
  const edges: LaneEdge[] = [];
  const lefts: number[] = [];
  columns.forEach((column, i) => {
    const width = column.kind === 'hop' ? (facts.card ?? SIZE.card) : SIZE.fold;
    const gutter = (side: Track['side']): number =>
      SIZE.track * Math.max(0, ...tracks[i]!.map((track) => (track.side === side ? track.lane + 1 : 0)));
    x += gutter('left');
    lefts.push(gutter('left'));
    for (const { key, height: h, make } of placed[i]!) nodes.push(make({ x, y: tops[i]!.get(key)!, width, height: h }));
    edges.push(...tracks[i]!.map((track) => hangEdge(track, x, width)));
    x += width + gutter('right') + SIZE.gap;
  });
  const width = Math.max(x - SIZE.gap + SIZE.cutMargin + 2, SIZE.margin + SIZE.card);
  const own = new Map(nodes.map((node) => [node.key, node]));
  if (facts.connected) edges.push(...routeEdges(columns, own, lefts));
  return { width, height, lanes, nodes, edges, cuts: cutBoxes(columns, own, height) };
}

function placeRows(columns: readonly LaneColumn[], facts: LaneFacts): Placed[][] {
  let lane: Plane = firstLane(columns, facts);
  return columns.map((column, index) => {
    if (column.kind !== 'hop') {
      const { kind, key } = column;
      const make = (box: Box): LaneNode => ({ ...box, kind, key, column: index });
      return [{ key, lane, row: 0, height: 2 * SIZE.port, make: (box) => make(centred(box)) }];
    }
    const passing = lane;
    const used = new Map<Plane, number>();
    // The line of the route passes an element of another route in the row above it.
    const next = (plane: Plane): number => {
      const row = used.get(plane) ?? (column.offRoute && plane === passing ? 1 : 0);
      used.set(plane, row + 1);
      return row;
    };
    const { element, key, hangs } = column;
    const own = facts.planeOf(element);
    if (!column.offRoute) lane = own;
    const result: Placed[] = [
      {
        key,
        lane: own,
        row: next(own),
        height: facts.heightOf(column, element, false),
        make: (box) => ({ ...box, kind: 'hop', key, column: index, element }),
      },
    ];
    let before: Plane = own;
    for (const hang of hangs) {
      if (hang.element === undefined) {
        const count = hang.left ?? 0;
        result.push({
          key: hang.key,
          lane: before,
          row: next(before),
          height: SIZE.foldHeight,
          make: (box) => ({ ...box, kind: 'left', key: hang.key, column: index, count }),
        });
        continue;
      }
      const { element: below, relation, root, depth } = hang;
      before = facts.planeOf(below);
      result.push({
        key: hang.key,
        lane: before,
        row: next(before),
        height: facts.heightOf(column, below, true),
        make: (box) => ({
          ...box,
          kind: 'hang',
          key: hang.key,
          column: index,
          element: below,
          ...(relation === undefined ? {} : { relation }),
          root,
          depth,
        }),
      });
    }
    return result;
  });
}

/** Folded hops and gaps lie on the line of the route, whatever the height of their row. */
const centred = (box: Box): Box => ({
  ...box,
  y: box.y + SIZE.port - SIZE.foldHeight / 2,
  height: SIZE.foldHeight,
});

function firstLane(columns: readonly LaneColumn[], facts: LaneFacts): Plane {
  const first = columns.find((column) => column.kind === 'hop');
  return first ? facts.planeOf(first.element) : 'transmission';
}

function laneBands(placed: readonly Placed[]): {
  readonly lanes: LaneBand[];
  readonly rows: ReadonlyMap<string, number>;
  readonly height: number;
} {
  const heights = new Map<string, number>();
  for (const { lane, row, height } of placed) {
    const key = `${lane}/${row}`;
    heights.set(key, Math.max(heights.get(key) ?? 0, height));
  }
  const lanes: LaneBand[] = [];
  const rows = new Map<string, number>();
  let y: number = SIZE.cutTitle;
  for (const plane of PLANES) {
    const top = y;
    let row = 0;
    y += SIZE.laneHead;
    // A row may be skipped: the line of the route passes there.
    for (; row === 0 || heights.has(`${plane}/${row}`); row++) {
      if (row === 0 && !heights.has(`${plane}/0`) && !heights.has(`${plane}/1`)) break;
      if (row > 0) y += SIZE.row;
      rows.set(`${plane}/${row}`, y);
      y += heights.get(`${plane}/${row}`) ?? 2 * SIZE.port;
    }
    if (row === 0) {
      y = top;
      continue;
    }
    y = Math.max(y + SIZE.lane, top + SIZE.laneLeast);
    lanes.push({ plane, y: top, height: y - top });
  }
  return { lanes, rows, height: y + SIZE.cutMargin };
}

function hangEdge(track: Track, x: number, width: number): LaneEdge {
  const { from, to, exit, entry, side, lane } = track;
  const base = { key: `${from}>${to}`, kind: 'hang', from, to } as const;
  if (side === 'straight') {
    const middle = x + width / 2;
    return {
      ...base,
      points: [
        [middle, exit],
        [middle, entry],
      ],
    };
  }
  const edge = side === 'left' ? x : x + width;
  const out = side === 'left' ? edge - SIZE.track * (lane + 1) : edge + SIZE.track * (lane + 1);
  return {
    ...base,
    points: [
      [edge, exit],
      [out, exit],
      [out, entry],
      [edge, entry],
    ],
  };
}

function routeEdges(
  columns: readonly LaneColumn[],
  nodes: ReadonlyMap<string, LaneNode>,
  lefts: readonly number[],
): LaneEdge[] {
  const stops = columns.flatMap((column, i) => (column.kind === 'hop' && column.offRoute ? [] : [i]));
  return stops.slice(1).map((at, i): LaneEdge => {
    const [a, b] = [columns[stops[i]!]!, columns[at]!];
    const [start, end] = [nodes.get(a.key)!, nodes.get(b.key)!];
    const [y1, y2] = [portOf(start), portOf(end)];
    const turn = end.x - lefts[at]! - SIZE.gap / 2;
    const broken = a.kind === 'gap' || b.kind === 'gap';
    const first = [start.x + start.width, y1] as const;
    const last = [end.x, y2] as const;
    const points = y1 === y2 ? [first, last] : [first, [turn, y1] as const, [turn, y2] as const, last];
    return { key: `${a.key}>${b.key}`, kind: broken ? 'broken' : 'route', from: a.key, to: b.key, points };
  });
}

export const portOf = (node: LaneNode): number =>
  node.kind === 'fold' || node.kind === 'gap' ? node.y + node.height / 2 : node.y + SIZE.port;

function cutBoxes(columns: readonly LaneColumn[], nodes: ReadonlyMap<string, LaneNode>, height: number): Box[] {
  const boxes: Box[] = [];
  const inCut = (i: number): boolean => {
    const column = columns[i];
    return column?.kind === 'hop' && column.cut;
  };
  for (let i = 0; i < columns.length; i++) {
    if (!inCut(i)) continue;
    let to = i;
    while (inCut(to + 1)) to++;
    const [start, end] = [nodes.get(columns[i]!.key)!, nodes.get(columns[to]!.key)!];
    const x = start.x - SIZE.cutMargin;
    boxes.push({ x, y: 0, width: end.x + end.width + SIZE.cutMargin - x, height });
    i = to;
  }
  return boxes;
}
