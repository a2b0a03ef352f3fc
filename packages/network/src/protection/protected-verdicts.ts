import { PLANES, VERDICTS } from '@cleanpath/model';
import { condense } from '../kernel/condense.js';
import { find, identity, unite } from '../kernel/union-find.js';
import { optimisticBit, pessimisticBit } from '../trust/effective-trust.js';
import type { DemandTable, Network, TrustView } from '../types.js';
import { judgeLegs } from '../verdicts/verdicts.js';
import { findTunnels, tunnelElements } from './tunnels.js';
import { PROPERTIES, type PropertyVerdict, type ProtectedVerdicts, type Tunnel } from './types.js';

const CLEAN = VERDICTS.indexOf('clean');
const BLOCKED = VERDICTS.indexOf('blocked');
const DISCONNECTED = VERDICTS.indexOf('disconnected');
const TRANSMISSION = PLANES.indexOf('transmission');

/**
 * Verdicts with encryption taken into account, overall. A tunnel joins its ends for confidentiality and integrity
 * where it, its ends and its key managers are clean and the ends are joined physically over elements that are either
 * clean or transmission equipment: what computes or stores on the way is not masked. Nothing else is.
 * With `masking` off, as policies have it unless they say otherwise, tunnels are left out and both verdicts agree.
 */
export function protectedVerdicts(
  view: TrustView,
  demands: DemandTable,
  options: { readonly masking: boolean },
): ProtectedVerdicts {
  const { network } = view;
  const { tunnels, unusable } = findTunnels(network);
  const hidden = tunnelElements(network);
  const legs = Int32Array.from(demands.from.keys());
  // Set legs are as ever: encryption on the way does not touch them.
  const plainLeg = judgeLegs(view, demands, 0, legs);
  const protectedLeg = plainLeg.slice();
  const runs = [pessimisticBit(0), optimisticBit(0), 0].map((bit) => {
    const usable = Uint8Array.from(hidden, (h, e) => (h === 0 && (view.taint[e]! & bit) === 0 ? 1 : 0));
    return {
      plain: joins(network, usable, []),
      full: joins(network, usable, options.masking ? clearTunnels(view, tunnels, hidden, bit) : []),
    };
  });
  for (const leg of legs) {
    const from = demands.from[leg]!;
    const to = demands.to[leg]!;
    if (from < 0) continue;
    const best = (which: 'plain' | 'full'): number => {
      const run = runs.findIndex(
        (r) => r[which](from, to) && (demands.twoWay[leg] === 0 || !network.links.directed || r[which](to, from)),
      );
      return run < 0 ? DISCONNECTED : run;
    };
    plainLeg[leg] = best('plain');
    // Connection is physical: a tunnel over nothing joins nothing.
    protectedLeg[leg] = plainLeg[leg] === DISCONNECTED ? DISCONNECTED : Math.min(best('full'), BLOCKED);
  }
  const plain = worst(demands, plainLeg);
  const safe = worst(demands, protectedLeg);
  return {
    view,
    demands,
    tunnels,
    unusable,
    plain,
    plainLeg,
    protected: safe,
    protectedLeg,
    masked: Uint8Array.from(safe, (code, d) => (code === CLEAN && plain[d] !== CLEAN ? 1 : 0)),
  };
}

/** The verdict of a demand on each property, in the order of `PROPERTIES`. */
export function propertyVerdicts(table: ProtectedVerdicts, demand: number): PropertyVerdict[] {
  return PROPERTIES.map((property) => {
    const isHelped = property === 'confidentiality-integrity';
    const code = (isHelped ? table.protected : table.plain)[demand]!;
    return { property, verdict: VERDICTS[code]!, masked: isHelped && table.masked[demand] === 1 };
  });
}

/** Tunnels that hold in a run: clean with their ends and key managers, over a physical way that may be masked. */
export function clearTunnels(view: TrustView, tunnels: readonly Tunnel[], hidden: Uint8Array, bit: number): Tunnel[] {
  const { network, taint } = view;
  if (tunnels.length === 0) return [];
  const isClean = (e: number): boolean => (taint[e]! & bit) === 0;
  const carries = Uint8Array.from(hidden, (h, e) =>
    h === 0 && (network.plane[e] === TRANSMISSION || isClean(e)) ? 1 : 0,
  );
  const joined = joins(network, carries, []);
  return tunnels.filter(
    ({ element, ends: [a, b], keyManagers }) =>
      isClean(element) && [a, b, ...keyManagers].every(isClean) && joined(a, b) && joined(b, a),
  );
}

/** Whether one element reaches another over usable elements and tunnels. */
function joins(
  network: Network,
  usable: Uint8Array,
  tunnels: readonly Tunnel[],
): (from: number, to: number) => boolean {
  const { out, directed } = network.links;
  if (!directed) {
    const parent = identity(network.count);
    for (let v = 0; v < network.count; v++)
      if (usable[v] === 1)
        for (let i = out.off[v]!; i < out.off[v + 1]!; i++)
          if (out.adj[i]! < v && usable[out.adj[i]!] === 1) unite(parent, v, out.adj[i]!);
    for (const { ends } of tunnels) unite(parent, ...ends);
    return (from, to) => usable[from] === 1 && usable[to] === 1 && find(parent, from) === find(parent, to);
  }
  const skip = Uint16Array.from(usable, (u) => 1 - u);
  const { component } = condense(network.count, out.off, out.adj, skip, 1);
  const hops = new Map<number, number[]>();
  for (const { ends } of tunnels)
    for (const [a, b] of [ends, [ends[1], ends[0]] as const]) hops.set(a, [...(hops.get(a) ?? []), b]);
  return (from, to) => {
    if (usable[from] === 0 || usable[to] === 0) return false;
    if (component[from] === component[to]) return true;
    const seen = new Set([from]);
    for (const v of seen) {
      if (v === to) return true;
      for (let i = out.off[v]!; i < out.off[v + 1]!; i++) if (usable[out.adj[i]!] === 1) seen.add(out.adj[i]!);
      for (const u of hops.get(v) ?? []) seen.add(u);
    }
    return false;
  };
}

function worst(demands: DemandTable, legVerdict: Uint8Array): Uint8Array {
  const result = new Uint8Array(demands.count);
  legVerdict.forEach((code, leg) => {
    const d = demands.legDemand[leg]!;
    if (code > result[d]!) result[d] = code;
  });
  return result;
}
