import { byCodeUnits } from '@cleanpath/model';
import { placesOf, type Places } from '../report/map/places.js';
import type { Study } from '../study.js';
import { elementOrder } from './element-order.js';
import { placePairs, type PlacePairs } from './map-spans.js';
import type { MapLayer } from './view-types.js';

/** What every layer of a network is made from; made with the first. */
export interface MapIndex {
  readonly places: Places;
  readonly pairs: PlacePairs;
  /** Elements of place p, worst first: `elements[off[p]] … elements[off[p + 1] - 1]`. */
  readonly off: Int32Array;
  readonly elements: Int32Array;
  /** 1 where an element shows on the map: it has a place, or is drawn as a span between two. */
  readonly shown: Uint8Array;
  readonly bounds: MapLayer['bounds'];
  /** Place numbers by name, then position: an order that no order of rows can change. */
  readonly placeOrder: Int32Array;
}

const memo = new WeakMap<Uint8Array, MapIndex>();

export function mapIndex(study: Study, effective: Uint8Array): MapIndex {
  let index = memo.get(effective);
  if (!index) memo.set(effective, (index = build(study, effective)));
  return index;
}

function build(study: Study, effective: Uint8Array): MapIndex {
  const places = placesOf(study.dossier, effective);
  const pairs = placePairs(study, places);
  const { ofElement, count } = places;
  const off = new Int32Array(count + 1);
  for (const place of ofElement) if (place >= 0) off[place + 1]!++;
  for (let p = 0; p < count; p++) off[p + 1]! += off[p]!;
  const next = off.slice();
  const elements = new Int32Array(off[count]!);
  for (const row of elementOrder(study, effective, 'state')) {
    const place = ofElement[row]!;
    if (place >= 0) elements[next[place]!++] = row;
  }
  const shown = Uint8Array.from(ofElement, (place) => (place >= 0 ? 1 : 0));
  for (const row of pairs.between) if (row >= 0) shown[row] = 1;
  return { places, pairs, off, elements, shown, bounds: boundsOf(places), placeOrder: orderOf(places) };
}

function orderOf({ count, label, lat, lon }: Places): Int32Array {
  return Int32Array.from({ length: count }, (_, p) => p).sort(
    (a, b) => byCodeUnits(label[a]!, label[b]!) || lat[a]! - lat[b]! || lon[a]! - lon[b]!,
  );
}

function boundsOf({ count, lat, lon }: Places): MapLayer['bounds'] {
  if (count === 0) return null;
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let p = 0; p < count; p++) {
    bounds[0] = Math.min(bounds[0], lon[p]!);
    bounds[1] = Math.min(bounds[1], lat[p]!);
    bounds[2] = Math.max(bounds[2], lon[p]!);
    bounds[3] = Math.max(bounds[3], lat[p]!);
  }
  return bounds.map(degrees) as [number, number, number, number];
}

/** Five decimals are about a metre. */
export const degrees = (value: number): number => Math.round(value * 1e5) / 1e5;
