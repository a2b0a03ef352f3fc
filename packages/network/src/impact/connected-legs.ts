import { find, joinLinks, resetParents } from './contraction.js';
import type { LinkList, PathLegs } from './types.js';

/** Splits the legs into those connected with nothing removed and the others, both ascending. Links work both ways. */
export function connectedLegs(
  links: LinkList,
  { from, to }: PathLegs,
): { connected: Int32Array; disconnected: Int32Array } {
  const parent = new Int32Array(links.elementCount);
  resetParents(links.elementCount, parent);
  joinLinks(links.from, links.to, parent);
  const connected: number[] = [];
  const disconnected: number[] = [];
  for (let i = 0; i < from.length; i++)
    (find(parent, from[i]!) === find(parent, to[i]!) ? connected : disconnected).push(i);
  return { connected: Int32Array.from(connected), disconnected: Int32Array.from(disconnected) };
}
