import { fail } from '@cleanpath/model';
import { condense } from '../kernel/condense.js';
import { stopWhenAborted } from '../impact/solve-all.js';
import type { AnalysisControl, PartyLists, PartyPairLists } from '../impact/types.js';
import { spreadFailure } from '../suppliers/spread-failure.js';
import type { DependencyGroups, Network } from '../types.js';
import { groupFailure } from './group-lists.js';
import { ownGroups } from './group-suppliers.js';
import type { PartyGroups } from './types.js';

/** Pairs of elements and two groups kept: 12 bytes each. */
export const MAX_FAILURE_PAIRS = 50_000_000;

/**
 * For each element the pairs of groups that only together make it fail (k of n across two suppliers). Exact: for every
 * group the failures are computed once more with that group gone already, all second groups at once, over the part of
 * the network where something is redundant and what depends on it.
 */
export function groupFailurePairs(
  network: Network,
  groups: PartyGroups,
  failure: PartyLists = groupFailure(network, groups),
  control: AnalysisControl = {},
): PartyPairLists {
  const part = redundantPart(network);
  const words = Math.max(1, Math.ceil(groups.names.length / 32));
  const own = ownGroups(network, groups, false);
  const alone = bitRows(part.elements, failure, words);
  const base = bitRows(part.elements, own, words);
  // What stands outside the part fails by single groups only: its row is known.
  for (let i = part.inside; i < part.elements.length; i++)
    base.set(alone.subarray(i * words, (i + 1) * words), i * words);
  const rows = new Int32Array(base.length);
  const present = new Uint8Array(groups.names.length);
  for (const e of part.elements)
    for (let i = failure.offsets[e]!; i < failure.offsets[e + 1]!; i++) present[failure.parties[i]!] = 1;
  const found: [number, number, number][] = [];
  for (let x = 0; x < groups.names.length; x++) {
    stopWhenAborted(control);
    control.progress?.(x, groups.names.length);
    if (present[x] === 0) continue;
    rows.set(base);
    for (let i = 0; i < part.elements.length; i++)
      if (hasBit(base, i, words, x)) rows.fill(-1, i * words, (i + 1) * words);
    spreadFailure(part.order, part.groups, rows, words);
    for (let i = 0; i < part.inside; i++) {
      if (hasBit(alone, i, words, x)) continue;
      for (let w = x >> 5; w < words; w++) {
        let bits = rows[i * words + w]! & ~alone[i * words + w]!;
        if (w === x >> 5) bits &= x % 32 === 31 ? 0 : -1 << ((x & 31) + 1);
        for (; bits !== 0; bits &= bits - 1) {
          const y = 32 * w + 31 - Math.clz32(bits & -bits);
          if (y < groups.names.length) found.push([part.elements[i]!, x, y]);
        }
      }
      if (found.length > MAX_FAILURE_PAIRS) throw tooMany();
    }
  }
  return sorted(network.count, found);
}

interface Part {
  /** Elements of the part, then those outside that its groups name. */
  readonly elements: Int32Array;
  readonly inside: number;
  readonly groups: DependencyGroups;
  readonly order: ReturnType<typeof condense>;
}

/** Elements with a group that can spare a member, everything that depends on them, and the members of their groups. */
function redundantPart({ count, availability }: Network): Part {
  const { off, memberOff, member, threshold } = availability;
  const inside = new Uint8Array(count);
  for (let e = 0; e < count; e++) for (let g = off[e]!; g < off[e + 1]!; g++) if (threshold[g]! > 1) inside[e] = 1;
  const users: number[][] = [];
  for (let e = 0; e < count; e++)
    for (let i = memberOff[off[e]!]!; i < memberOff[off[e + 1]!]!; i++) (users[member[i]!] ??= []).push(e);
  const open = [...inside.keys()].filter((e) => inside[e] === 1);
  const elements = [...open];
  for (let e = open.pop(); e !== undefined; e = open.pop())
    for (const user of users[e] ?? [])
      if (inside[user] === 0) {
        inside[user] = 1;
        elements.push(user);
        open.push(user);
      }
  const size = elements.length;
  const place = new Map(elements.map((e, i) => [e, i]));
  const localOff: number[] = [0];
  const localMemberOff: number[] = [0];
  const localMember: number[] = [];
  const localThreshold: number[] = [];
  for (let i = 0; i < size; i++) {
    const e = elements[i]!;
    for (let g = off[e]!; g < off[e + 1]!; g++) {
      for (let m = memberOff[g]!; m < memberOff[g + 1]!; m++) {
        const u = member[m]!;
        if (!place.has(u)) place.set(u, elements.push(u) - 1);
        localMember.push(place.get(u)!);
      }
      localMemberOff.push(localMember.length);
      localThreshold.push(threshold[g]!);
    }
    localOff.push(localThreshold.length);
  }
  while (localOff.length <= elements.length) localOff.push(localThreshold.length);
  const groups = {
    off: Int32Array.from(localOff),
    memberOff: Int32Array.from(localMemberOff),
    member: Int32Array.from(localMember),
    rel: new Int32Array(0),
    threshold: Int32Array.from(localThreshold),
  };
  const arcs = groups.off.map((g) => groups.memberOff[g]!);
  return {
    elements: Int32Array.from(elements),
    inside: size,
    groups,
    order: condense(elements.length, arcs, groups.member),
  };
}

function bitRows(elements: Int32Array, lists: PartyLists, words: number): Int32Array {
  const rows = new Int32Array(elements.length * words);
  elements.forEach((e, i) => {
    for (let p = lists.offsets[e]!; p < lists.offsets[e + 1]!; p++)
      rows[i * words + (lists.parties[p]! >> 5)]! |= 1 << (lists.parties[p]! & 31);
  });
  return rows;
}

const hasBit = (rows: Int32Array, element: number, words: number, bit: number): boolean =>
  ((rows[element * words + (bit >> 5)]! >> (bit & 31)) & 1) === 1;

function sorted(count: number, found: [number, number, number][]): PartyPairLists {
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const offsets = new Int32Array(count + 1);
  for (const [e] of found) offsets[e + 1]!++;
  for (let e = 0; e < count; e++) offsets[e + 1]! += offsets[e]!;
  return { offsets, first: Int32Array.from(found, ([, x]) => x), second: Int32Array.from(found, ([, , y]) => y) };
}

const tooMany = () =>
  fail('limit-exceeded', {
    message: `More than ${MAX_FAILURE_PAIRS} elements fail by pairs of suppliers only`,
    remedy: 'Group the suppliers by owner.',
  });
