import type { AttributeValue } from '@cleanpath/model';
import { MAX_ID_LENGTH } from '@cleanpath/model';

/** A finite number from a JSON number or a plain decimal text; anything else is undefined, never NaN. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(value)) return undefined;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : undefined;
}

/** Largest metric taken over; routing protocols stay below 2^32. */
const MAX_METRIC = 0xffffffff;

/** A routing metric: an integer of 1 or more (paths of length zero have no meaning in a routed graph). */
export function metricOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && Number.isInteger(number) && number >= 1 && number <= MAX_METRIC ? number : undefined;
}

export const inLatitude = (value: number | undefined): boolean => value !== undefined && Math.abs(value) <= 90;
export const inLongitude = (value: number | undefined): boolean => value !== undefined && Math.abs(value) <= 180;

/** A readable name: control characters and outer spaces removed; empty gives undefined. */
export function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value)
    // eslint-disable-next-line no-control-regex -- removing control characters is the purpose
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .trim();
  return text === '' ? undefined : text;
}

/** Text as part of an id: outer spaces removed; undefined where the model could not hold it. */
export function idPart(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  // eslint-disable-next-line no-control-regex -- rejecting control characters is the purpose
  if (text === '' || text.length > MAX_ID_LENGTH || /[\u0000-\u001f\u007f\u2028\u2029]/.test(text)) return undefined;
  return text;
}

/** An object of attributes without absent members, or undefined when nothing is left. Safe for keys like `__proto__`. */
export function attributesOf(
  entries: Iterable<readonly [string, unknown]>,
): Record<string, AttributeValue> | undefined {
  const kept: [string, AttributeValue][] = [];
  for (const [key, value] of entries) {
    if (value !== undefined && key !== '__proto__') kept.push([key, value as AttributeValue]);
  }
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** Drops members that are undefined, so that records are exact. */
export function compact<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** The name of a file without folder and extension, as a prefix for ids that are unique within their file only. */
export function fileStem(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return idPart(base.replace(/\.(graphml|xml|json|geojson|csv|ya?ml|txt)$/i, '')) ?? 'file';
}
