/** One item that carries weight on a criterion. Items come in ascending id order, which fixes every sum. */
export interface CriterionItem {
  /** Index of the item in the case. */
  readonly item: number;
  readonly r: number;
  readonly q: number;
  /** Index of its voice in the case. */
  readonly voice: number;
  /** Number of its origin; items of one origin depend on each other. −1: shared with no other item. */
  readonly origin: number;
}

/** What each voice says on a criterion, and which voices rest on the same observation. */
export interface PooledEvidence {
  /** Voices of the case in order of appearance; the other lists follow this order. */
  readonly local: readonly number[];
  /** Observations before the source is discounted. */
  readonly poolR: readonly number[];
  readonly poolQ: readonly number[];
  /** Connected components of voices (positions in `local`) that share an origin; undefined where none share. */
  readonly groups: readonly (readonly number[])[] | undefined;
}

/** Adds up the items of each voice; `without` leaves a voice out. */
export function poolEvidence(items: readonly CriterionItem[], voices: number, without = -1): PooledEvidence {
  const position = new Int32Array(voices).fill(-1);
  const local: number[] = [];
  const poolR: number[] = [];
  const poolQ: number[] = [];
  let shared = false;
  for (const { voice, r, q, origin } of items) {
    if (voice === without) continue;
    if (origin !== -1) shared = true;
    const at = position[voice]!;
    if (at < 0) {
      position[voice] = local.length;
      local.push(voice);
      poolR.push(r);
      poolQ.push(q);
    } else {
      poolR[at]! += r;
      poolQ[at]! += q;
    }
  }
  return { local, poolR, poolQ, groups: shared ? components(items, position, local.length, without) : undefined };
}

/** The pools without one item (by its index in the case): only its voice is added up again where that is enough. */
export function poolWithout(
  pooled: PooledEvidence,
  items: readonly CriterionItem[],
  voices: number,
  item: number,
): PooledEvidence {
  const removed = items.find((one) => one.item === item);
  if (removed === undefined) return pooled;
  let r = 0;
  let q = 0;
  let left = 0;
  for (const one of items) {
    if (one.voice !== removed.voice || one === removed) continue;
    r += one.r;
    q += one.q;
    left++;
  }
  if (left === 0 || (removed.origin !== -1 && pooled.groups !== undefined)) {
    return poolEvidence(
      items.filter((one) => one !== removed),
      voices,
    );
  }
  const at = pooled.local.indexOf(removed.voice);
  const poolR = pooled.poolR.slice();
  const poolQ = pooled.poolQ.slice();
  poolR[at] = r;
  poolQ[at] = q;
  return { ...pooled, poolR, poolQ };
}

function components(
  items: readonly CriterionItem[],
  position: Int32Array,
  n: number,
  without: number,
): number[][] | undefined {
  const parent: number[] = [];
  for (let i = 0; i < n; i++) parent.push(i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root]! !== root) root = parent[root]!;
    return root;
  };
  const firstOfOrigin = new Map<number, number>();
  let linked = false;
  for (const item of items) {
    if (item.origin === -1 || item.voice === without) continue;
    const at = position[item.voice]!;
    const first = firstOfOrigin.get(item.origin);
    if (first === undefined) firstOfOrigin.set(item.origin, at);
    else if (first !== at) {
      const x = find(first);
      const y = find(at);
      parent[Math.max(x, y)] = Math.min(x, y);
      linked = true;
    }
  }
  if (!linked) return undefined;
  const groups: number[][] = [];
  const groupOf: number[] = [];
  for (let i = 0; i < n; i++) {
    const root = find(i);
    if (root === i) {
      groupOf.push(groups.length);
      groups.push([i]);
    } else {
      groupOf.push(groupOf[root]!);
      groups[groupOf[root]!]!.push(i);
    }
  }
  return groups;
}
