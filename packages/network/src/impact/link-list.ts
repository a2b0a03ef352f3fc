import { TYPE_CODE, type RelationTable } from '@cleanpath/model';
import type { LinkList } from './types.js';

/** The links among the relations of a network; `forward` only where at least one works in one direction. */
export function linkList(elementCount: number, relations: RelationTable): LinkList {
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
  return { elementCount, from, to, ...(oneWay ? { forward } : {}) };
}
