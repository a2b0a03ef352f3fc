import type { LinkArcs, LinkList, PartyLists, PartyPairLists, PathLegs } from '../../src/impact/index.js';

/** Fixed-seed numbers in 0..below-1 (xorshift32). */
export function seededNumbers(seed: number): (below: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export interface RandomNetwork {
  readonly links: LinkList;
  readonly out: PartyLists;
  readonly pairOut: PartyPairLists;
  readonly partyCount: number;
  readonly legs: PathLegs;
}

/** Up to 14 elements (or as many as said) with 0 to 3 parties each, self-links and repeated links included, connected or not. */
export function randomNetwork(
  seed: number,
  options: { forward?: boolean; pairs?: boolean; elements?: number; parties?: number } = {},
): RandomNetwork {
  const random = seededNumbers(seed);
  const n = 1 + random(options.elements ?? 14);
  const partyCount = 1 + random(options.parties ?? 7);
  const m = random(3 * n);
  const pick = (count: number, below: number): Int32Array => Int32Array.from({ length: count }, () => random(below));
  const lists = Array.from({ length: n }, () => [...new Set(pick(random(4), partyCount))].sort((a, b) => a - b));
  const pairLists = Array.from({ length: n }, () =>
    options.pairs && partyCount > 1 && random(3) === 0
      ? Array.from({ length: 1 + random(2) }, () => twoOf(partyCount, random))
      : [],
  );
  const legCount = random(6);
  return {
    links: {
      elementCount: n,
      from: pick(m, n),
      to: pick(m, n),
      ...(options.forward ? { forward: Uint8Array.from({ length: m }, () => random(2)) } : {}),
    },
    out: partyLists(lists),
    pairOut: {
      offsets: offsetsOf(pairLists),
      first: Int32Array.from(pairLists.flat(), (pair) => pair[0]),
      second: Int32Array.from(pairLists.flat(), (pair) => pair[1]),
    },
    partyCount,
    legs: {
      from: pick(legCount, n),
      to: pick(legCount, n),
      twoWay: Uint8Array.from({ length: legCount }, () => random(2)),
    },
  };
}

export function arcsOf({ elementCount, from, to }: LinkList): LinkArcs {
  const rows: number[][] = Array.from({ length: elementCount }, () => []);
  for (const [i, a] of from.entries()) {
    rows[a]!.push(to[i]!);
    rows[to[i]!]!.push(a);
  }
  return { offsets: offsetsOf(rows), targets: Int32Array.from(rows.flatMap((row) => row.sort((a, b) => a - b))) };
}

export function partyLists(lists: readonly (readonly number[])[]): PartyLists {
  return { offsets: offsetsOf(lists), parties: Int32Array.from(lists.flat()) };
}

export function offsetsOf(lists: readonly (readonly unknown[])[]): Int32Array {
  const offsets = new Int32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) offsets[i + 1] = offsets[i]! + list.length;
  return offsets;
}

function twoOf(partyCount: number, random: (below: number) => number): readonly [number, number] {
  const a = random(partyCount);
  const b = (a + 1 + random(partyCount - 1)) % partyCount;
  return [Math.min(a, b), Math.max(a, b)];
}
