import { RELATION_TYPES, type RelationTable } from '@cleanpath/model';
import type { DependencyGroups } from '../types.js';
import { dependencyArcs } from './dependency-arcs.js';

/** Every dependency type, whether availability counts it or not: uncounted members still belong to their group. */
const ALL_DEPENDENCIES = (1 << RELATION_TYPES.length) - 2;

/**
 * Redundancy groups over the dependencies of the counted types. A dependency without a group is one of its own.
 * Members that repeat count once. Members of an uncounted type never fail, but stand in the group's number. Where
 * members state different needs (the loader refuses that) the strictest counts.
 */
export function dependencyGroups(elements: number, relations: RelationTable, mask: number): DependencyGroups {
  const grouped = relations.group.codes.length > 0;
  const arcs = dependencyArcs(elements, relations, grouped ? ALL_DEPENDENCIES : mask);
  const size = arcs.adj.length;
  const off = new Int32Array(elements + 1);
  if (!grouped) return singles(elements, arcs);
  const memberOff = new Int32Array(size + 1);
  const member = new Int32Array(size);
  const rel = new Int32Array(size);
  const threshold = new Int32Array(size);
  const scratch: Scratch = { codes: [], rows: [] };
  let groups = 0;
  let members = 0;
  for (let e = 0; e < elements; e++) {
    off[e] = groups;
    scratch.codes.length = scratch.rows.length = 0;
    for (let i = arcs.off[e]!; i < arcs.off[e + 1]!; i++) {
      const row = arcs.rel[i]!;
      const code = relations.group.codes[row] ?? -1;
      if (code >= 0) collect(scratch, code, row);
      else if (((mask >> relations.type[row]!) & 1) === 1) {
        member[members] = arcs.adj[i]!;
        rel[members++] = row;
        threshold[groups++] = 1;
        memberOff[groups] = members;
      }
    }
    for (const rows of scratch.rows) {
      const first = members;
      const distinct = new Set<number>();
      let need = 0;
      for (const row of rows) {
        need = Math.max(need, relations.need[row]!);
        const target = relations.to[row]!;
        // Arcs are sorted by target, so repeated members are neighbours; one counted type among them suffices.
        const counted = ((mask >> relations.type[row]!) & 1) === 1;
        if (counted && (members === first || member[members - 1] !== target)) {
          member[members] = target;
          rel[members++] = row;
        }
        distinct.add(target);
      }
      const kept = need === 0 ? distinct.size : Math.min(need, distinct.size);
      const fails = distinct.size - kept + 1;
      if (fails > members - first)
        members = first; // The members that can fail are too few: the group cannot.
      else {
        threshold[groups++] = fails;
        memberOff[groups] = members;
      }
    }
  }
  off[elements] = groups;
  return {
    off,
    memberOff: memberOff.slice(0, groups + 1),
    member: member.slice(0, members),
    rel: rel.slice(0, members),
    threshold: threshold.slice(0, groups),
  };
}

interface Scratch {
  readonly codes: number[];
  /** Relation rows per group code, parallel to `codes`. */
  readonly rows: number[][];
}

function collect(scratch: Scratch, code: number, row: number): void {
  const at = scratch.codes.indexOf(code);
  if (at >= 0) scratch.rows[at]!.push(row);
  else {
    scratch.codes.push(code);
    scratch.rows.push([row]);
  }
}

function singles(elements: number, arcs: { off: Int32Array; adj: Int32Array; rel: Int32Array }): DependencyGroups {
  const size = arcs.off[elements]!;
  const memberOff = new Int32Array(size + 1);
  for (let i = 0; i <= size; i++) memberOff[i] = i;
  return { off: arcs.off, memberOff, member: arcs.adj, rel: arcs.rel, threshold: new Int32Array(size).fill(1) };
}
