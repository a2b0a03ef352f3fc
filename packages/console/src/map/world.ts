import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { GeoJSON, MultiPolygon } from 'geojson';
import fineUrl from 'world-atlas/countries-10m.json?url';
import coarseUrl from 'world-atlas/countries-50m.json?url';
import { unwrapShape, type Shape } from './unwrap-lines.js';

export interface World {
  readonly land: GeoJSON;
  readonly borders: GeoJSON;
}

/** Natural Earth 1:50 million for a country as a whole, 1:10 million where one looks closer; public domain. */
export type WorldDetail = 'coarse' | 'fine';

const URLS: Readonly<Record<WorldDetail, string>> = { coarse: coarseUrl, fine: fineUrl };
const loaded = new Map<WorldDetail, Promise<World>>();

/** Land and boundaries, from this server; once per detail. */
export function loadWorld(detail: WorldDetail): Promise<World> {
  let world = loaded.get(detail);
  if (!world) {
    world = readWorld(URLS[detail]);
    world.catch(() => loaded.delete(detail));
    loaded.set(detail, world);
  }
  return world;
}

async function readWorld(url: string): Promise<World> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The outlines of the land answered ${response.status}`);
  const world = (await response.json()) as Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
  const land = feature(world, world.objects.land).features.map(({ geometry }) => geometry as MultiPolygon);
  const borders = mesh(world, world.objects.countries, (a, b) => a !== b);
  return {
    land: { type: 'GeometryCollection', geometries: land.map(flat) },
    borders: flat(borders),
  };
}

const flat = (shape: Shape | MultiPolygon): MultiPolygon => unwrapShape(shape) as MultiPolygon;
