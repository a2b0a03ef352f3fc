import type { LaneColumn } from './lane-columns.js';

/** Where a line leaves a card below its middle, and where it enters one, px from the bottom and the top. */
const EXIT = 12;
const ENTRY = 14;

/** How a dependency line runs beside the cards of its column. */
export interface Track {
  readonly from: string;
  readonly to: string;
  readonly side: 'straight' | 'left' | 'right';
  /** Distance from the cards in tracks, from 0. */
  readonly lane: number;
  /** Heights at which it leaves and enters. */
  readonly exit: number;
  readonly entry: number;
}

interface Span {
  readonly y: number;
  readonly height: number;
}

/**
 * Lines from each card of a column to what it depends on: straight down where nothing lies between, else down the left
 * side, and up the right side. Lines that would lie on one another get tracks of their own, short ones nearest.
 */
export function hangEdges(column: Extract<LaneColumn, { kind: 'hop' }>, boxes: ReadonlyMap<string, Span>): Track[] {
  const spans = [...boxes.values()];
  const drafts = column.hangs.map((hang): Track => {
    const from = hang.parent ?? column.key;
    const [above, below] = [boxes.get(from)!, boxes.get(hang.key)!];
    const down = below.y > above.y;
    const free = down && !spans.some(({ y }) => y > above.y && y < below.y);
    if (free) {
      return { from, to: hang.key, side: 'straight', lane: 0, exit: above.y + above.height, entry: below.y };
    }
    const exit = above.y + above.height - EXIT;
    return { from, to: hang.key, side: down ? 'left' : 'right', lane: 0, exit, entry: below.y + ENTRY };
  });
  const taken: Track[] = [];
  const reach = ({ exit, entry }: Track): number => Math.abs(entry - exit);
  for (const draft of [...drafts].sort((a, b) => reach(a) - reach(b))) {
    taken.push(draft.side === 'straight' ? draft : { ...draft, lane: freeLane(draft, taken) });
  }
  return drafts.map((draft) => taken.find(({ to }) => to === draft.to)!);
}

function freeLane(draft: Track, taken: readonly Track[]): number {
  const used = new Set(
    taken.filter((other) => other.side === draft.side && meet(draft, other)).map(({ lane }) => lane),
  );
  let lane = 0;
  while (used.has(lane)) lane++;
  return lane;
}

const meet = (a: Track, b: Track): boolean =>
  Math.max(Math.min(a.exit, a.entry), Math.min(b.exit, b.entry)) <=
  Math.min(Math.max(a.exit, a.entry), Math.max(b.exit, b.entry));
