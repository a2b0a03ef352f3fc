/** west, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

export interface MapCamera {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

export interface MapView extends MapCamera {
  readonly bounds: Bounds;
}

/** Part of the map asked for: a little more than is seen, so that a short pan needs no question. */
export interface MapArea {
  readonly bbox?: string;
  readonly zoom: number;
}

/** The API counts zooms from 0 to 22. */
const DEEPEST = 22;

/** Decimals of a degree that tell places apart on the deepest zoom: 1e-4° are 11 m. */
const DECIMALS = 4;

/** Half a tile of 512 px at each zoom: areas snap to this grid, so that near views ask the same question. */
const cellAt = (zoom: number): number => 180 / 2 ** zoom;

/** What to ask for to fill a view. The whole world has no box. */
export function mapArea({ bounds: [west, south, east, north], zoom }: Pick<MapView, 'bounds' | 'zoom'>): MapArea {
  const whole = Math.max(0, Math.min(DEEPEST, Math.floor(zoom)));
  if (east - west >= 360) return { zoom: whole };
  const cell = cellAt(whole);
  const down = (value: number): number => Math.floor(value / cell) * cell;
  const up = (value: number): number => Math.ceil(value / cell) * cell;
  const box = [down(west), Math.max(-90, down(south)), up(east), Math.min(90, up(north))] as const;
  if (box[2] - box[0] >= 360) return { zoom: whole };
  return { bbox: bboxText([wrapped(box[0]), box[1], wrapped(box[2]), box[3]]), zoom: whole };
}

/** A box as the API takes it; west above east crosses the date line. */
export const bboxText = (bounds: Bounds): string => bounds.map((value) => plain(value)).join(',');

/** Box around one place, wide enough for rounding. */
export function placeBox(lat: number, lon: number): string {
  const margin = 2 * 10 ** -(DECIMALS + 1);
  return [lon - margin, lat - margin, lon + margin, lat + margin].map((value) => plain(value, DECIMALS + 2)).join(',');
}

/** `24.9384,60.1699,6.5` */
export const cameraText = ({ lon, lat, zoom }: MapCamera): string => `${plain(lon)},${plain(lat)},${plain(zoom, 2)}`;

export function parseCamera(text: string | undefined): MapCamera | undefined {
  const [lon, lat, zoom, more] = (text ?? '').split(',').map((part) => (part === '' ? Number.NaN : Number(part)));
  if (lon === undefined || lat === undefined || zoom === undefined || more !== undefined) return undefined;
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && zoom >= 0 && zoom <= DEEPEST)) return undefined;
  return { lon, lat, zoom };
}

/** `60.1699,24.9384`: latitude first, as people write places. */
export const placeText = (lat: number, lon: number): string => `${plain(lat, 6)},${plain(lon, 6)}`;

export function parsePlace(text: string | undefined): readonly [lat: number, lon: number] | undefined {
  const [lat, lon, more] = (text ?? '').split(',').map((part) => (part === '' ? Number.NaN : Number(part)));
  if (lat === undefined || lon === undefined || more !== undefined) return undefined;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lat, lon] : undefined;
}

/** Never an exponent: the API takes plain decimals. */
const plain = (value: number, decimals: number = DECIMALS): string =>
  String(Number(value.toFixed(decimals)) || 0).includes('e') ? '0' : String(Number(value.toFixed(decimals)) || 0);

const wrapped = (lon: number): number => (lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);
