import { TYPE_CODE, type RelationTable } from '@cleanpath/model';
import type { LinkList } from './types.js';

/**
 * The links among the relations of a network; `forward` only where at least one works in one direction. `arcs` are
 * the links of a compiled network, of use only where all links work both ways.
 */
export function linkList(
  elementCount: number,
  relations: RelationTable,
  arcs?: { readonly off: Int32Array; readonly adj: Int32Array },
): LinkList {
  const link = TYPE_CODE.get('link')!;
  const { count, type } = relations;
  let links = 0;
  for (let i = 0; i < count; i++) if (type[i] === link) links++;
  const from = new Int32Array(links);
  const to = new Int32Array(links);
  const forward = new Uint8Array(links);
  let at = 0;
  let oneWay = false;
  for (let i = 0; i < count; i++) {
    if (type[i] !== link) continue;
    from[at] = relations.from[i]!;
    to[at] = relations.to[i]!;
    forward[at] = relations.forward[i]!;
    oneWay ||= forward[at] === 1;
    at++;
  }
  if (oneWay) return { elementCount, from, to, forward };
  return { elementCount, from, to, ...(arcs ? { arcs: { offsets: arcs.off, targets: arcs.adj } } : {}) };
}
