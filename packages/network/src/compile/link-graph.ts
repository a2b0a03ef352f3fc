import type { RelationTable } from '@cleanpath/model';
import { buildArcs, scatterGroups, type ArcList } from '../kernel/arcs.js';
import type { Arcs, LinkGraph } from '../types.js';

const LINK = 0;

/** Links as arcs in both directions; a link from an element to itself has no effect and is left out. */
export function linkGraph(elements: number, relations: RelationTable): LinkGraph {
  if (!hasForwardLinks(relations)) {
    const out = bothWays(elements, relations);
    return { out, into: out, directed: false };
  }
  const arcs = linkArcs(relations);
  const out = buildArcs(elements, arcs);
  const into = buildArcs(elements, { count: arcs.count, from: arcs.to, to: arcs.from, rel: arcs.rel });
  return { out, into, directed: true };
}

function hasForwardLinks({ count, from, to, type, forward }: RelationTable): boolean {
  for (let r = 0; r < count; r++) if (forward[r] === 1 && type[r] === LINK && from[r] !== to[r]) return true;
  return false;
}

/** As `buildArcs`, without writing the arcs out first: the links are their own reverse. */
function bothWays(elements: number, { count, from, to, type }: RelationTable): Arcs {
  const off = new Int32Array(elements + 1);
  for (let r = 0; r < count; r++) {
    if (type[r] !== LINK || from[r] === to[r]) continue;
    off[from[r]! + 1]!++;
    off[to[r]! + 1]!++;
  }
  for (let e = 0; e < elements; e++) off[e + 1]! += off[e]!;
  const arcs = off[elements]!;
  const far = new Int32Array(arcs);
  const farRel = new Int32Array(arcs);
  const next = off.slice();
  for (let r = 0; r < count; r++) {
    const a = from[r]!;
    const b = to[r]!;
    if (type[r] !== LINK || a === b) continue;
    const atB = next[b]!++;
    far[atB] = a;
    farRel[atB] = r;
    const atA = next[a]!++;
    far[atA] = b;
    farRel[atA] = r;
  }
  const adj = new Int32Array(arcs);
  const rel = new Int32Array(arcs);
  next.set(off);
  scatterGroups(elements, off, far, farRel, next, adj, rel);
  return { off, adj, rel };
}

function linkArcs(relations: RelationTable): ArcList {
  const { count, from, to, type, forward } = relations;
  let arcs = 0;
  for (let r = 0; r < count; r++) if (type[r] === LINK && from[r] !== to[r]) arcs += forward[r] === 1 ? 1 : 2;
  const source = new Int32Array(arcs);
  const target = new Int32Array(arcs);
  const rel = new Int32Array(arcs);
  let i = 0;
  for (let r = 0; r < count; r++) {
    const a = from[r]!;
    const b = to[r]!;
    if (type[r] !== LINK || a === b) continue;
    source[i] = a;
    target[i] = b;
    rel[i++] = r;
    if (forward[r] === 1) continue;
    source[i] = b;
    target[i] = a;
    rel[i++] = r;
  }
  return { count: arcs, from: source, to: target, rel };
}
