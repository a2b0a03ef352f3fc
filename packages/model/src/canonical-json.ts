/**
 * Canonical JSON after RFC 8785 (JCS): members sorted by UTF-16 code units, ECMAScript number format, no white space.
 * Members that are `undefined` are left out. Throws on NaN, infinities and values JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('A number that is not finite has no canonical JSON');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object') {
    const record = value as Record<string, unknown>;
    const members = Object.keys(record)
      .filter((key) => record[key] !== undefined)
      .sort(byCodeUnits)
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`A ${typeof value} has no canonical JSON`);
}

/** The one order of ids and keys wherever a result must not depend on the machine: UTF-16 code units, no locale. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Significant digits kept in results, so that a last-bit difference of a mathematics library cannot change a hash. */
const RESULT_DIGITS = 12;

/** Rounds a computed figure to the digits that results carry. */
export function roundResult(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(RESULT_DIGITS));
}
