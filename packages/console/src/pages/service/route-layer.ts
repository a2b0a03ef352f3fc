import type { MapLayer, ServiceView } from '@cleanpath/api';
import type { CitedElement, LegReport, TrustState } from '@cleanpath/model';
import type { Bounds } from '../../map/map-area.js';
import { elementOf } from './card-facts.js';
import { worstOf } from './lanes/lane-columns.js';

/** Elements named by one place, worst first. */
const NAMED = 20;

/** Least extent of what the map shows, degrees: about five kilometres, so that one place is no empty field. */
const LEAST = 0.05;

export interface RouteLayer {
  readonly layer: MapLayer;
  readonly bounds: Bounds;
  /** Names of the sites in the order of the route, each once. */
  readonly places: readonly string[];
}

type Placed = CitedElement & { readonly lat: number; readonly lon: number };

/**
 * One leg as a layer of the map: the places of its route, spans between neighbours on it, and the places of what its
 * hops hang on. Undefined where nothing of it has a position.
 */
export function routeLayer(view: ServiceView, leg: LegReport, hangs: readonly string[]): RouteLayer | undefined {
  const route = (leg.route ?? leg.elements ?? [leg.from, leg.to].filter((end) => end !== undefined)).map((id) =>
    elementOf(view, id),
  );
  const onRoute = route.filter(isPlaced);
  const behind = hangs.map((id) => elementOf(view, id)).filter(isPlaced);
  const members = (leg.culprits ?? []).map(({ element }) => elementOf(view, element)).filter(isPlaced);
  const unique = [...new Map([...onRoute, ...members, ...behind].map((element) => [element.id, element])).values()];
  if (unique.length === 0) return undefined;
  const bounds = boundsOf(unique);
  return {
    layer: {
      places: placesOf(unique),
      spans: leg.kind === 'path' && leg.route !== undefined ? spansOf(onRoute) : [],
      bounds: [...bounds],
      placed: unique.length,
      unplaced: route.length - onRoute.length,
      aggregated: false,
    },
    bounds,
    places: [...new Set(onRoute.flatMap(({ site }) => site ?? []))],
  };
}

const isPlaced = (element: CitedElement): element is Placed => element.lat !== undefined && element.lon !== undefined;

const placeName = ({ site, name }: CitedElement): string => site ?? name;

const keyOf = ({ lat, lon }: Placed): string => `${lat.toFixed(5)},${lon.toFixed(5)}`;

function placesOf(elements: readonly Placed[]): MapLayer['places'] {
  const groups = new Map<string, Placed[]>();
  for (const element of elements) {
    const group = groups.get(keyOf(element));
    if (group) group.push(element);
    else groups.set(keyOf(element), [element]);
  }
  return [...groups.values()].map((group) => {
    const count = (state: TrustState): number => group.filter(({ effective }) => effective === state).length;
    const [first] = group;
    const ids = (['untrusted', 'unknown', 'trusted'] as const).flatMap((state) =>
      group.filter(({ effective }) => effective === state).map(({ id }) => id),
    );
    return {
      lat: first!.lat,
      lon: first!.lon,
      count: group.length,
      trusted: count('trusted'),
      unknown: count('unknown'),
      untrusted: count('untrusted'),
      name: placeName(first!),
      ids: ids.slice(0, NAMED),
    };
  });
}

function spansOf(route: readonly Placed[]): MapLayer['spans'] {
  const spans = new Map<string, MapLayer['spans'][number]>();
  route.slice(1).forEach((to, i) => {
    const from = route[i]!;
    if (keyOf(from) === keyOf(to)) return;
    const [a, b] = [`${keyOf(from)}>${keyOf(to)}`, `${keyOf(to)}>${keyOf(from)}`];
    const before = spans.get(a) ?? spans.get(b);
    const state = worstOf([from.effective, to.effective, ...(before === undefined ? [] : [before.state])]);
    if (before) before.state = state;
    else spans.set(a, { from: [from.lon, from.lat], to: [to.lon, to.lat], state, count: 1 });
  });
  return [...spans.values()];
}

function boundsOf(elements: readonly Placed[]): Bounds {
  const lons = elements.map(({ lon }) => lon);
  const lats = elements.map(({ lat }) => lat);
  const [west, east] = widened(Math.min(...lons), Math.max(...lons), 180);
  const [south, north] = widened(Math.min(...lats), Math.max(...lats), 90);
  return [west, south, east, north];
}

function widened(from: number, to: number, most: number): [number, number] {
  const missing = Math.max(0, LEAST - (to - from)) / 2;
  return [Math.max(-most, from - missing), Math.min(most, to + missing)];
}
