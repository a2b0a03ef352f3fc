import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { GeoJSON } from 'geojson';
import fineUrl from 'world-atlas/countries-10m.json?url';
import coarseUrl from 'world-atlas/countries-50m.json?url';

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
  return {
    land: feature(world, world.objects.land),
    borders: mesh(world, world.objects.countries, (a, b) => a !== b),
  };
}
