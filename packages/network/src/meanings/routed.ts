import { numberValue } from '@cleanpath/model';
import type { Network } from '../types.js';
import { distanceQueue } from './distance-queue.js';

/** Taint along the shortest paths to one destination, every equal-cost one included. */
export interface RoutedTaint {
  /** Sum of metrics to the destination; Infinity where it cannot be reached. */
  readonly distance: Float64Array;
  /** Per element, bits of the taint of anything on any shortest path to the destination. */
  readonly any: Uint16Array;
  /** Per element, bits that no shortest path to the destination is without. */
  readonly every: Uint16Array;
}

/** Metric of a link that states none: one hop. */
const HOP = 1;

/**
 * Shortest-path-first per destination: a link u → v is used towards the destination where the distance of u is its
 * metric plus the distance of v. Taint is pulled along these in order of distance. Answers share their arrays: an
 * answer holds until the next question.
 */
export function routedTaint(network: Network, taint: Uint16Array): (to: number) => RoutedTaint {
  const { out, into } = network.links;
  const towards = arcMetrics(network, 'into');
  const metric = network.links.directed || !towards.uniform ? arcMetrics(network, 'out').metric : towards.metric;
  const distance = new Float64Array(network.count);
  const any = new Uint16Array(network.count);
  const every = new Uint16Array(network.count);
  const queue = distanceQueue(towards.metric.reduce((most, m) => Math.max(most, m), HOP));
  const order = new Int32Array(network.count);
  return (to) => {
    distance.fill(Infinity);
    const reached = settle(to);
    for (let i = 0; i < reached; i++) {
      const u = order[i]!;
      let meets = 0;
      let avoids = u === to ? 0 : 0xffff;
      for (let a = out.off[u]!; a < out.off[u + 1]!; a++) {
        const v = out.adj[a]!;
        if (distance[u] !== metric[a]! + distance[v]!) continue;
        meets |= any[v]!;
        avoids &= every[v]!;
      }
      any[u] = taint[u]! | meets;
      every[u] = taint[u]! | avoids;
    }
    return { distance, any, every };
  };

  /** Dijkstra from the destination against the links; order of settling in `order`. */
  function settle(to: number): number {
    let settled = 0;
    distance[to] = 0;
    queue.clear();
    queue.push(0, to);
    for (let v = queue.pop(); v >= 0; v = queue.pop()) {
      const d = distance[v]!;
      // Bettered after it was queued, and settled then.
      if (queue.key > d) continue;
      order[settled++] = v;
      for (let a = into.off[v]!; a < into.off[v + 1]!; a++) {
        const u = into.adj[a]!;
        const next = d + towards.metric[a]!;
        if (next >= distance[u]!) continue;
        distance[u] = next;
        queue.push(next, u);
      }
    }
    return settled;
  }
}

/** Whether some link states another metric in the one direction than in the other: both must then be asked. */
export function metricsAreSymmetric(network: Network): boolean {
  const { metricReverse, metric } = network.relations.number;
  for (let r = 0; r < network.relations.count; r++) {
    const back = numberValue(metricReverse, r);
    if (back !== undefined && back !== (numberValue(metric, r) ?? HOP)) return false;
  }
  return true;
}

/** Metric of each arc in travel direction: arcs of `out` leave their element, arcs of `into` arrive at it. */
function arcMetrics(network: Network, side: 'out' | 'into'): { metric: Float64Array; uniform: boolean } {
  const { relations } = network;
  const { off, rel } = network.links[side];
  const metric = new Float64Array(rel.length);
  let uniform = true;
  for (let e = 0; e < network.count; e++) {
    for (let a = off[e]!; a < off[e + 1]!; a++) {
      const r = rel[a]!;
      const forward = numberValue(relations.number.metric, r) ?? HOP;
      const back = numberValue(relations.number.metricReverse, r) ?? forward;
      // A link from e on the way out, or to e on the way in, is used as stated.
      const asStated = side === 'out' ? relations.from[r] === e : relations.to[r] === e;
      metric[a] = asStated ? forward : back;
      if (forward !== back) uniform = false;
    }
  }
  return { metric, uniform };
}
