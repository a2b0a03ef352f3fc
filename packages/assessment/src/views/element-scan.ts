import {
  ELEMENT_KIND_NAMES,
  fail,
  numberValue,
  PLANES,
  trustCode,
  TRUST_STATES,
  type DictColumn,
} from '@cleanpath/model';
import type { Study } from '../study.js';
import { textMatches } from './text-search.js';
import type { ElementFilter, ElementPage } from './view-types.js';

/** Which elements pass a filter. */
export interface ElementScan {
  /** 1 where the element passes. */
  readonly hit: Uint8Array;
  readonly total: number;
  readonly facets: ElementPage['facets'];
}

/** Scans kept per network: the pages and the map of one filter ask for the same one. */
const SCANS_KEPT = 6;

const memo = new WeakMap<Uint8Array, Map<string, ElementScan>>();

/** One pass over the columns; nothing is made per element. */
export function scanElements(study: Study, effective: Uint8Array, filter: ElementFilter): ElementScan {
  const known = memo.get(effective) ?? new Map<string, ElementScan>();
  memo.set(effective, known);
  const { q, state, own, plane, kind, supplier, region, site, bbox } = filter;
  const key = JSON.stringify([q, state, own, plane, kind, supplier, region, site, bbox]);
  let scan = known.get(key);
  if (!scan) {
    scan = scanAll(study, effective, filter);
    if (known.size >= SCANS_KEPT) known.delete(known.keys().next().value!);
  } else known.delete(key);
  known.set(key, scan);
  return scan;
}

function scanAll(study: Study, effective: Uint8Array, filter: ElementFilter): ElementScan {
  const { plane, elements, count } = study.network;
  const rest = restMask(study, filter);
  const state = filter.state === undefined ? -1 : trustCode(filter.state);
  const wantedPlane = filter.plane === undefined ? -1 : PLANES.indexOf(filter.plane);
  const kind = filter.kind === undefined ? -1 : (ELEMENT_KIND_NAMES as readonly string[]).indexOf(filter.kind);
  const noKind = filter.kind !== undefined && kind < 0;
  const hit = new Uint8Array(count);
  const states = new Int32Array(TRUST_STATES.length);
  const planes = new Int32Array(PLANES.length);
  const kinds = new Int32Array(ELEMENT_KIND_NAMES.length);
  let total = 0;
  for (let row = 0; row < count; row++) {
    if (rest !== undefined && rest[row] === 0) continue;
    const s = effective[row]!;
    const p = plane[row]!;
    const k = elements.kind[row]!;
    const stateFits = state < 0 || s === state;
    const planeFits = wantedPlane < 0 || p === wantedPlane;
    const kindFits = !noKind && (kind < 0 || k === kind);
    // A facet tells what its other values would give, so it leaves out the condition on itself.
    if (planeFits && kindFits) states[s]!++;
    if (stateFits && kindFits) planes[p]!++;
    if (!stateFits || !planeFits) continue;
    kinds[k]!++;
    if (!kindFits) continue;
    hit[row] = 1;
    total++;
  }
  return {
    hit,
    total,
    facets: {
      state: facet(TRUST_STATES, states),
      plane: facet(PLANES, planes),
      kind: facet(ELEMENT_KIND_NAMES, kinds),
    },
  };
}

function facet(names: readonly string[], counts: Int32Array): Record<string, number> {
  return Object.fromEntries(names.flatMap((name, code) => (counts[code]! > 0 ? [[name, counts[code]!]] : [])));
}

/** 1 where every condition but those of the facets holds; undefined where there is none. */
function restMask(study: Study, filter: ElementFilter): Uint8Array | undefined {
  const { own } = study;
  const { elements } = study.dossier;
  const masks: (Uint8Array | undefined)[] = [];
  if (filter.q !== undefined) masks.push(textMatches(elements, productNames(study), filter.q));
  if (filter.own !== undefined) masks.push(equalMask(own.state, trustCode(filter.own)));
  if (filter.supplier !== undefined) masks.push(supplierMask(study, filter.supplier));
  if (filter.region !== undefined) masks.push(valueMask(elements.text.region, filter.region, elements.count));
  if (filter.site !== undefined) masks.push(valueMask(elements.text.site, filter.site, elements.count));
  if (filter.bbox !== undefined) masks.push(boxMask(study, readBox(filter.bbox)));
  return masks.reduce<Uint8Array | undefined>(
    (all, mask) => (all && mask ? both(all, mask) : (mask ?? all)),
    undefined,
  );
}

const names = new WeakMap<Study, ReadonlyMap<string, string>>();

function productNames(study: Study): ReadonlyMap<string, string> {
  let known = names.get(study);
  if (!known) names.set(study, (known = new Map(study.dossier.products.map(({ id, name }) => [id, name]))));
  return known;
}

function equalMask(codes: Uint8Array, wanted: number): Uint8Array {
  const mask = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row++) if (codes[row] === wanted) mask[row] = 1;
  return mask;
}

function valueMask({ values, codes }: DictColumn, wanted: string, count: number): Uint8Array {
  const mask = new Uint8Array(count);
  const code = values.indexOf(wanted);
  if (code >= 0) for (let row = 0; row < codes.length; row++) if (codes[row] === code) mask[row] = 1;
  return mask;
}

function supplierMask({ network }: Study, id: string): Uint8Array {
  const mask = new Uint8Array(network.count);
  const wanted = network.supplierRow.get(id);
  if (wanted === undefined) return mask;
  const { off, supplier } = network.parties;
  for (let row = 0; row < network.count; row++)
    for (let i = off[row]!; i < off[row + 1]!; i++) if (supplier[i] === wanted) mask[row] = 1;
  return mask;
}

/** A part of the map in degrees; `west` above `east` crosses the date line. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function readBox(text: string): Box {
  const parts = text.split(',').map(Number);
  const [west, south, east, north] = parts;
  if (parts.length !== 4 || parts.some((part) => !Number.isFinite(part)))
    throw fail('request-invalid', { pointer: '/bbox', value: text, message: 'bbox: not west,south,east,north' });
  return { west: west!, south: south!, east: east!, north: north! };
}

export function inBox({ west, south, east, north }: Box, lat: number, lon: number): boolean {
  if (lat < south || lat > north) return false;
  return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
}

function boxMask(study: Study, box: Box): Uint8Array {
  const { number, count } = study.dossier.elements;
  const mask = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    const lat = numberValue(number.lat, row);
    const lon = numberValue(number.lon, row);
    if (lat !== undefined && lon !== undefined && inBox(box, lat, lon)) mask[row] = 1;
  }
  return mask;
}

function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  for (let row = 0; row < a.length; row++) a[row]! &= b[row]!;
  return a;
}
