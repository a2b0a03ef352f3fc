import { byCodeUnits, TRUST_STATES } from '@cleanpath/model';
import type { Study } from '../study.js';
import { readBox, scanElements, type ElementScan } from './element-scan.js';
import { mapCells, type MapCells } from './map-cells.js';
import { degrees, mapIndex, type MapIndex } from './map-index.js';
import { mapTally, type MapTally } from './map-tally.js';
import type { ElementFilter, MapLayer, MapPlace, MapSpan } from './view-types.js';

/** Most spans of one answer. */
const MAX_SPANS = 4_000;

/** Elements named at a place, worst first. */
const IDS_PER_PLACE = 5;

/**
 * Places and spans of a part of the map; `zoom` as web maps count it, 0 the world in one tile of 512 pixels. Single
 * sites near by or where they are few, cells of a grid else. A span shows where one of its elements passes the filter.
 */
export function mapLayer(study: Study, effective: Uint8Array, filter: ElementFilter, zoom: number): MapLayer {
  const { bbox, ...rest } = filter;
  const index = mapIndex(study, effective);
  const scan = scanElements(study, effective, rest);
  const tally = mapTally(index, effective, scan);
  const box = bbox === undefined ? undefined : readBox(bbox);
  const cells = mapCells(index.places, tally, box, Math.min(22, Math.max(0, zoom)));
  const ids = namedElements(index, cells, scan, effective);
  return {
    places: placesInView(study, index, cells, ids),
    spans: spansInView(index, cells, tally),
    bounds: index.bounds,
    placed: tally.placed,
    unplaced: scan.total - tally.placed,
    aggregated: cells.aggregated,
  };
}

function placesInView(study: Study, { places }: MapIndex, cells: MapCells, ids: readonly number[][]): MapPlace[] {
  const found: MapPlace[] = [];
  const labels = new Map<number, string>();
  if (!cells.aggregated) for (let p = 0; p < places.count; p++) labels.set(cells.ofPlace[p]!, places.label[p]!);
  for (let cell = 0; cell < cells.count; cell++) {
    if (cells.inView[cell] === 0) continue;
    const [trusted, unknown, untrusted] = cells.states.subarray(3 * cell, 3 * cell + 3) as unknown as number[];
    const name = labels.get(cell);
    found.push({
      lat: degrees(cells.lat[cell]!),
      lon: degrees(cells.lon[cell]!),
      count: trusted! + unknown! + untrusted!,
      trusted: trusted!,
      unknown: unknown!,
      untrusted: untrusted!,
      ...(name === undefined ? {} : { name }),
      ids: ids[cell]!.map((row) => study.dossier.elements.ids[row]!),
    });
  }
  return found.sort(
    (a, b) =>
      a.lat - b.lat || a.lon - b.lon || byCodeUnits(a.name ?? '', b.name ?? '') || byCodeUnits(a.ids[0]!, b.ids[0]!),
  );
}

/** The first elements of each cell in view, worst state first. */
function namedElements(index: MapIndex, cells: MapCells, { hit }: ElementScan, effective: Uint8Array): number[][] {
  const { off, elements, placeOrder } = index;
  const named: number[][] = Array.from({ length: cells.count }, () => []);
  for (let state = TRUST_STATES.length - 1; state >= 0; state--) {
    for (const p of placeOrder) {
      const cell = cells.ofPlace[p]!;
      const list = named[cell]!;
      if (cells.inView[cell] === 0 || cells.states[3 * cell + state] === 0) continue;
      // Elements of a place stand worst first, so those of one state stand together.
      for (let i = off[p]!; i < off[p + 1]! && list.length < IDS_PER_PLACE; i++) {
        const row = elements[i]!;
        if (effective[row]! < state) break;
        if (effective[row] === state && hit[row] === 1) list.push(row);
      }
    }
  }
  return named;
}

interface Drawn {
  readonly a: number;
  readonly b: number;
  /** Places to stand for cells that have nothing else to show. */
  readonly placeA: number;
  readonly placeB: number;
  state: number;
  count: number;
}

function spansInView({ places, pairs }: MapIndex, cells: MapCells, tally: MapTally): MapSpan[] {
  const drawn = new Map<number, Drawn>();
  for (let pair = 0; pair < pairs.count; pair++) {
    if (tally.spans[pair] === 0) continue;
    const [placeA, placeB] = [pairs.a[pair]!, pairs.b[pair]!];
    const [a, b] = [cells.ofPlace[placeA]!, cells.ofPlace[placeB]!];
    if (a === b || (cells.inView[a] === 0 && cells.inView[b] === 0)) continue;
    const key = Math.min(a, b) * cells.count + Math.max(a, b);
    const known = drawn.get(key);
    const state = tally.worst[pair]!;
    if (known === undefined) drawn.set(key, { a, b, placeA, placeB, state, count: tally.spans[pair]! });
    else {
      known.count += tally.spans[pair]!;
      if (state > known.state) known.state = state;
    }
  }
  const position = (cell: number, place: number): Position =>
    cells.places[cell] === 0
      ? [degrees(places.lon[place]!), degrees(places.lat[place]!)]
      : [degrees(cells.lon[cell]!), degrees(cells.lat[cell]!)];
  // Worst and busiest first: what is left out is what matters least.
  return [...drawn.values()]
    .map(({ a, b, placeA, placeB, state, count }) => {
      const ends: [Position, Position] = [position(a, placeA), position(b, placeB)];
      const [from, to] = ends.sort(byPosition);
      return { from, to, code: state, count };
    })
    .sort((x, y) => y.code - x.code || y.count - x.count || byPosition(x.from, y.from) || byPosition(x.to, y.to))
    .slice(0, MAX_SPANS)
    .map(({ from, to, code, count }) => ({ from, to, state: TRUST_STATES[code]!, count }));
}

/** lon, lat */
type Position = [number, number];

function byPosition(a: Position, b: Position): number {
  return a[1] - b[1] || a[0] - b[0];
}
