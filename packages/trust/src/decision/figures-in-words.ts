/** Bounds in sentences are rounded outwards, so that no sentence claims more than was computed. */
export const lowerText = (value: number): string => (Math.floor(value * 100 + ROUNDING) / 100).toFixed(2);

export const upperText = (value: number): string => (Math.ceil(value * 100 - ROUNDING) / 100).toFixed(2);

export const percentText = (share: number): string => `${Math.floor(share * 100 + ROUNDING)} %`;

/** A bound of .7 must not read .69 because it is stored as .6999999999. */
const ROUNDING = 1e-7;

export function countText(count: number, singular: string, plural = `${singular}s`): string {
  return count === 0 ? `no ${plural}` : count === 1 ? `one ${singular}` : `${count} ${plural}`;
}

/** "a", "a and b", "a, b and c". */
export function listText(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** "one is", "2 are". */
export const isAreText = (count: number): string => (count === 1 ? 'one is' : `${count} are`);

/** "no independent source speaks", "one independent source speaks", "3 independent sources speak". */
export function sourcesText(count: number, singularVerb?: string, pluralVerb?: string): string {
  const text = count === 0 ? 'no independent source' : countText(count, 'independent source');
  const verb = count < 2 ? singularVerb : pluralVerb;
  return verb === undefined ? text : `${text} ${verb}`;
}
