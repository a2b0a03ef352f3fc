import type { ExpressionSpecification, GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl';
import { DARK, LIGHT, type Palette } from '@cleanpath/assessment/charts';
import type { TrustState } from '@cleanpath/model';

export type MapScheme = 'light' | 'dark';

export const paletteOf = (scheme: MapScheme): Palette => (scheme === 'dark' ? DARK : LIGHT);

/** Sources filled after the style is there. */
export const SOURCES = ['land', 'borders', 'spans', 'places', 'lit'] as const;
export type SourceName = (typeof SOURCES)[number];

/** Dashes in line widths: whole, dotted, dashed. States can be told in print and by those who see colours differently. */
const DASHES: Readonly<Record<TrustState, readonly number[] | undefined>> = {
  trusted: undefined,
  unknown: [1.2, 1.6],
  untrusted: [4.5, 1.4],
};
const WIDTHS: Readonly<Record<TrustState, number>> = { trusted: 1.2, unknown: 1.8, untrusted: 2.4 };

const DIMMED = 0.22;
const FONT = ['Inter Variable'];
/** Size of the names of places, px. */
const LABEL = 11;

const whenLit = (bright: number): ExpressionSpecification => ['case', ['get', 'lit'], bright, DIMMED];

/** Land, borders, spans, places: everything in the colours of the page, no text but the names of places. */
export function mapStyle(scheme: MapScheme): StyleSpecification {
  const palette = paletteOf(scheme);
  const empty: GeoJSONSourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } };
  return {
    version: 8,
    sources: {
      land: { ...empty, attribution: 'Natural Earth' },
      borders: empty,
      spans: empty,
      places: empty,
      lit: empty,
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': palette.land, 'fill-antialias': true } },
      {
        id: 'coast',
        type: 'line',
        source: 'land',
        paint: { 'line-color': palette.coast, 'line-width': 0.8 },
      },
      {
        id: 'borders',
        type: 'line',
        source: 'borders',
        paint: { 'line-color': palette.coast, 'line-width': 1, 'line-dasharray': [5, 2, 1, 2] },
      },
      ...(['trusted', 'unknown', 'untrusted'] as const).map((state) => spanLayer(state, palette)),
      {
        id: 'rays',
        type: 'line',
        source: 'lit',
        filter: ['==', ['geometry-type'], 'LineString'],
        paint: { 'line-color': palette.ink, 'line-width': 1, 'line-opacity': 0.45 },
      },
      {
        id: 'labels',
        type: 'symbol',
        source: 'places',
        minzoom: 3,
        layout: {
          'text-field': ['get', 'label'],
          'text-font': FONT,
          'text-size': LABEL,
          'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
          'text-radial-offset': ['/', ['+', 4, ['get', 'reach']], LABEL],
          'text-padding': 2,
          'text-max-width': 12,
          'symbol-sort-key': ['-', 2, ['get', 'rank']],
        },
        paint: {
          'text-color': palette.ink,
          'text-halo-color': palette.land,
          'text-halo-width': 1.6,
          'text-opacity': whenLit(1),
        },
      },
      {
        id: 'places',
        type: 'symbol',
        source: 'places',
        layout: {
          'icon-image': ['concat', `${scheme}|`, ['get', 'mark']],
          'icon-size': ['get', 'size'],
          'icon-allow-overlap': true,
          'icon-padding': 0,
          'symbol-sort-key': ['get', 'rank'],
        },
        paint: { 'icon-opacity': whenLit(1) },
      },
      {
        id: 'rings',
        type: 'circle',
        source: 'lit',
        filter: ['==', ['geometry-type'], 'Point'],
        paint: {
          'circle-radius': ['case', ['get', 'selected'], 17, 11],
          'circle-opacity': 0,
          'circle-stroke-color': palette.ink,
          'circle-stroke-width': ['case', ['get', 'selected'], 2.5, 1.2],
        },
      },
    ],
  };
}

function spanLayer(state: TrustState, palette: Palette): StyleSpecification['layers'][number] {
  const colours = { trusted: palette.teal, unknown: palette.grey, untrusted: palette.vermilion };
  const dash = DASHES[state];
  return {
    id: `spans-${state}`,
    type: 'line',
    source: 'spans',
    filter: ['==', ['get', 'state'], state],
    layout: { 'line-cap': 'butt' },
    paint: {
      'line-color': colours[state],
      'line-width': ['*', WIDTHS[state], ['min', 2.2, ['+', 1, ['*', 0.12, ['log2', ['max', 1, ['get', 'count']]]]]]],
      'line-opacity': whenLit(state === 'trusted' ? 0.75 : 1),
      ...(dash === undefined ? {} : { 'line-dasharray': [...dash] }),
    },
  };
}
