import type { CitedElement, DemandReport, Plane, RelationType, TrustState } from '@cleanpath/model';

/** Elements by name: enough to draw a chip. */
export type ElementChip = Pick<CitedElement, 'id' | 'name' | 'kind' | 'plane' | 'suppliers' | 'own' | 'effective'>;

/** What a list, a map or an export is narrowed to; members that are absent or undefined take everything. */
export interface ElementFilter {
  /** Part of the name, id, site or product, in any case. */
  readonly q?: string | undefined;
  /** Effective trust. */
  readonly state?: TrustState | undefined;
  readonly own?: TrustState | undefined;
  readonly plane?: Plane | undefined;
  readonly kind?: string | undefined;
  /** Supplier in a counted role. */
  readonly supplier?: string | undefined;
  readonly region?: string | undefined;
  readonly site?: string | undefined;
  /** west,south,east,north in degrees; west above east crosses the date line. */
  readonly bbox?: string | undefined;
}

export const ELEMENT_SORTS = ['state', 'name', 'kind', 'region'] as const;
export type ElementSort = (typeof ELEMENT_SORTS)[number];

export interface ElementQuery extends ElementFilter {
  /** `state`: untrusted first, those at fault themselves before those that depend on them, then by id. */
  readonly sort: ElementSort;
  readonly cursor?: string | undefined;
  /** Rows in the page. */
  readonly limit: number;
}

export interface ElementPage {
  items: CitedElement[];
  next?: string;
  total: number;
  /** How many rows each value would leave with every other condition of the filter. */
  facets: { state: Record<string, number>; plane: Record<string, number>; kind: Record<string, number> };
}

export interface Neighbour {
  relation: RelationType;
  group?: string;
  need?: number;
  element: ElementChip;
}

interface Cut<T> {
  items: T[];
  total: number;
}

export interface ElementCard {
  element: CitedElement;
  /** The element as recorded. */
  record: Record<string, JsonValue>;
  supplierNames: Record<string, string>;
  productName?: string;
  sentence: string;
  chain?: { element: ElementChip; relation?: RelationType }[];
  roots: number;
  dependsOn: Cut<Neighbour>;
  dependents: Cut<Neighbour>;
  links: Cut<Neighbour>;
  /** `positions`: lon, lat of what it depends on, each place once. */
  closure: { ids: string[]; total: number; positions?: [number, number][] };
  reach: number;
  demands: { ids: string[]; total: number };
  source?: { file: string; line?: number; pointer?: string };
}

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

export interface MapPlace {
  lat: number;
  lon: number;
  count: number;
  trusted: number;
  unknown: number;
  untrusted: number;
  name?: string;
  ids: string[];
}

export interface MapSpan {
  /** lon, lat */
  from: [number, number];
  to: [number, number];
  state: TrustState;
  count: number;
}

export interface MapLayer {
  places: MapPlace[];
  spans: MapSpan[];
  /** west, south, east, north of the whole network; null where nothing has a position. */
  bounds: [number, number, number, number] | null;
  placed: number;
  unplaced: number;
  aggregated: boolean;
}

export interface ServiceHang {
  element: string;
  plane: Plane;
  relation: RelationType;
  parent: string;
  depth: number;
}

export interface ServiceHop {
  element: string;
  reason: string;
  evidence: string[];
  /** The supplier each of them is about. */
  evidenceOf?: Record<string, string>;
  hangs: ServiceHang[];
  cut: boolean;
}

export interface WayOut {
  sentence: string;
  elements: string[];
  cost?: number;
}

export interface ServiceLeg {
  lanes: Plane[];
  hops: ServiceHop[];
  waysOut: WayOut[];
}

export interface ServiceView {
  demand: DemandReport;
  elements: Record<string, CitedElement>;
  supplierNames: Record<string, string>;
  legs: ServiceLeg[];
  route: { id: string; lat: number; lon: number }[];
  currency?: string;
}
