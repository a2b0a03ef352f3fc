import type { Places } from './places.js';

/** One mark: a place, or the places of one state in one area. */
export interface PlaceGroup {
  readonly label: string;
  readonly lat: number;
  readonly lon: number;
  readonly state: number;
  readonly places: number;
  readonly elements: number;
  readonly untrusted: number;
  readonly unknown: number;
}

export interface PlaceGroups {
  readonly groups: readonly PlaceGroup[];
  /** Group per place. */
  readonly ofPlace: Int32Array;
  readonly merged: boolean;
}

/** The first area size tried: this many areas across the network. */
const FIRST_DIVISION = 64;
const COARSER = 1.3;

/**
 * Merges places by area and state until at most `most` are left. States never merge: one untrusted site among a
 * hundred stays visible, and a hundred trusted ones do not turn untrusted.
 */
export function gridGroups(places: Places, most: number): PlaceGroups {
  if (places.count <= most) return { groups: single(places), ofPlace: identity(places.count), merged: false };
  const span = Math.max(extent(places.lat), extent(places.lon), 1e-6);
  for (let size = span / FIRST_DIVISION; ; size *= COARSER) {
    const { ofPlace, count } = cells(places, size);
    if (count <= most) return { groups: merged(places, ofPlace, count), ofPlace, merged: true };
  }
}

function single(places: Places): PlaceGroup[] {
  return Array.from({ length: places.count }, (_, place) => ({
    label: places.label[place]!,
    lat: degrees(places.lat[place]!),
    lon: degrees(places.lon[place]!),
    state: places.state[place]!,
    places: 1,
    elements: places.elements[place]!,
    untrusted: places.untrusted[place]!,
    unknown: places.unknown[place]!,
  }));
}

function cells(places: Places, size: number): { ofPlace: Int32Array; count: number } {
  const ofPlace = new Int32Array(places.count);
  const known = new Map<number, number>();
  const columns = Math.ceil(360 / size) + 1;
  for (let place = 0; place < places.count; place++) {
    const row = Math.floor((places.lat[place]! + 90) / size);
    const column = Math.floor((places.lon[place]! + 180) / size);
    const key = (row * columns + column) * 3 + places.state[place]!;
    let group = known.get(key);
    if (group === undefined) known.set(key, (group = known.size));
    ofPlace[place] = group;
  }
  return { ofPlace, count: known.size };
}

function merged(places: Places, ofPlace: Int32Array, count: number): PlaceGroup[] {
  const sums = Array.from({ length: count }, () => ({
    label: '',
    largest: -1,
    lat: 0,
    lon: 0,
    state: 0,
    places: 0,
    elements: 0,
    untrusted: 0,
    unknown: 0,
  }));
  for (let place = 0; place < places.count; place++) {
    const sum = sums[ofPlace[place]!]!;
    sum.lat += places.lat[place]!;
    sum.lon += places.lon[place]!;
    sum.state = places.state[place]!;
    sum.places++;
    sum.elements += places.elements[place]!;
    sum.untrusted += places.untrusted[place]!;
    sum.unknown += places.unknown[place]!;
    if (places.elements[place]! <= sum.largest) continue;
    sum.largest = places.elements[place]!;
    sum.label = places.label[place]!;
  }
  return sums.map((sum) => ({
    state: sum.state,
    places: sum.places,
    elements: sum.elements,
    untrusted: sum.untrusted,
    unknown: sum.unknown,
    label: sum.places === 1 ? sum.label : `${sum.label} and ${sum.places - 1} more`,
    lat: degrees(sum.lat / sum.places),
    lon: degrees(sum.lon / sum.places),
  }));
}

/** Five decimals are about a metre. */
const degrees = (value: number): number => Math.round(value * 1e5) / 1e5;

function extent(values: Float64Array): number {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low;
}

function identity(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i);
}
