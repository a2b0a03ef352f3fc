/** A hop drawn by itself, or a run of hops drawn as one. */
export type Run =
  | { readonly kind: 'one'; readonly index: number }
  | { readonly kind: 'run'; readonly key: string; readonly from: number; readonly to: number };

/** A fold stands for at least so many hops: folding one or two saves no room. */
const SHORTEST = 3;

/** From so many hops that must be drawn on, only folding could help and reading is by scrolling anyway. */
const WIDEST = 400;

/**
 * Chooses which items are drawn one by one: those that must be, then the ones nearest to them as far as `capacity`
 * columns reach; what remains becomes runs. Everything is drawn where it fits. Keys of runs do not depend on capacity:
 * they name the stretch between two items that must be drawn.
 */
export function foldRuns(must: readonly boolean[], capacity: number, open: ReadonlySet<string> | 'all'): Run[] {
  const count = must.length;
  const drawn = must.map((needed) => needed);
  if (open === 'all' || count <= capacity) return must.map((_, index) => ({ kind: 'one', index }));
  for (const stretch of stretches(must)) {
    if (open.has(stretch.key)) for (let i = stretch.from; i < stretch.to; i++) drawn[i] = true;
  }
  let columns = columnsOf(drawn);
  for (const index of byDistance(must)) {
    if (columns >= Math.min(capacity, WIDEST)) break;
    drawn[index] = true;
    const now = columnsOf(drawn);
    if (now > capacity) drawn[index] = false;
    else columns = now;
  }
  return runsOf(drawn, must);
}

interface Stretch {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

function stretches(must: readonly boolean[]): Stretch[] {
  const result: Stretch[] = [];
  for (let i = 0; i < must.length; i++) {
    if (must[i]) continue;
    let to = i;
    while (to < must.length && !must[to]) to++;
    result.push({ key: `f${i}`, from: i, to });
    i = to;
  }
  return result;
}

/** Columns needed when what is not drawn folds; short runs do not. */
function columnsOf(drawn: readonly boolean[]): number {
  let columns = 0;
  for (let i = 0; i < drawn.length; i++) {
    if (drawn[i]) {
      columns++;
      continue;
    }
    let to = i;
    while (to < drawn.length && !drawn[to]) to++;
    columns += to - i < SHORTEST ? to - i : 1;
    i = to - 1;
  }
  return columns;
}

/** Items that may be folded, nearest to one that must be drawn first, then from left to right. */
function byDistance(must: readonly boolean[]): number[] {
  const distance = must.map((needed) => (needed ? 0 : Number.POSITIVE_INFINITY));
  for (let i = 1; i < must.length; i++) distance[i] = Math.min(distance[i]!, distance[i - 1]! + 1);
  for (let i = must.length - 2; i >= 0; i--) distance[i] = Math.min(distance[i]!, distance[i + 1]! + 1);
  return must.flatMap((needed, i) => (needed ? [] : [i])).sort((a, b) => distance[a]! - distance[b]! || a - b);
}

function runsOf(drawn: readonly boolean[], must: readonly boolean[]): Run[] {
  const keys = stretches(must);
  const runs: Run[] = [];
  for (let i = 0; i < drawn.length; i++) {
    let to = i;
    while (to < drawn.length && !drawn[to]) to++;
    if (to - i < SHORTEST) {
      runs.push({ kind: 'one', index: i });
      continue;
    }
    const stretch = keys.find(({ from, to: end }) => i >= from && i < end)!;
    runs.push({ kind: 'run', key: stretch.key, from: i, to });
    i = to - 1;
  }
  return runs;
}
