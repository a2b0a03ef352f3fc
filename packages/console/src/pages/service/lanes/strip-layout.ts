import { PLANES, type Plane } from '@cleanpath/model';
import type { LaneColumn } from './lane-columns.js';
import { SIZE, type Box, type LaneEdge, type LaneNode } from './lane-layout.js';

/** Sizes of the narrow drawing, px. */
export const STRIP = {
  lane: 24,
  /** Lane titles, written upwards. */
  title: 96,
  /** From the lanes to the cards. */
  gap: 10,
  /** Dependencies stand in by so much. */
  indent: 14,
  row: 12,
  /** Room above a dependency for the label of the relation. */
  label: 22,
  /** From the top of a card to the dot of its lane. */
  dot: 22,
  /** Dots of hops and of dependencies stand this far from the middle of their lane, so that lines do not cover dots. */
  shift: 5,
} as const;

export interface StripNode {
  readonly node: LaneNode;
  readonly lane: number;
  /** Centre of its dot. */
  readonly dot: readonly [number, number];
}

export interface StripLayout {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly { readonly plane: Plane; readonly x: number; readonly width: number }[];
  readonly nodes: readonly StripNode[];
  readonly edges: readonly LaneEdge[];
  readonly cuts: readonly Box[];
}

export interface StripFacts {
  readonly width: number;
  readonly planeOf: (element: string) => Plane;
  readonly heightOf: (column: LaneColumn, element: string, hang: boolean, width: number) => number;
  readonly connected: boolean;
}

/**
 * The same drawing for a narrow screen: lanes turn into vertical strips, hops follow one another downwards, each with a
 * dot in the lane of its plane and its card beside.
 */
export function stripLayout(columns: readonly LaneColumn[], facts: StripFacts): StripLayout {
  const planes = planesInUse(columns, facts.planeOf);
  const left = planes.length * STRIP.lane + STRIP.gap;
  const nodes: StripNode[] = [];
  const cuts: Box[] = [];
  let y: number = STRIP.title + STRIP.row;
  let lane = 0;
  const put = (node: LaneNode, at: number, hang: boolean): void => {
    const middle = at * STRIP.lane + STRIP.lane / 2;
    const x = middle + (hang ? STRIP.shift : -STRIP.shift);
    nodes.push({ node, lane: at, dot: [x, node.y + Math.min(STRIP.dot, node.height / 2)] });
    y = node.y + node.height + STRIP.row;
  };
  columns.forEach((column, index) => {
    const top = y;
    if (column.kind !== 'hop') {
      const { kind, key } = column;
      const box = { x: left, y, width: facts.width - left, height: SIZE.foldHeight };
      put({ ...box, kind, key, column: index }, lane, false);
      return;
    }
    const own = planes.indexOf(facts.planeOf(column.element));
    if (!column.offRoute) lane = own;
    const width = facts.width - left;
    const height = facts.heightOf(column, column.element, false, width);
    const { element, key } = column;
    if (column.cut) y += STRIP.label;
    put({ x: left, y, width, height, kind: 'hop', key, column: index, element }, own, column.offRoute);
    let below = own;
    for (const hang of column.hangs) {
      const x = left + STRIP.indent;
      const box = { x, y: y + STRIP.label - STRIP.row, width: facts.width - x };
      if (hang.element === undefined) {
        const left = { ...box, height: SIZE.foldHeight, kind: 'left', key: hang.key, column: index } as const;
        put({ ...left, count: hang.left ?? 0 }, below, true);
        continue;
      }
      below = planes.indexOf(facts.planeOf(hang.element));
      const { element: what, relation, root, depth } = hang;
      const node = { ...box, height: facts.heightOf(column, what, true, box.width), key: hang.key, column: index };
      const rest = relation === undefined ? { root, depth } : { relation, root, depth };
      put({ ...node, kind: 'hang', element: what, ...rest }, below, true);
    }
    if (column.cut) cuts.push({ x: 0, y: top, width: facts.width, height: y - top - STRIP.row / 2 });
  });
  const lanes = planes.map((plane, i) => ({ plane, x: i * STRIP.lane, width: STRIP.lane }));
  return { width: facts.width, height: y, lanes, nodes, edges: stripEdges(columns, nodes, facts.connected), cuts };
}

function planesInUse(columns: readonly LaneColumn[], planeOf: (element: string) => Plane): Plane[] {
  const used = new Set<Plane>();
  for (const column of columns) {
    if (column.kind !== 'hop') continue;
    used.add(planeOf(column.element));
    for (const { element } of column.hangs) if (element !== undefined) used.add(planeOf(element));
  }
  return PLANES.filter((plane) => used.has(plane));
}

function stripEdges(columns: readonly LaneColumn[], nodes: readonly StripNode[], connected: boolean): LaneEdge[] {
  const byKey = new Map(nodes.map((node) => [node.node.key, node]));
  const edges: LaneEdge[] = [];
  const stops = columns.filter((column) => column.kind !== 'hop' || !column.offRoute);
  if (connected) {
    stops.slice(1).forEach((to, i) => {
      const from = stops[i]!;
      const kind = from.kind === 'gap' || to.kind === 'gap' ? 'broken' : 'route';
      edges.push(bent(kind, byKey.get(from.key)!, byKey.get(to.key)!));
    });
  }
  for (const column of columns) {
    if (column.kind !== 'hop') continue;
    for (const { key, parent } of column.hangs) {
      edges.push(bent('hang', byKey.get(parent ?? column.key)!, byKey.get(key)!));
    }
  }
  return edges;
}

/** Down in the lane it comes from, across just above the dot it goes to. */
function bent(kind: LaneEdge['kind'], from: StripNode, to: StripNode): LaneEdge {
  const [[x1, y1], [x2, y2]] = [from.dot, to.dot];
  const turn = y2 - STRIP.dot + (kind === 'hang' ? STRIP.row : 2);
  const points =
    x1 === x2 ? [from.dot, to.dot] : [from.dot, [x1, turn] as const, [x2, turn] as const, [x2, y2] as const];
  const drawn = x1 === x2 && y1 === y2 ? [from.dot] : points;
  return { key: `${from.node.key}>${to.node.key}`, kind, from: from.node.key, to: to.node.key, points: drawn };
}
