import { ELEMENT_KIND_NAMES } from '@cleanpath/model';
import type { Network } from '../types.js';
import type { Tunnel, UnusableTunnel } from './types.js';

const TUNNEL = ELEMENT_KIND_NAMES.indexOf('tunnel');

/** Elements of kind `tunnel` with links to exactly two elements, and those that are none as they stand. */
export function findTunnels(network: Network): { tunnels: Tunnel[]; unusable: UnusableTunnel[] } {
  const tunnels: Tunnel[] = [];
  const unusable: UnusableTunnel[] = [];
  const { out, into } = network.links;
  for (let element = 0; element < network.count; element++) {
    if (network.elements.kind[element] !== TUNNEL) continue;
    const ahead = new Set(out.adj.subarray(out.off[element], out.off[element + 1]));
    const behind = new Set(into.adj.subarray(into.off[element], into.off[element + 1]));
    const [a, b, ...more] = [...new Set([...ahead, ...behind])];
    if (a === undefined || b === undefined || more.length > 0) unusable.push({ element, reason: 'ends' });
    else if (ahead.size < 2 || behind.size < 2) unusable.push({ element, reason: 'one-way' });
    else {
      const { off, adj } = network.exposure;
      const keyManagers = [...new Set(adj.subarray(off[element], off[element + 1]))];
      tunnels.push({ element, ends: [a, b], keyManagers });
    }
  }
  return { tunnels, unusable };
}

/** 1 for every element of kind `tunnel`: a path over links does not use it. */
export function tunnelElements(network: Network): Uint8Array {
  return Uint8Array.from(network.elements.kind, (kind) => (kind === TUNNEL ? 1 : 0));
}
