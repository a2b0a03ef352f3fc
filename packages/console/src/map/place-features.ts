import type { MapLayer } from '@cleanpath/api';
import type { TrustState } from '@cleanpath/model';
import { markName, parseMark, REACH } from './mark-name.js';

type Position = readonly [number, number];

export interface PointFeature {
  readonly type: 'Feature';
  readonly geometry: { readonly type: 'Point'; readonly coordinates: Position };
  readonly properties: {
    /** Position in the layer. */
    readonly index: number;
    readonly mark: string;
    /** Trusted 0, undetermined 1, untrusted 2: drawn last lies on top. */
    readonly rank: number;
    /** Factor of the drawn size. */
    readonly size: number;
    /** From its middle to its edge, px. */
    readonly reach: number;
    readonly label: string;
    readonly lit: boolean;
  };
}

export interface LineFeature {
  readonly type: 'Feature';
  readonly geometry: { readonly type: 'LineString'; readonly coordinates: readonly [Position, Position] };
  readonly properties: { readonly state: TrustState; readonly count: number; readonly lit: boolean };
}

export interface Features<F> {
  readonly type: 'FeatureCollection';
  readonly features: readonly F[];
}

/** What stays bright while something is selected: everything if empty. */
export interface Lit {
  /** The selected element, lon and lat. */
  readonly selected?: Position | undefined;
  /** What it depends on. */
  readonly positions: readonly Position[];
}

const RANK: Readonly<Record<TrustState, number>> = { trusted: 0, unknown: 1, untrusted: 2 };

/** Growth of a mark with the number of elements: a place of a thousand is twice one of one. */
const GROWTH = 0.1;
const LARGEST = 2.2;

export function placeFeatures(layer: MapLayer, lit: Lit | undefined): Features<PointFeature> {
  const bright = lit === undefined ? undefined : new Set(litPositions(lit).map(positionKey));
  const features = layer.places.map((place, index): PointFeature => {
    const state = place.untrusted > 0 ? 'untrusted' : place.unknown > 0 ? 'unknown' : 'trusted';
    const mark = markName(place);
    const size = Math.min(LARGEST, 1 + GROWTH * Math.log2(Math.max(1, place.count)));
    return {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
      properties: {
        index,
        mark,
        rank: RANK[state],
        size,
        reach: size * (parseMark(mark)?.parts ? REACH.ring : REACH.plain),
        label: layer.aggregated ? (place.count > 1 ? String(place.count) : '') : (place.name ?? ''),
        // Cells of a grid have no position of their own elements: they stay as they are, rings show the places.
        lit: bright === undefined || layer.aggregated || bright.has(positionKey([place.lon, place.lat])),
      },
    };
  });
  return { type: 'FeatureCollection', features };
}

export function spanFeatures(layer: MapLayer, lit: Lit | undefined): Features<LineFeature> {
  const features = layer.spans.map(({ from, to, state, count }): LineFeature => ({
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: [from, to] },
    properties: { state, count, lit: lit === undefined },
  }));
  return { type: 'FeatureCollection', features };
}

/** Rays from the selected element to what it depends on, and rings around both. */
export function litFeatures(lit: Lit | undefined): Features<LineFeature | PointRing> {
  const features: (LineFeature | PointRing)[] = [];
  for (const position of lit?.positions ?? []) {
    if (lit?.selected && positionKey(position) === positionKey(lit.selected)) continue;
    features.push(ring(position, false));
    if (lit?.selected) {
      features.push({
        type: 'Feature',
        geometry: { type: 'LineString', coordinates: [lit.selected, position] },
        properties: { state: 'trusted', count: 1, lit: true },
      });
    }
  }
  if (lit?.selected) features.push(ring(lit.selected, true));
  return { type: 'FeatureCollection', features };
}

export interface PointRing {
  readonly type: 'Feature';
  readonly geometry: { readonly type: 'Point'; readonly coordinates: Position };
  readonly properties: { readonly selected: boolean };
}

const ring = (coordinates: Position, selected: boolean): PointRing => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties: { selected },
});

const litPositions = ({ selected, positions }: Lit): readonly Position[] =>
  selected ? [...positions, selected] : positions;

const positionKey = ([lon, lat]: Position): string => `${lon.toFixed(5)},${lat.toFixed(5)}`;
