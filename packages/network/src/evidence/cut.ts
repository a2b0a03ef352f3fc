import type { Arcs } from '../types.js';
import { outsideOf, type Outside } from './outside.js';
import { groupSize, type Run } from './run.js';

export interface Cut {
  readonly anchor: 'from' | 'to';
  /** Element rows in no particular order. */
  readonly members: readonly number[];
}

/** Cuts found so far in one run, shared by the demands asked for together. */
export interface CutCache {
  readonly outsides: Map<number, Outside>;
  readonly cuts: Map<string, Cut>;
  /** What clean paths reach from an anchor, or to it; with forward-only links. */
  readonly zones: Map<string, Int32Array>;
}

export const newCutCache = (): CutCache => ({ outsides: new Map(), cuts: new Map(), zones: new Map() });

/** Zones kept, each of 4 bytes per element: usually one large neighbourhood anchors nearly all cuts. */
const ZONES_KEPT = 4;

/** Neighbourhoods whose outside is kept; beyond it they are looked at again, which bounds the memory. */
const OUTSIDES_KEPT = 256;

/**
 * Minimal cut between two clean elements that no clean path joins, though some path does. A is what clean paths reach
 * from the anchor, B the elements around A (none of them clean); the members are those of B that the other end
 * reaches without crossing B. Every path passes a member, and each member has a path that meets no other.
 */
export function minimalCut(run: Run, from: number, to: number, cache: CutCache): Cut {
  const { label } = run.labels;
  const { directed } = run.network.links;
  const outside = directed ? undefined : keptOutside(run, from, cache);
  // Goals in the same region have the same cut; with forward-only links those with the same label have.
  const key = `${label[from]!}:${outside ? outside.regionOf(to) : label[to]!}`;
  let cut = cache.cuts.get(key);
  if (!cut) {
    cut = outside ? { anchor: 'from', members: outside.cutTowards(to) } : directedCut(run, from, to, cache);
    cache.cuts.set(key, cut);
  }
  return cut;
}

function keptOutside(run: Run, from: number, { outsides, cuts }: CutCache): Outside {
  const label = run.labels.label[from]!;
  let outside = outsides.get(label);
  if (outside) return outside;
  if (outsides.size >= OUTSIDES_KEPT) {
    outsides.clear();
    // Regions may be numbered anew.
    cuts.clear();
  }
  outside = outsideOf(run, from);
  outsides.set(label, outside);
  return outside;
}

/** With forward-only links the larger end is the anchor: the far side of it is usually small. */
function directedCut(run: Run, from: number, to: number, cache: CutCache): Cut {
  const { out, into } = run.network.links;
  const anchor = groupSize(run, from) >= groupSize(run, to) ? 'from' : 'to';
  if (anchor === 'from') return { anchor, members: farSide(run, into, keptZone(run, out, from, cache), 1, to) };
  return { anchor, members: farSide(run, out, keptZone(run, into, to, cache), 1, from) };
}

function keptZone(run: Run, arcs: Arcs, anchor: number, { zones }: CutCache): Int32Array {
  const key = `${arcs === run.network.links.out ? 'from' : 'to'}:${run.labels.label[anchor]!}`;
  let zone = zones.get(key);
  if (zone) return zone;
  if (zones.size >= ZONES_KEPT) zones.clear();
  zone = cleanReach(run, arcs, anchor);
  zones.set(key, zone);
  return zone;
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
