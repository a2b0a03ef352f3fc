import { PLANES, type CutMember, type Plane, type RelationType } from '@cleanpath/model';
import type { WitnessColumn } from './witness-columns.js';

/** Steps drawn of one chain; of longer ones the middle is counted, because the ends carry the meaning. */
const MAX_CHAIN = 6;

/** Grid rows above the lanes: the title of the cut, the route. */
export const TITLE_ROW = 1;
export const ROUTE_ROW = 2;

export type LaneStep =
  | {
      readonly kind: 'step';
      readonly element: string;
      readonly relation?: RelationType;
      readonly row: number;
      readonly last: boolean;
      /** Position in the chain, from 1; absent where the chain has one step: lanes stand in their own order. */
      readonly position?: number;
    }
  | { readonly kind: 'left-out'; readonly count: number; readonly row: number };

export interface Lane {
  readonly plane: Plane;
  readonly row: number;
  readonly rows: number;
}

export interface LaneLayout {
  readonly lanes: readonly Lane[];
  /** Per column the dependencies below its hop, in the order they are followed. */
  readonly steps: readonly (readonly LaneStep[])[];
  /** Last grid row in use. */
  readonly lastRow: number;
}

/**
 * Gives each dependency a grid row: lanes are planes in their fixed order, a chain uses one row per step of its lane.
 * Lanes that no chain reaches are left out.
 */
export function laneLayout(columns: readonly WitnessColumn[], planeOf: (element: string) => Plane): LaneLayout {
  const chains = columns.map((column) => (column.kind === 'hop' ? drawnChain(column.culprit) : []));
  const planes = chains.map((chain) => chainPlanes(chain, planeOf));
  const lanes: Lane[] = [];
  let row = ROUTE_ROW + 1;
  for (const plane of PLANES) {
    const rows = Math.max(0, ...planes.map((list) => list.filter((other) => other === plane).length));
    if (rows === 0) continue;
    lanes.push({ plane, row, rows });
    row += rows;
  }
  const steps = chains.map((chain, column) => placed(chain, planes[column]!, lanes));
  return { lanes, steps, lastRow: row - 1 };
}

type DrawnStep = { readonly element: string; readonly relation?: RelationType } | { readonly leftOut: number };

function drawnChain(culprit: CutMember | undefined): DrawnStep[] {
  const steps = culprit === undefined ? [] : culprit.chain.slice(1);
  const drawn = steps.map(({ element, relation }): DrawnStep => ({
    element,
    ...(relation === undefined ? {} : { relation }),
  }));
  if (drawn.length <= MAX_CHAIN) return drawn;
  const head = MAX_CHAIN / 2;
  const tail = MAX_CHAIN - head - 1;
  return [...drawn.slice(0, head), { leftOut: drawn.length - head - tail }, ...drawn.slice(-tail)];
}

/** A count of left-out steps stands in the lane of the step before it. */
function chainPlanes(chain: readonly DrawnStep[], planeOf: (element: string) => Plane): Plane[] {
  const planes: Plane[] = [];
  for (const step of chain) planes.push('element' in step ? planeOf(step.element) : planes[planes.length - 1]!);
  return planes;
}

function placed(chain: readonly DrawnStep[], planes: readonly Plane[], lanes: readonly Lane[]): LaneStep[] {
  const used = new Map<Plane, number>();
  return chain.map((step, i) => {
    const plane = planes[i]!;
    const before = used.get(plane) ?? 0;
    used.set(plane, before + 1);
    const row = lanes.find((lane) => lane.plane === plane)!.row + before;
    if ('leftOut' in step) return { kind: 'left-out', count: step.leftOut, row };
    const position = chain.length > 1 ? { position: i + 1 } : {};
    return { kind: 'step', ...step, ...position, row, last: i === chain.length - 1 };
  });
}
