import { TRUST_STATES, type Dossier, type TrustState } from '@cleanpath/model';
import { mapLines } from './map-lines.js';
import { gridGroups, type PlaceGroups } from './place-groups.js';
import { placesOf } from './places.js';

/** A mark on the map: one site or position, or several of one state where the network has too many to draw. */
export interface MapPoint {
  readonly label: string;
  readonly lat: number;
  readonly lon: number;
  /** Worst effective state of the elements there. */
  readonly state: TrustState;
  readonly places: number;
  readonly elements: number;
  readonly untrusted: number;
  readonly unknown: number;
}

/** A span between two marks; `plain` where only links without facts of their own join them. Degrees, WGS 84. */
export interface MapLine {
  readonly from: readonly [lon: number, lat: number];
  readonly to: readonly [lon: number, lat: number];
  readonly state: TrustState | 'plain';
  readonly spans: number;
}

/** What the report draws of the network, at most `MAX_POINTS` + `MAX_LINES` marks however large the network is. */
export interface ReportMap {
  readonly points: readonly MapPoint[];
  readonly lines: readonly MapLine[];
  /** `site`: one mark per site or position; `area`: sites of one state in one area share a mark. */
  readonly level: 'site' | 'area';
  readonly places: number;
  readonly elements: number;
  /** Elements with a position, their own or that of their site. */
  readonly positioned: number;
  /** Spans left out because the network has too many, the least telling first. */
  readonly linesLeftOut: number;
}

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
