import { VERDICTS, type Verdict } from '@cleanpath/model';

export type FlowClass = Verdict | 'absent';

/** Classes from best to worst; `absent` stands last: the service exists on one side only. */
export const FLOW_CLASSES: readonly FlowClass[] = [...VERDICTS, 'absent'];

export interface FlowCount {
  readonly from: FlowClass;
  readonly to: FlowClass;
  readonly count: number;
}

export type FlowDirection = 'same' | 'better' | 'worse' | 'appeared' | 'gone';

export interface FlowNode {
  readonly side: 'before' | 'after';
  readonly class: FlowClass;
  readonly count: number;
  readonly y: number;
  readonly height: number;
}

export interface FlowBand extends FlowCount {
  readonly direction: FlowDirection;
  readonly thickness: number;
  readonly fromY: number;
  readonly toY: number;
}

export interface FlowLayout {
  readonly before: readonly FlowNode[];
  readonly after: readonly FlowNode[];
  readonly bands: readonly FlowBand[];
  readonly height: number;
  readonly total: number;
}

/** Pixels between two classes: room for the label of a class that is a thin line. */
const NODE_GAP = 22;
/** Thinnest band in pixels: one service among a hundred thousand stays visible. */
const MIN_BAND = 3;

/**
 * Places the flow between verdict classes: two stacks of classes in the order of the vocabulary, bands between them in
 * an order that crosses least. Lengths in pixels; both stacks fit `height` exactly where the bands allow it.
 */
export function layoutFlow(flow: readonly FlowCount[], height: number): FlowLayout {
  const counted = merged(flow);
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  const classesOf = (side: 'from' | 'to') => FLOW_CLASSES.filter((name) => counted.some((band) => band[side] === name));
  const [before, after] = [classesOf('from'), classesOf('to')];
  const gaps = Math.max(0, Math.max(before.length, after.length) - 1) * NODE_GAP;
  const thickness = thicknesses(counted, Math.max(MIN_BAND * counted.length, height - gaps));
  const left = stack(before, 'before', 'from', counted, thickness);
  const right = stack(after, 'after', 'to', counted, thickness);
  return {
    before: left.nodes,
    after: right.nodes,
    bands: counted.map((band, i) => ({
      ...band,
      direction: direction(band.from, band.to),
      thickness: thickness[i]!,
      fromY: left.start[i]!,
      toY: right.start[i]!,
    })),
    height: Math.max(left.height, right.height),
    total,
  };
}

/** Whether a change of verdict is good or bad for the service. */
export function direction(from: FlowClass, to: FlowClass): FlowDirection {
  if (from === to) return 'same';
  if (from === 'absent') return 'appeared';
  if (to === 'absent') return 'gone';
  return FLOW_CLASSES.indexOf(to) < FLOW_CLASSES.indexOf(from) ? 'better' : 'worse';
}

/** SVG path of a band from `x0` to `x1`, a filled ribbon with horizontal ends. */
export function bandPath({ fromY, toY, thickness }: FlowBand, x0: number, x1: number): string {
  const middle = (x0 + x1) / 2;
  const [a, b] = [fromY + thickness, toY + thickness];
  return `M${x0} ${n(fromY)}C${middle} ${n(fromY)} ${middle} ${n(toY)} ${x1} ${n(toY)}V${n(b)}C${middle} ${n(b)} ${middle} ${n(a)} ${x0} ${n(a)}Z`;
}

const n = (value: number): number => Math.round(value * 100) / 100;

/** One band per pair of classes, in drawing order; nothing without services. */
function merged(flow: readonly FlowCount[]): FlowCount[] {
  return FLOW_CLASSES.flatMap((from) =>
    FLOW_CLASSES.map((to) => ({
      from,
      to,
      count: flow.reduce((sum, band) => sum + (band.from === from && band.to === to ? band.count : 0), 0),
    })),
  ).filter(({ count }) => count > 0);
}

/** Proportional to the count, but never under `MIN_BAND`: what small bands take, large ones give. */
function thicknesses(bands: readonly FlowCount[], available: number): number[] {
  const small = new Set<number>();
  for (;;) {
    const room = available - small.size * MIN_BAND;
    const counts = bands.reduce((sum, { count }, i) => sum + (small.has(i) ? 0 : count), 0);
    const scale = counts === 0 ? 0 : room / counts;
    const thin = bands.findIndex(({ count }, i) => !small.has(i) && count * scale < MIN_BAND);
    if (thin === -1) return bands.map(({ count }, i) => (small.has(i) ? MIN_BAND : count * scale));
    small.add(thin);
  }
}

function stack(
  classes: readonly FlowClass[],
  side: FlowNode['side'],
  key: 'from' | 'to',
  bands: readonly FlowCount[],
  thickness: readonly number[],
): { nodes: FlowNode[]; start: number[]; height: number } {
  const start = new Array<number>(bands.length).fill(0);
  const nodes: FlowNode[] = [];
  let y = 0;
  for (const name of classes) {
    const top = y;
    let count = 0;
    bands.forEach((band, i) => {
      if (band[key] !== name) return;
      start[i] = y;
      y += thickness[i]!;
      count += band.count;
    });
    nodes.push({ side, class: name, count, y: top, height: y - top });
    y += NODE_GAP;
  }
  return { nodes, start, height: Math.max(0, y - NODE_GAP) };
}
