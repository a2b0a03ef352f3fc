import type { BrokenLegs, PartyLists, PartyPairLists, SetLegs } from './types.js';

/** Set legs per party: a leg breaks when the party takes out any of its members. Time linear in memberships. */
export function setLegImpact(legs: SetLegs, out: PartyLists, partyCount: number): BrokenLegs {
  const offsets = new Int32Array(partyCount + 1);
  const stamp = new Int32Array(partyCount);
  forEachBreak(legs, out, stamp, (party) => offsets[party + 1]!++);
  for (let x = 0; x < partyCount; x++) offsets[x + 1]! += offsets[x]!;
  const broken = new Int32Array(offsets[partyCount]!);
  const next = offsets.slice();
  stamp.fill(0);
  forEachBreak(legs, out, stamp, (party, leg) => (broken[next[party]!++] = leg));
  return { offsets, legs: broken, endpoint: new Uint8Array(broken.length).fill(1), disconnected: new Int32Array(0) };
}

/** Legs with a member that only two parties together take out: `visit` may name a leg and pair more than once. */
export function forEachSetPair(
  legs: SetLegs,
  pairs: PartyPairLists,
  visit: (first: number, second: number, leg: number) => void,
): void {
  for (let leg = 0; leg < legs.offsets.length - 1; leg++)
    for (let m = legs.offsets[leg]!; m < legs.offsets[leg + 1]!; m++) {
      const v = legs.elements[m]!;
      for (let i = pairs.offsets[v]!; i < pairs.offsets[v + 1]!; i++) visit(pairs.first[i]!, pairs.second[i]!, leg);
    }
}

function forEachBreak(
  { offsets, elements }: SetLegs,
  out: PartyLists,
  stamp: Int32Array,
  visit: (party: number, leg: number) => void,
): void {
  for (let leg = 0; leg < offsets.length - 1; leg++)
    for (let m = offsets[leg]!; m < offsets[leg + 1]!; m++) {
      const v = elements[m]!;
      for (let i = out.offsets[v]!; i < out.offsets[v + 1]!; i++) {
        const party = out.parties[i]!;
        if (stamp[party] === leg + 1) continue;
        stamp[party] = leg + 1;
        visit(party, leg);
      }
    }
}
