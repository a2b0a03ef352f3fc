import { TRUST_STATES, type Dossier } from '@cleanpath/model';
import { mapLines } from './map-lines.js';
import type { MapPoint, ReportMap } from './map-types.js';
import { gridGroups, type PlaceGroups } from './place-groups.js';
import { placesOf } from './places.js';

/** More marks than this neither fit a page nor say more; together they stay below 2,000. */
export const MAX_POINTS = 1200;
export const MAX_LINES = 700;

/**
 * Points and lines for the picture of the network, aggregated by site or position and, beyond `MAX_POINTS`, by area.
 *
 * @param effective trust code per element row: 0 trusted, 1 unknown, 2 untrusted (index into TRUST_STATES)
 */
export function reportMap(dossier: Dossier, effective: Uint8Array): ReportMap {
  const places = placesOf(dossier, effective);
  const groups = gridGroups(places, MAX_POINTS);
  const { lines, leftOut } = mapLines(dossier, effective, places, groups, MAX_LINES);
  return {
    points: groupPoints(groups),
    lines,
    level: groups.merged ? 'area' : 'site',
    places: places.count,
    elements: dossier.elements.count,
    positioned: places.positioned,
    linesLeftOut: leftOut,
  };
}

function groupPoints(groups: PlaceGroups): MapPoint[] {
  return groups.groups.map((group) => ({
    label: group.label,
    lat: group.lat,
    lon: group.lon,
    state: TRUST_STATES[group.state]!,
    places: group.places,
    elements: group.elements,
    untrusted: group.untrusted,
    unknown: group.unknown,
  }));
}
