import { TRUST_STATES, type TrustState } from '@cleanpath/model';

export type StateCounts = Readonly<Record<TrustState, number>>;

/** Parts the ring of a mixed place is divided into: finer differences cannot be seen at its size. */
export const PARTS = 8;

/** From the middle of a picture to its edge, px of the page, without and with a ring. */
export const REACH = { plain: 8, ring: 13 } as const;

const PREFIX = 'mark';

/** Name of the picture of a place: `mark:untrusted` where all are alike, `mark:untrusted:5.1.2` with shares of a ring. */
export function markName(counts: StateCounts): string {
  const total = TRUST_STATES.reduce((sum, state) => sum + counts[state], 0);
  const worst = worstState(counts);
  if (total === 0 || counts[worst] === total) return `${PREFIX}:${worst}`;
  return `${PREFIX}:${worst}:${ringParts(counts).join('.')}`;
}

export interface Mark {
  readonly state: TrustState;
  /** Parts of the ring per state, in the order of TRUST_STATES; absent without a ring. */
  readonly parts?: readonly number[];
}

export function parseMark(name: string): Mark | undefined {
  const [prefix, state, parts] = name.split(':');
  const known = TRUST_STATES.find((candidate) => candidate === state);
  if (prefix !== PREFIX || !known) return undefined;
  if (parts === undefined) return { state: known };
  const numbers = parts.split('.').map(Number);
  return numbers.length === TRUST_STATES.length && numbers.every((part) => Number.isInteger(part) && part >= 0)
    ? { state: known, parts: numbers }
    : undefined;
}

function worstState(counts: StateCounts): TrustState {
  return counts.untrusted > 0 ? 'untrusted' : counts.unknown > 0 ? 'unknown' : 'trusted';
}

/** Largest remainders; whatever is there at all gets a part, so that one untrusted of a thousand is seen. */
function ringParts(counts: StateCounts): number[] {
  const total = TRUST_STATES.reduce((sum, state) => sum + counts[state], 0);
  const exact = TRUST_STATES.map((state) => (counts[state] / total) * PARTS);
  const parts = exact.map((share) => (share > 0 ? Math.max(1, Math.floor(share)) : 0));
  for (;;) {
    const rest = PARTS - parts.reduce((sum, part) => sum + part, 0);
    if (rest === 0) return parts;
    let at = -1;
    for (let i = 0; i < parts.length; i++) {
      if (exact[i] === 0 || (rest < 0 && parts[i]! <= 1)) continue;
      const better = rest > 0 ? exact[i]! - parts[i]! : parts[i]! - exact[i]!;
      if (at < 0 || better > (rest > 0 ? exact[at]! - parts[at]! : parts[at]! - exact[at]!)) at = i;
    }
    parts[at] = parts[at]! + Math.sign(rest);
  }
}
