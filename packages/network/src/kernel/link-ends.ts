import { TYPE_CODE } from '@cleanpath/model';
import type { Network } from '../types.js';

/** Ends of every link, in the order of the relations. */
export interface LinkEnds {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const LINK = TYPE_CODE.get('link')!;
const ofNetwork = new WeakMap<Network, LinkEnds>();

/** The links apart from the dependencies: a national network has several times as many of those. */
export function linkEnds(network: Network): LinkEnds {
  let ends = ofNetwork.get(network);
  if (!ends) ofNetwork.set(network, (ends = gather(network)));
  return ends;
}

function gather({ relations: { count, from, to, type } }: Network): LinkEnds {
  let links = 0;
  for (let r = 0; r < count; r++) if (type[r] === LINK) links++;
  if (links === count) return { from, to };
  const a = new Int32Array(links);
  const b = new Int32Array(links);
  for (let r = 0, at = 0; r < count; r++) {
    if (type[r] !== LINK) continue;
    a[at] = from[r]!;
    b[at++] = to[r]!;
  }
  return { from: a, to: b };
}
