import { TRUST_STATES } from '@cleanpath/model';
import type { Places } from '../report/map/places.js';
import { inBox, type Box } from './element-scan.js';
import type { MapTally } from './map-tally.js';

/** Places of a layer: single sites, or cells of a grid. */
export interface MapCells {
  readonly aggregated: boolean;
  readonly count: number;
  /** Cell of each place. */
  readonly ofPlace: Int32Array;
  /** Mean position of the places of the cell that have elements to show. */
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** Places with elements to show. */
  readonly places: Int32Array;
  /** 1 where the cell lies in the part of the map asked for. */
  readonly inView: Uint8Array;
  /** Per cell and trust code. */
  readonly states: Int32Array;
}

/** Most places of one answer: what a browser draws without effort and a person can still look through. */
export const MAX_PLACES = 2_000;

/** Single sites shown while a whole country is in view; above it they would cover each other. */
const SITES_FAR = 600;

/** From this zoom a screen shows one town: single sites stand apart. */
const NEAR_ZOOM = 9;

/** Width of a cell on the screen in pixels: room for a mark with its figure. */
const CELL_PIXELS = 36;

/** Pixels of the world at zoom 0. */
const WORLD_PIXELS = 512;

const COARSER = 1.5;

export function mapCells(places: Places, tally: MapTally, box: Box | undefined, zoom: number): MapCells {
  const shown = showing(places, tally);
  let inView = 0;
  for (let p = 0; p < places.count; p++) if (shown[p] === 1 && within(box, places, p)) inView++;
  if (inView <= (zoom >= NEAR_ZOOM ? MAX_PLACES : Math.min(SITES_FAR, MAX_PLACES)))
    return cellsBy(places, tally, shown, box, undefined);
  let size = (CELL_PIXELS * 360) / (WORLD_PIXELS * 2 ** zoom);
  for (;;) {
    const cells = cellsBy(places, tally, shown, box, size);
    if (cells.inView.reduce((sum, is) => sum + is, 0) <= MAX_PLACES) return cells;
    size *= COARSER;
  }
}

function showing({ count }: Places, { states }: MapTally): Uint8Array {
  const shown = new Uint8Array(count);
  for (let p = 0; p < count; p++) if (states[3 * p]! + states[3 * p + 1]! + states[3 * p + 2]! > 0) shown[p] = 1;
  return shown;
}

function within(box: Box | undefined, { lat, lon }: Places, place: number): boolean {
  return box === undefined || inBox(box, lat[place]!, lon[place]!);
}

/** Cells of `size` degrees; without a size every place is one of its own. */
function cellsBy(
  places: Places,
  tally: MapTally,
  shown: Uint8Array,
  box: Box | undefined,
  size: number | undefined,
): MapCells {
  const { ofPlace, count } = size === undefined ? eachPlace(places) : gridCells(places, size);
  const lat = new Float64Array(count);
  const lon = new Float64Array(count);
  const members = new Int32Array(count);
  const inView = new Uint8Array(count);
  const states = new Int32Array(count * TRUST_STATES.length);
  for (let p = 0; p < places.count; p++) {
    if (shown[p] === 0) continue;
    const cell = ofPlace[p]!;
    lat[cell]! += places.lat[p]!;
    lon[cell]! += places.lon[p]!;
    members[cell]!++;
    if (within(box, places, p)) inView[cell] = 1;
    for (let code = 0; code < TRUST_STATES.length; code++)
      states[cell * TRUST_STATES.length + code]! += tally.states[p * TRUST_STATES.length + code]!;
  }
  for (let cell = 0; cell < count; cell++) {
    if (members[cell] === 0) continue;
    lat[cell]! /= members[cell]!;
    lon[cell]! /= members[cell]!;
  }
  return { aggregated: size !== undefined, count, ofPlace, lat, lon, places: members, inView, states };
}

function eachPlace({ count }: Places): { ofPlace: Int32Array; count: number } {
  return { ofPlace: Int32Array.from({ length: count }, (_, p) => p), count };
}

function gridCells({ count, lat, lon }: Places, size: number): { ofPlace: Int32Array; count: number } {
  const columns = Math.ceil(360 / size) + 1;
  const known = new Map<number, number>();
  const ofPlace = new Int32Array(count);
  for (let p = 0; p < count; p++) {
    const key = Math.floor((lat[p]! + 90) / size) * columns + Math.floor((lon[p]! + 180) / size);
    let cell = known.get(key);
    if (cell === undefined) known.set(key, (cell = known.size));
    ofPlace[p] = cell;
  }
  return { ofPlace, count: known.size };
}
