import type { TrustState } from '@cleanpath/model';

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
