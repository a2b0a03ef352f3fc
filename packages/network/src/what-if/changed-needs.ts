import { RELATION_TYPES, RelationTableBuilder, type DependencyType } from '@cleanpath/model';
import { typeMask } from '../compile/dependency-arcs.js';
import { dependencyGroups } from '../compile/dependency-groups.js';
import { dependents } from '../trust/root-distance.js';
import type { Network } from '../types.js';

export interface Group {
  readonly members: readonly number[];
  readonly threshold: number;
}

interface ExtraNeed {
  readonly from: number;
  readonly to: number;
  readonly type: DependencyType;
  readonly group: string;
  readonly need: number | undefined;
}

/**
 * The dependencies of a network with changes laid over them. Elements whose own dependencies changed get lists of
 * their own; all others read the compiled arrays.
 */
export class ChangedNeeds {
  readonly #network: Network;
  readonly #gone: Uint8Array;
  readonly #extra = new Map<number, ExtraNeed>();
  readonly #extraOf = new Map<number, number[]>();
  readonly #exposure = new Map<number, readonly number[]>();
  readonly #groups = new Map<number, readonly Group[]>();
  readonly #types = new Map<number, number>();
  /** Who an added dependency leads from, per needed element; some may be gone again. */
  readonly #newDependents = new Map<number, number[]>();
  #users: { off: Int32Array; user: Int32Array } | undefined;

  constructor(network: Network, gone: Uint8Array) {
    this.#network = network;
    this.#gone = gone;
  }

  /** Elements that an element is exposed to directly. */
  exposureOf(element: number): readonly number[] {
    const own = this.#exposure.get(element);
    if (own) return own;
    if (element >= this.#network.count) return [];
    const { off, adj } = this.#network.exposure;
    return adj.subarray(off[element], off[element + 1]) as unknown as readonly number[];
  }

  /** Calls for every element that may be exposed to one directly. */
  forEachDependent(element: number, visit: (dependent: number) => void): void {
    if (element < this.#network.count) {
      const { off, adj } = dependents(this.#network);
      for (let i = off[element]!; i < off[element + 1]!; i++) {
        const own = this.#exposure.get(adj[i]!);
        if (!own || own.includes(element)) visit(adj[i]!);
      }
    }
    for (const dependent of this.#newDependents.get(element) ?? [])
      if (this.exposureOf(dependent).includes(element)) visit(dependent);
  }

  /** Bits of the relation types of the dependencies an element states. */
  typesOf(element: number): number {
    return this.#types.get(element) ?? this.#network.dependencyTypes[element] ?? 0;
  }

  /** Whether a group of the element has lost more members than it can spare. */
  fails(element: number, down: Uint8Array): boolean {
    const own = this.#groups.get(element);
    if (own) return own.some(({ members, threshold }) => members.filter((m) => down[m] === 1).length >= threshold);
    if (element >= this.#network.count) return false;
    const { off, memberOff, member, threshold } = this.#network.availability;
    for (let g = off[element]!; g < off[element + 1]!; g++) {
      let lost = 0;
      for (let i = memberOff[g]!; i < memberOff[g + 1]!; i++) lost += down[member[i]!]!;
      if (lost >= threshold[g]!) return true;
    }
    return false;
  }

  /** Calls for every element with a group that may hold one as a member. */
  forEachUser(element: number, visit: (user: number) => void): void {
    if (element < this.#network.count) {
      const { off, user } = (this.#users ??= usersOf(this.#network));
      for (let i = off[element]!; i < off[element + 1]!; i++) visit(user[i]!);
    }
    for (const user of this.#newDependents.get(element) ?? []) visit(user);
  }

  add(relation: number, need: ExtraNeed): void {
    this.#extra.set(relation, need);
    append(this.#extraOf, need.from, relation);
    append(this.#newDependents, need.to, need.from);
  }

  /** Works the dependencies of an element out anew after one came or went. */
  refresh(element: number): void {
    const { relations, policy } = this.#network;
    const table = new RelationTableBuilder();
    const local = new Map([[element, 0]]);
    const rows: number[] = [element];
    const rowOf = (e: number): number => {
      const known = local.get(e);
      if (known !== undefined) return known;
      local.set(e, rows.length);
      return rows.push(e) - 1;
    };
    const exposed: number[] = [];
    const counts = typeMask(policy.exposureTypes);
    let types = 0;
    const add = (to: number, type: number, group: string | undefined, need: number | undefined): void => {
      if (to === element) return;
      types |= 1 << type;
      if (((counts >> type) & 1) === 1) exposed.push(to);
      const stated = { ...(group === undefined ? {} : { group }), ...(need === undefined ? {} : { need }) };
      table.add({ from: 0, to: rowOf(to), type: RELATION_TYPES[type]!, ...stated });
    };
    if (element < this.#network.count)
      for (let r = 0; r < relations.count; r++) {
        if (relations.from[r] !== element || relations.type[r] === 0 || this.#gone[r] === 1) continue;
        const code = relations.group.codes[r] ?? -1;
        const group = code < 0 ? undefined : `g${code}`;
        add(relations.to[r]!, relations.type[r]!, group, relations.need[r]! > 0 ? relations.need[r] : undefined);
      }
    for (const relation of this.#extraOf.get(element) ?? []) {
      if (this.#gone[relation] === 1) continue;
      const { to, type, group, need } = this.#extra.get(relation)!;
      add(to, RELATION_TYPES.indexOf(type), group, need);
    }
    const groups = dependencyGroups(rows.length, table.finish(), typeMask(policy.availabilityTypes));
    this.#exposure.set(element, exposed);
    this.#types.set(element, types);
    this.#groups.set(
      element,
      Array.from(groups.threshold.subarray(0, groups.off[1]), (threshold, g) => ({
        threshold,
        members: Array.from(groups.member.subarray(groups.memberOff[g], groups.memberOff[g + 1]), (m) => rows[m]!),
      })),
    );
  }
}

function append(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Elements with a group that holds each element. */
function usersOf({ count, availability }: Network): { off: Int32Array; user: Int32Array } {
  const { off: groupOff, memberOff, member } = availability;
  const off = new Int32Array(count + 1);
  for (const m of member) off[m + 1]!++;
  for (let e = 0; e < count; e++) off[e + 1]! += off[e]!;
  const next = off.slice();
  const user = new Int32Array(member.length);
  for (let e = 0; e < count; e++)
    for (let i = memberOff[groupOff[e]!]!; i < memberOff[groupOff[e + 1]!]!; i++) user[next[member[i]!]!++] = e;
  return { off, user };
}
