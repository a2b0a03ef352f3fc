import { byCodeUnits, RELATION_TYPES } from '@cleanpath/model';
import { offsets } from '../kernel/arcs.js';
import type { FailureProof, FailureView, Network } from '../types.js';

/** Round of an element that is lost itself. */
const LOST = 1;

/**
 * What fails once some elements are lost: the least fixpoint over the redundancy groups, in rounds, so that a proof
 * can be read off (Dowling and Gallier 1984). `lost[e]` is 1 for elements that are gone.
 */
export function failures(network: Network, lost: Uint8Array): FailureView {
  const { count, availability: groups } = network;
  const { groupOf, uses } = memberships(network);
  const round = new Int32Array(count);
  const queue = new Int32Array(count);
  const failed = new Int32Array(groups.threshold.length);
  let tail = 0;
  for (let e = 0; e < count; e++) {
    if (lost[e] !== 1) continue;
    round[e] = LOST;
    queue[tail++] = e;
  }
  for (let head = 0; head < tail; head++) {
    const u = queue[head]!;
    for (let i = uses.off[u]!; i < uses.off[u + 1]!; i++) {
      const g = uses.group[i]!;
      if (++failed[g]! !== groups.threshold[g]) continue;
      const e = groupOf[g]!;
      if (round[e] !== 0) continue;
      // The queue runs in order of rounds, so the member that tips the group is of the latest round before.
      round[e] = round[u]! + 1;
      queue[tail++] = e;
    }
  }
  return { network, round };
}

/**
 * Acyclic proof that an element fails: for every element named, the members of one of its groups that failed in an
 * earlier round and suffice. Undefined where it works. Elements by round, latest first, then by id.
 */
export function explainFailure(view: FailureView, element: number): FailureProof | undefined {
  const { network, round } = view;
  if (round[element] === 0) return undefined;
  const ids = network.elements.ids;
  const proof = new Map<number, FailureProof['elements'][number]>();
  const open = [element];
  for (let e = open.pop(); e !== undefined; e = open.pop()) {
    if (proof.has(e)) continue;
    const members = round[e] === LOST ? [] : failingMembers(view, e);
    proof.set(e, { element: e, round: round[e]!, members });
    for (const member of members) open.push(member.element);
  }
  const elements = [...proof.values()].sort(
    (a, b) => b.round - a.round || byCodeUnits(ids[a.element]!, ids[b.element]!),
  );
  return { elements };
}

function failingMembers(view: FailureView, e: number): FailureProof['elements'][number]['members'] {
  const { network, round } = view;
  const { off, memberOff, member, rel, threshold } = network.availability;
  const ids = network.elements.ids;
  let best: number[] | undefined;
  for (let g = off[e]!; g < off[e + 1]!; g++) {
    const before: number[] = [];
    for (let i = memberOff[g]!; i < memberOff[g + 1]!; i++) {
      const r = round[member[i]!]!;
      if (r !== 0 && r < round[e]!) before.push(i);
    }
    if (before.length < threshold[g]!) continue;
    before.sort((a, b) => round[member[a]!]! - round[member[b]!]! || byCodeUnits(ids[member[a]!]!, ids[member[b]!]!));
    before.length = threshold[g]!;
    if (!best || isBefore(before, best, member, ids)) best = before;
  }
  return best!.map((i) => ({
    element: member[i]!,
    relation: rel[i]!,
    type: RELATION_TYPES[network.relations.type[rel[i]!]!]!,
  }));
}

/** Fewer members first, then smaller ids: the same group whatever the order of the input. */
function isBefore(a: readonly number[], b: readonly number[], member: Int32Array, ids: readonly string[]): boolean {
  if (a.length !== b.length) return a.length < b.length;
  for (let i = 0; i < a.length; i++) {
    const order = byCodeUnits(ids[member[a[i]!]!]!, ids[member[b[i]!]!]!);
    if (order !== 0) return order < 0;
  }
  return false;
}

interface Memberships {
  /** Element that owns each group. */
  readonly groupOf: Int32Array;
  /** Groups each element is a member of. */
  readonly uses: { readonly off: Int32Array; readonly group: Int32Array };
}

const memo = new WeakMap<Network, Memberships>();

function memberships(network: Network): Memberships {
  const known = memo.get(network);
  if (known) return known;
  const { off, memberOff, member, threshold } = network.availability;
  const groupOf = new Int32Array(threshold.length);
  for (let e = 0; e < network.count; e++) for (let g = off[e]!; g < off[e + 1]!; g++) groupOf[g] = e;
  const useOff = offsets(network.count, member, member.length);
  const next = useOff.slice();
  const group = new Int32Array(member.length);
  for (let g = 0; g < threshold.length; g++)
    for (let i = memberOff[g]!; i < memberOff[g + 1]!; i++) group[next[member[i]!]!++] = g;
  const result = { groupOf, uses: { off: useOff, group } };
  memo.set(network, result);
  return result;
}
