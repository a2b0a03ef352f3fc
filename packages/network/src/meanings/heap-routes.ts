import { DistanceQueue } from './distance-queue.js';
import type { MetricArcs, RoutedTaint } from './routed.js';

/** Dijkstra's search with a binary heap, for metrics too long for buckets. */
export function heapRoutes({ off, adj, metric }: MetricArcs, taint: Uint16Array): (to: number) => RoutedTaint {
  const distance = new Float64Array(taint.length);
  const any = new Uint16Array(taint.length);
  const every = new Uint16Array(taint.length);
  const queue = new DistanceQueue();
  return (to) => {
    distance.fill(Infinity);
    any.fill(0);
    every.fill(0);
    distance[to] = 0;
    queue.push(0, to);
    for (let v = queue.pop(); v >= 0; v = queue.pop()) {
      const d = distance[v]!;
      // Bettered after it was queued, and settled then.
      if (queue.key > d) continue;
      any[v]! |= taint[v]!;
      every[v]! |= taint[v]!;
      for (let a = off[v]!; a < off[v + 1]!; a++) {
        const u = adj[a]!;
        const far = d + metric[a]!;
        if (far > distance[u]!) continue;
        if (far === distance[u]) {
          any[u]! |= any[v]!;
          every[u]! &= every[v]!;
          continue;
        }
        distance[u] = far;
        any[u] = any[v]!;
        every[u] = every[v]!;
        queue.push(far, u);
      }
    }
    return { distance, any, every };
  };
}
