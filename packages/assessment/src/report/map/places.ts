import {
  dictValue,
  elementKind,
  numberValue,
  UNKNOWN,
  UNTRUSTED,
  type Dossier,
  type ElementKind,
} from '@cleanpath/model';

/** Sites and positions as columns; the place number is the row. */
export interface Places {
  readonly count: number;
  /** Place per element row, -1 where it has none. */
  readonly ofElement: Int32Array;
  readonly label: readonly string[];
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly state: Uint8Array;
  readonly elements: Int32Array;
  readonly untrusted: Int32Array;
  readonly unknown: Int32Array;
  readonly positioned: number;
}

/** Kinds that run from one place to another: drawn as lines between the places they join, not as marks. */
const SPAN_KINDS: ReadonlySet<ElementKind> = new Set([
  'fibre-span',
  'microwave-link',
  'submarine-cable',
  'satellite-link',
  'link',
  'tunnel',
]);

export const isSpan = (dossier: Dossier, row: number): boolean => SPAN_KINDS.has(elementKind(dossier.elements, row));

/** About 11 m: elements this close without a site name are at one place. */
const POSITION_STEPS_PER_DEGREE = 10_000;

/** Elements by site, where they name one, else by position. A site lies at the mean position of its elements. */
export function placesOf(dossier: Dossier, effective: Uint8Array): Places {
  const { elements } = dossier;
  const ofElement = new Int32Array(elements.count).fill(-1);
  const siteCodes = elements.text.site.codes;
  const sitePlace = new Map<number, number>();
  const spotPlace = new Map<number, number>();
  const label: string[] = [];
  const latSum: number[] = [];
  const lonSum: number[] = [];
  const fixes: number[] = [];
  for (let row = 0; row < elements.count; row++) {
    if (isSpan(dossier, row)) continue;
    const lat = numberValue(elements.number.lat, row);
    const lon = numberValue(elements.number.lon, row);
    const fixed = lat !== undefined && lon !== undefined;
    const site = siteCodes[row] ?? -1;
    if (site < 0 && !fixed) continue;
    const place =
      site >= 0 ? numbered(sitePlace, site, label.length) : numbered(spotPlace, spotKey(lat!, lon!), label.length);
    if (place === label.length) {
      label.push(
        site >= 0 ? elements.text.site.values[site]! : (dictValue(elements.text.name, row) ?? elements.ids[row]!),
      );
      latSum.push(0);
      lonSum.push(0);
      fixes.push(0);
    }
    ofElement[row] = place;
    if (!fixed) continue;
    latSum[place]! += lat;
    // Longitudes add up relative to the first one, so that a site on the date line stays where it is.
    lonSum[place]! += fixes[place] === 0 ? lon : unwrapped(lon, lonSum[place]! / fixes[place]!);
    fixes[place]!++;
  }
  return counted(effective, ofElement, label, latSum, lonSum, fixes);
}

/** Drops places nobody gave a position and counts states at the others. */
function counted(
  effective: Uint8Array,
  ofElement: Int32Array,
  labels: readonly string[],
  latSum: readonly number[],
  lonSum: readonly number[],
  fixes: readonly number[],
): Places {
  const renumbered = new Int32Array(labels.length).fill(-1);
  let count = 0;
  for (let place = 0; place < labels.length; place++) if (fixes[place]! > 0) renumbered[place] = count++;
  const label: string[] = [];
  const lat = new Float64Array(count);
  const lon = new Float64Array(count);
  for (let place = 0; place < labels.length; place++) {
    const next = renumbered[place]!;
    if (next < 0) continue;
    label[next] = labels[place]!;
    lat[next] = latSum[place]! / fixes[place]!;
    lon[next] = wrapped(lonSum[place]! / fixes[place]!);
  }
  const state = new Uint8Array(count);
  const elements = new Int32Array(count);
  const untrusted = new Int32Array(count);
  const unknown = new Int32Array(count);
  let positioned = 0;
  for (let row = 0; row < ofElement.length; row++) {
    const old = ofElement[row]!;
    const place = old < 0 ? -1 : renumbered[old]!;
    ofElement[row] = place;
    if (place < 0) continue;
    const code = effective[row]!;
    positioned++;
    elements[place]!++;
    if (code === UNTRUSTED) untrusted[place]!++;
    if (code === UNKNOWN) unknown[place]!++;
    if (code > state[place]!) state[place] = code;
  }
  return { count, ofElement, label, lat, lon, state, elements, untrusted, unknown, positioned };
}

function numbered(known: Map<number, number>, key: number, next: number): number {
  const place = known.get(key);
  if (place !== undefined) return place;
  known.set(key, next);
  return next;
}

function spotKey(lat: number, lon: number): number {
  const row = Math.round((lat + 90) * POSITION_STEPS_PER_DEGREE);
  const column = Math.round((lon + 180) * POSITION_STEPS_PER_DEGREE);
  return row * (360 * POSITION_STEPS_PER_DEGREE + 1) + column;
}

const unwrapped = (lon: number, near: number): number => near + wrapped(lon - near);
const wrapped = (lon: number): number => lon - 360 * Math.round(lon / 360);
