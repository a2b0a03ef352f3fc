import { numberValue } from '@cleanpath/model';
import type { Network } from '../types.js';
import { bucketRoutes, bucketsSuffice } from './bucket-routes.js';
import { heapRoutes } from './heap-routes.js';

/** Taint along the shortest paths to one destination, every equal-cost one included. */
export interface RoutedTaint {
  /** Sum of metrics to the destination; Infinity where it cannot be reached. */
  readonly distance: Float64Array;
  /** Per element, bits of the taint of anything on any shortest path to the destination; 0 where there is none. */
  readonly any: Uint16Array;
  /** Per element, bits that no shortest path to the destination is without; 0 where there is no path. */
  readonly every: Uint16Array;
}

/** Links against their direction: those of element `e`, by which others come to it, are `off[e] … off[e + 1] - 1`. */
export interface MetricArcs {
  readonly off: Int32Array;
  readonly adj: Int32Array;
  /** Metric in travel direction, whole numbers from 1. */
  readonly metric: Float64Array;
}

/** Metric of a link that states none: one hop. */
const HOP = 1;

/**
 * Shortest-path-first per destination: a link u → v is used towards the destination where the distance of u is its
 * metric plus the distance of v. Metrics are at least 1, so an element is settled before any that routes over it, and
 * its taint is final when it is handed on. Answers share their arrays: an answer holds until the next question.
 */
export function routedTaint(network: Network, taint: Uint16Array): (to: number) => RoutedTaint {
  const { off, adj } = network.links.into;
  const metric = arcMetrics(network);
  const longest = metric.reduce((most, m) => Math.max(most, m), HOP);
  const arcs = { off, adj, metric };
  return bucketsSuffice(network.count, longest) ? bucketRoutes(arcs, taint, longest) : heapRoutes(arcs, taint);
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

/** Metric of each arc of `into` in travel direction, towards the element it belongs to. */
function arcMetrics(network: Network): Float64Array {
  const { relations } = network;
  const { off, rel } = network.links.into;
  const metric = new Float64Array(rel.length);
  for (let e = 0; e < network.count; e++) {
    for (let a = off[e]!; a < off[e + 1]!; a++) {
      const r = rel[a]!;
      const forward = numberValue(relations.number.metric, r) ?? HOP;
      // A link to e is used as stated, one from e against its direction.
      metric[a] = relations.to[r] === e ? forward : (numberValue(relations.number.metricReverse, r) ?? forward);
    }
  }
  return metric;
}
