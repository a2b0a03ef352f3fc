import type { Arcs } from '../types.js';
import { enclosedCut } from './enclosed-cut.js';
import { groupSize, type Run } from './run.js';

export interface Cut {
  readonly anchor: 'from' | 'to';
  /** Element rows in no particular order. */
  readonly members: readonly number[];
}

/**
 * Minimal cut between two clean elements that no clean path joins, though some path does. A is what clean paths reach
 * from the anchor, B the elements around A (none of them clean); the members are those of B that the other end
 * reaches without crossing B. Every path passes a member, and each member has a path that meets no other.
 */
export function minimalCut(run: Run, from: number, to: number): Cut {
  const { label } = run.labels;
  if (run.network.links.directed) return directedCut(run, from, to);
  const { out } = run.network.links;
  // Both ways give the same members; the cost follows the smaller side.
  const members =
    groupSize(run, from) <= groupSize(run, to)
      ? enclosedCut(run, from, to)
      : farSide(run, out, label, label[from]!, to);
  return { anchor: 'from', members };
}

/** With forward-only links the larger end is the anchor: the far side of it is usually small. */
function directedCut(run: Run, from: number, to: number): Cut {
  const { out, into } = run.network.links;
  const anchor = groupSize(run, from) >= groupSize(run, to) ? 'from' : 'to';
  if (anchor === 'from') return { anchor, members: farSide(run, into, cleanReach(run, out, from), 1, to) };
  return { anchor, members: farSide(run, out, cleanReach(run, into, to), 1, from) };
}

/** 1 for clean elements that clean paths reach along the arcs. */
function cleanReach(run: Run, arcs: Arcs, start: number): Int32Array {
  const taint = run.view.taint;
  const zone = new Int32Array(run.network.count);
  const queue = run.scratch.aheadQueue;
  zone[start] = 1;
  queue[0] = start;
  for (let head = 0, tail = 1; head < tail; head++) {
    const v = queue[head]!;
    for (let i = arcs.off[v]!; i < arcs.off[v + 1]!; i++) {
      const u = arcs.adj[i]!;
      if (zone[u] === 1 || (taint[u]! & run.bit) !== 0) continue;
      zone[u] = 1;
      queue[tail++] = u;
    }
  }
  return zone;
}

/**
 * Searches from the other end against the arcs, over any element, and stops at elements next to the zone: those are
 * the members. Costs no more than what lies on the far side of the cut.
 */
function farSide(run: Run, against: Arcs, zone: Int32Array, inside: number, start: number): number[] {
  const taint = run.view.taint;
  const { behind: seen, behindQueue: queue } = run.scratch;
  const members: number[] = [];
  seen[start] = 0;
  queue[0] = start;
  let tail = 1;
  for (let head = 0; head < tail; head++) {
    const v = queue[head]!;
    if ((taint[v]! & run.bit) !== 0 && bordersOn(against, v, zone, inside)) {
      members.push(v);
      continue;
    }
    for (let i = against.off[v]!; i < against.off[v + 1]!; i++) {
      const u = against.adj[i]!;
      if (seen[u] !== -1) continue;
      seen[u] = 0;
      queue[tail++] = u;
    }
  }
  for (let i = 0; i < tail; i++) seen[queue[i]!] = -1;
  return members;
}

function bordersOn(arcs: Arcs, v: number, zone: Int32Array, inside: number): boolean {
  for (let i = arcs.off[v]!; i < arcs.off[v + 1]!; i++) if (zone[arcs.adj[i]!] === inside) return true;
  return false;
}
