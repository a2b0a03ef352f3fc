import { geoAzimuthalEqualArea, geoEqualEarth, geoPath, type GeoProjection } from 'd3-geo';
import { thinPath } from './thin-path.js';
import type { Land } from './land.js';
import type { ReportMap } from './map-types.js';

/** Units of the drawing; marks are placed in percent of it. */
export const MAP_WIDTH = 1000;
const MIN_HEIGHT = 380;
const MAX_HEIGHT = 680;

/** Space between the outermost mark and the frame, in map units. */
const MARGIN = 48;

/** Networks wider than this are drawn on a world map: an azimuthal one would bend too much. Degrees. */
const WORLD_EXTENT = 120;

/** Half the smallest extent shown, degrees: a network at one place still gets its surroundings. */
const MIN_HALF_EXTENT = 0.4;

export interface ProjectedMap {
  readonly width: number;
  readonly height: number;
  /** SVG path data in map units. */
  readonly land: string;
  readonly borders: string;
  /** Position of a coordinate in map units. */
  readonly place: (lon: number, lat: number) => readonly [x: number, y: number];
}

/** Fits an equal-area projection to the marks and cuts the outlines to the frame. Undefined without any mark. */
export function projectedMap(map: ReportMap, land: Land): ProjectedMap | undefined {
  if (map.points.length === 0) return undefined;
  const projection = fitted(map);
  const height = frameHeight(projection, map);
  projection.fitExtent(
    [
      [MARGIN, MARGIN],
      [MAP_WIDTH - MARGIN, height - MARGIN],
    ],
    frame(map),
  );
  const place = (lon: number, lat: number): readonly [number, number] => projection([lon, lat]) ?? [0, 0];
  projection.clipExtent([
    [-2, -2],
    [MAP_WIDTH + 2, height + 2],
  ]);
  return {
    width: MAP_WIDTH,
    height,
    land: thinPath((context) => geoPath(projection, context)(land.land)),
    borders: thinPath((context) => geoPath(projection, context)(land.borders)),
    place,
  };
}

function fitted(map: ReportMap): GeoProjection {
  const { centreLon, centreLat, lonExtent } = extentOf(map);
  if (lonExtent > WORLD_EXTENT) return geoEqualEarth().rotate([-centreLon, 0]);
  return geoAzimuthalEqualArea().rotate([-centreLon, -centreLat]).clipAngle(80);
}

function frameHeight(projection: GeoProjection, map: ReportMap): number {
  projection.fitWidth(MAP_WIDTH - 2 * MARGIN, frame(map));
  const [[, top], [, bottom]] = geoPath(projection).bounds(frame(map));
  return Math.round(Math.min(Math.max(bottom - top + 2 * MARGIN, MIN_HEIGHT), MAX_HEIGHT));
}

/** All marks, and a box around their centre so that the scale stays finite. */
function frame(map: ReportMap): { type: 'MultiPoint'; coordinates: [number, number][] } {
  const { centreLon, centreLat } = extentOf(map);
  const box = [-1, 1].flatMap((x) =>
    [-1, 1].map((y): [number, number] => [
      centreLon + x * MIN_HALF_EXTENT,
      Math.min(Math.max(centreLat + y * MIN_HALF_EXTENT, -90), 90),
    ]),
  );
  return {
    type: 'MultiPoint',
    coordinates: [...map.points.map(({ lon, lat }): [number, number] => [lon, lat]), ...box],
  };
}

/** Centre and width of the marks, where the longitudes leave the widest gap open: right across the date line too. */
function extentOf(map: ReportMap): { centreLon: number; centreLat: number; lonExtent: number } {
  const lons = map.points.map(({ lon }) => lon).sort((a, b) => a - b);
  let gap = lons[0]! + 360 - lons[lons.length - 1]!;
  let start = lons[0]!;
  for (let i = 1; i < lons.length; i++) {
    const next = lons[i]! - lons[i - 1]!;
    if (next > gap) [gap, start] = [next, lons[i]!];
  }
  const lonExtent = 360 - gap;
  const lats = map.points.map(({ lat }) => lat);
  const [low, high] = lats.reduce(([a, b], lat) => [Math.min(a, lat), Math.max(b, lat)], [90, -90]);
  const centreLon = start + lonExtent / 2;
  return { centreLon: centreLon > 180 ? centreLon - 360 : centreLon, centreLat: (low + high) / 2, lonExtent };
}
