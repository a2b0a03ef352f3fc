import { byCodeUnits, numberValue, roundResult } from '@cleanpath/model';
import { dependents } from '@cleanpath/network';
import type { Study } from '../study.js';
import type { ElementCard } from './view-types.js';

/** Elements of the closure named, and places given for them; the total stays exact. */
const NAMED = 500;
const POSITIONS = 2_000;

/** Everything an element depends on along the dependencies the policy counts, nearest first. */
export function closure(study: Study, row: number): ElementCard['closure'] {
  const { off, adj } = study.network.exposure;
  const { ids, number } = study.dossier.elements;
  const reached = breadthFirst(study.network.count, row, off, adj);
  const named: number[] = [];
  for (let start = 0; start < reached.rows.length && named.length < NAMED;) {
    let end = start;
    while (end < reached.rows.length && reached.distance[end] === reached.distance[start]) end++;
    // Equal distances by id: the order of rows in files must not show.
    const level = Array.from(reached.rows.subarray(start, end)).sort((a, b) => byCodeUnits(ids[a]!, ids[b]!));
    named.push(...level.slice(0, NAMED - named.length));
    start = end;
  }
  const positions = new Map<string, [number, number]>();
  for (const at of reached.rows) {
    if (positions.size >= POSITIONS) break;
    const lat = numberValue(number.lat, at);
    const lon = numberValue(number.lon, at);
    if (lat !== undefined && lon !== undefined) positions.set(`${lon},${lat}`, [roundResult(lon), roundResult(lat)]);
  }
  const places = [...positions].sort(([a], [b]) => byCodeUnits(a, b)).map(([, place]) => place);
  return {
    ids: named.map((at) => ids[at]!),
    total: reached.rows.length,
    ...(places.length === 0 ? {} : { positions: places }),
  };
}

/** How many elements depend on one, directly or not. */
export function reach(study: Study, row: number): number {
  const { off, adj } = dependents(study.network);
  return breadthFirst(study.network.count, row, off, adj).rows.length;
}

/** Rows reached from one, itself left out, with their distances, which rise. */
function breadthFirst(
  count: number,
  start: number,
  off: Int32Array,
  adj: Int32Array,
): { readonly rows: Int32Array; readonly distance: Int32Array } {
  const seen = new Uint8Array(count);
  const queue = new Int32Array(count);
  const distance = new Int32Array(count);
  seen[start] = 1;
  queue[0] = start;
  let tail = 1;
  for (let head = 0; head < tail; head++) {
    const at = queue[head]!;
    for (let i = off[at]!; i < off[at + 1]!; i++) {
      const next = adj[i]!;
      if (seen[next] === 1) continue;
      seen[next] = 1;
      distance[tail] = distance[head]! + 1;
      queue[tail++] = next;
    }
  }
  return { rows: queue.slice(1, tail), distance: distance.slice(1, tail) };
}
