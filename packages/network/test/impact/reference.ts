import type { LinkList, PartyLists, PartyPairLists } from '../../src/impact/index.js';

export type LegState = 'served' | 'endpoint' | 'path';

/** Elements taken out when exactly these parties are gone, by definition. */
export function takenOut(n: number, out: PartyLists, gone: readonly number[], pairs?: PartyPairLists): boolean[] {
  return Array.from({ length: n }, (_, v) => {
    const parties = [...out.parties.subarray(out.offsets[v], out.offsets[v + 1])];
    if (parties.some((party) => gone.includes(party))) return true;
    for (let i = pairs?.offsets[v] ?? 0; i < (pairs?.offsets[v + 1] ?? 0); i++)
      if (gone.includes(pairs!.first[i]!) && gone.includes(pairs!.second[i]!)) return true;
    return false;
  });
}

/** State of one leg by plain search from its end. */
export function legState(
  links: LinkList,
  lost: readonly boolean[],
  from: number,
  to: number,
  twoWay: boolean,
): LegState {
  if (lost[from] || lost[to]) return 'endpoint';
  if (!reaches(links, lost, from, to)) return 'path';
  return twoWay && !reaches(links, lost, to, from) ? 'path' : 'served';
}

function reaches(links: LinkList, lost: readonly boolean[], from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const v of seen)
    for (let i = 0; i < links.from.length; i++) {
      const a = links.from[i]!;
      const b = links.to[i]!;
      if (a === v && !lost[b]) seen.add(b);
      if (b === v && links.forward?.[i] !== 1 && !lost[a]) seen.add(a);
    }
  return seen.has(to);
}
