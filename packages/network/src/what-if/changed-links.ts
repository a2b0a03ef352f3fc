import type { LinkGraph } from '../types.js';

/** The links of a network with changes laid over them. Rows beyond the network's are added elements and relations. */
export interface ChangedLinks {
  readonly links: LinkGraph;
  /** Elements of the network itself. */
  readonly base: number;
  /** 1 for relation rows that are gone. */
  readonly gone: Uint8Array;
  /** Added links per element, outgoing and incoming. */
  readonly out: Map<number, ExtraLink[]>;
  readonly into: Map<number, ExtraLink[]>;
  directed: boolean;
}

export interface ExtraLink {
  readonly to: number;
  readonly relation: number;
}

/** Grows with the longest row asked for. */
export interface RowBuffer {
  items: Int32Array;
}

/** Writes the elements one link away into the buffer; returns how many. */
export function neighboursOf(
  changed: ChangedLinks,
  element: number,
  buffer: RowBuffer,
  side: 'out' | 'into' = 'out',
): number {
  const extra = changed[side].get(element);
  const { off, adj, rel } = changed.links[side];
  const begin = element < changed.base ? off[element]! : 0;
  const end = element < changed.base ? off[element + 1]! : 0;
  const most = end - begin + (extra?.length ?? 0);
  if (buffer.items.length < most) buffer.items = new Int32Array(2 * most);
  const { items } = buffer;
  const { gone } = changed;
  let count = 0;
  for (let i = begin; i < end; i++) if (gone[rel[i]!] === 0) items[count++] = adj[i]!;
  if (extra) for (const { to, relation } of extra) if (gone[relation] === 0) items[count++] = to;
  return count;
}

export function addLink(changed: ChangedLinks, relation: number, from: number, to: number, forward: boolean): void {
  push(changed.out, from, to, relation);
  push(changed.into, to, from, relation);
  if (forward) changed.directed = true;
  else {
    push(changed.out, to, from, relation);
    push(changed.into, from, to, relation);
  }
}

function push(rows: Map<number, ExtraLink[]>, from: number, to: number, relation: number): void {
  const row = rows.get(from);
  if (row) row.push({ to, relation });
  else rows.set(from, [{ to, relation }]);
}
