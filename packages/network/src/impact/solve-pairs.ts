import { leafLegs, type LeafLegs } from './broken-at-leaf.js';
import { NO_PAIRS } from './contraction.js';
import { orderParties } from './party-blocks.js';
import type { AnalysisControl, LinkList, PartyLists, PartyPairLists, PathLegs } from './types.js';
import { visitExcess, type Singles } from './visit-excess.js';

/**
 * As `visitSingles`, for every pair of parties that are gone together. `visit` gets each pair with broken legs once;
 * `first` < `second`. `pairOut` names elements only the pair takes out (redundancy groups); without it an element is
 * out when either party alone takes it out.
 */
export function visitPairs(
  links: LinkList,
  out: PartyLists,
  pairOut: PartyPairLists | undefined,
  partyCount: number,
  legs: PathLegs,
  connected: Int32Array,
  visit: (first: number, second: number, broken: LeafLegs) => void,
  control: AnalysisControl = {},
): void {
  let singles: Singles | undefined;
  const together = leafLegs(connected.length);
  const either = leafLegs(connected.length);
  const parties = orderParties({ out, pairs: pairOut ?? NO_PAIRS }, partyCount).parties.sort();
  const place = new Int32Array(partyCount);
  parties.forEach((party, position) => (place[party] = position));
  const seen = new Uint8Array(parties.length ** 2);
  const eitherOf = (x: number, y: number): LeafLegs => {
    merge(rowOf(singles!, x), rowOf(singles!, y), either);
    return either;
  };
  visitExcess(
    { links, out, pairOut, partyCount, legs, connected },
    (found) => void (singles = found),
    (x, y, excess) => {
      seen[place[x]! * parties.length + place[y]!] = 1;
      merge(eitherOf(x, y), excess, together);
      visit(x, y, together);
    },
    control,
  );
  if (!singles) return;
  for (const [i, x] of parties.entries())
    for (const y of parties.subarray(i + 1)) {
      if (seen[place[x]! * parties.length + place[y]!] === 1) continue;
      if (eitherOf(x, y).count > 0) visit(x, y, either);
    }
}

function rowOf({ offsets, legs, endpoint }: Singles, party: number): LeafLegs {
  const start = offsets[party]!;
  const end = offsets[party + 1]!;
  return { count: end - start, legs: legs.subarray(start, end), endpoint: endpoint.subarray(start, end) };
}

/** Legs of both, ascending; an end lost in either is lost. */
function merge(a: LeafLegs, b: LeafLegs, result: LeafLegs): void {
  let i = 0;
  let j = 0;
  let count = 0;
  while (i < a.count || j < b.count) {
    const legA = i < a.count ? a.legs[i]! : Infinity;
    const legB = j < b.count ? b.legs[j]! : Infinity;
    const leg = Math.min(legA, legB);
    let lost = 0;
    if (legA === leg) lost |= a.endpoint[i++]!;
    if (legB === leg) lost |= b.endpoint[j++]!;
    result.legs[count] = leg;
    result.endpoint[count++] = lost;
  }
  result.count = count;
}
