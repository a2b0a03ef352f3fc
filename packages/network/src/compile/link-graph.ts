import type { RelationTable } from '@cleanpath/model';
import { buildArcs, type ArcList } from '../kernel/arcs.js';
import type { LinkGraph } from '../types.js';

const LINK = 0;

/** Links as arcs in both directions; a link from an element to itself has no effect and is left out. */
export function linkGraph(elements: number, relations: RelationTable): LinkGraph {
  const arcs = linkArcs(relations);
  const out = buildArcs(elements, arcs);
  if (!arcs.directed) return { out, into: out, directed: false };
  const into = buildArcs(elements, { count: arcs.count, from: arcs.to, to: arcs.from, rel: arcs.rel });
  return { out, into, directed: true };
}

function linkArcs(relations: RelationTable): ArcList & { directed: boolean } {
  const { count, from, to, type, forward } = relations;
  let arcs = 0;
  for (let r = 0; r < count; r++) if (type[r] === LINK && from[r] !== to[r]) arcs += forward[r] === 1 ? 1 : 2;
  const source = new Int32Array(arcs);
  const target = new Int32Array(arcs);
  const rel = new Int32Array(arcs);
  let directed = false;
  let i = 0;
  for (let r = 0; r < count; r++) {
    const a = from[r]!;
    const b = to[r]!;
    if (type[r] !== LINK || a === b) continue;
    source[i] = a;
    target[i] = b;
    rel[i++] = r;
    if (forward[r] === 1) {
      directed = true;
      continue;
    }
    source[i] = b;
    target[i] = a;
    rel[i++] = r;
  }
  return { count: arcs, from: source, to: target, rel, directed };
}
