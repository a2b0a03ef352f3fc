import { cleanLabels, connectivity } from '../verdicts/clean-labels.js';
import type { Arcs, TrustView } from '../types.js';

/**
 * Whether traffic that may wander anywhere between two elements can meet a tainted one (meaning `walk`, the most
 * cautious). Undirected: any tainted element of the component. With forward-only links: what `from` reaches and what
 * reaches `to`. Undefined where `to` cannot be reached at all.
 */
export function walkMeetsTaint(view: TrustView, bit: number): (from: number, to: number) => boolean | undefined {
  const { network, taint } = view;
  if (network.links.directed) return directedWalks(view, bit);
  const { label } = connectivity(network);
  const dirty = new Uint8Array(network.count);
  for (let e = 0; e < network.count; e++) if ((taint[e]! & bit) !== 0) dirty[label[e]!] = 1;
  // A component without taint keeps one label in the clean run, so this needs no search.
  return (from, to) => (label[from] === label[to] ? dirty[label[from]!] === 1 : undefined);
}

function directedWalks(view: TrustView, bit: number): (from: number, to: number) => boolean | undefined {
  const { network, taint } = view;
  const { out, into } = network.links;
  const clean = cleanLabels(view, bit).label;
  const stamp = { ahead: new Int32Array(network.count), behind: new Int32Array(network.count), now: 0 };
  return (from, to) => {
    stamp.now++;
    const ahead = search(out, from, stamp.ahead, stamp.now);
    if (stamp.ahead[to] !== stamp.now) return undefined;
    if (clean[from] === -1 || clean[to] === -1) return true;
    search(into, to, stamp.behind, stamp.now);
    return ahead.some((e) => stamp.behind[e] === stamp.now && (taint[e]! & bit) !== 0);
  };
}

/** Elements reached from one, itself included, stamped on the way. */
function search({ off, adj }: Arcs, from: number, stamp: Int32Array, now: number): number[] {
  const queue = [from];
  stamp[from] = now;
  for (let head = 0; head < queue.length; head++) {
    const v = queue[head]!;
    for (let i = off[v]!; i < off[v + 1]!; i++) {
      const u = adj[i]!;
      if (stamp[u] === now) continue;
      stamp[u] = now;
      queue.push(u);
    }
  }
  return queue;
}
