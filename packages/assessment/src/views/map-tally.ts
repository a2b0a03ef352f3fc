import { TRUST_STATES } from '@cleanpath/model';
import type { ElementScan } from './element-scan.js';
import type { MapIndex } from './map-index.js';

/** How many elements that pass a filter each place and each pair of places has; the same for every part of the map. */
export interface MapTally {
  /** Per place and trust code: place × 3 + code. */
  readonly states: Int32Array;
  /** Per pair: spans with an element that passes. */
  readonly spans: Int32Array;
  /** Per pair: worst trust code among those spans. */
  readonly worst: Uint8Array;
  readonly placed: number;
}

const memo = new WeakMap<ElementScan, MapTally>();

export function mapTally(index: MapIndex, effective: Uint8Array, scan: ElementScan): MapTally {
  let tally = memo.get(scan);
  if (!tally) memo.set(scan, (tally = count(index, effective, scan.hit)));
  return tally;
}

function count({ places, pairs, shown }: MapIndex, effective: Uint8Array, hit: Uint8Array): MapTally {
  const states = new Int32Array(places.count * TRUST_STATES.length);
  let placed = 0;
  for (let row = 0; row < hit.length; row++) {
    if (hit[row] === 0) continue;
    placed += shown[row]!;
    const place = places.ofElement[row]!;
    if (place >= 0) states[place * TRUST_STATES.length + effective[row]!]!++;
  }
  const spans = new Int32Array(pairs.count);
  const worst = new Uint8Array(pairs.count);
  const { off, from, to, between } = pairs;
  for (let pair = 0; pair < pairs.count; pair++) {
    for (let s = off[pair]!; s < off[pair + 1]!; s++) {
      const [a, b, m] = [from[s]!, to[s]!, between[s]!];
      if (hit[a] === 0 && hit[b] === 0 && (m < 0 || hit[m] === 0)) continue;
      spans[pair]!++;
      const state = Math.max(effective[a]!, effective[b]!, m < 0 ? 0 : effective[m]!);
      if (state > worst[pair]!) worst[pair] = state;
    }
  }
  return { states, spans, worst, placed };
}
