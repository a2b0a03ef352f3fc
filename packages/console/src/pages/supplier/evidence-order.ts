import { criterionCode } from './criteria-rows.js';
import type { EvidenceItem } from './report-parts.js';

export const EVIDENCE_SORTS = ['effect', 'observed', 'weight', 'criterion'] as const;
export type EvidenceSort = (typeof EVIDENCE_SORTS)[number];

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const ORDERS: Readonly<Record<EvidenceSort, (a: EvidenceItem, b: EvidenceItem) => number>> = {
  effect: (a, b) => Math.abs(b.effect) - Math.abs(a.effect) || b.weight - a.weight,
  observed: (a, b) => byCodeUnits(b.observedAt, a.observedAt),
  weight: (a, b) => b.weight - a.weight,
  criterion: (a, b) => byCodeUnits(criterionCode(a.criterion), criterionCode(b.criterion)),
};

/** What moved the result most first; ties by weight, then by id, so that the order never depends on the document. */
export function sortedEvidence(items: readonly EvidenceItem[], sort: EvidenceSort = 'effect'): EvidenceItem[] {
  return [...items].sort((a, b) => ORDERS[sort](a, b) || ORDERS.effect(a, b) || byCodeUnits(a.id, b.id));
}

/** Evidence below a criterion of the tree: its own, that of its products (`T1/…`) and of the criteria beneath it. */
export function evidenceUnder(
  items: readonly EvidenceItem[],
  criterion: string,
  parents: ReadonlyMap<string, string | undefined>,
): EvidenceItem[] {
  return items.filter((item) => {
    const seen = new Set<string>();
    for (let at: string | undefined = criterionCode(item.criterion); at !== undefined && !seen.has(at);) {
      // A criterion asked per product has the id `T1/<product>`; evidence names the criterion, not the product.
      if (at === criterion || criterion.startsWith(`${at}/`)) return true;
      seen.add(at);
      at = parents.get(at);
    }
    return false;
  });
}

export type Expiry = 'expired' | 'soon' | 'valid' | 'open';

/** Days before its end from which an item is shown as ending soon: time to ask for a new one. */
const SOON_DAYS = 90;
const DAY_MS = 86_400_000;

/** Whole days between two calendar dates. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** Where an item stands on the as-of date; it counts until the day before `expiresAt`. */
export function expiry(item: Pick<EvidenceItem, 'expiresAt'>, asOf: string): Expiry {
  if (item.expiresAt === undefined) return 'open';
  const left = daysBetween(asOf, item.expiresAt);
  return left <= 0 ? 'expired' : left <= SOON_DAYS ? 'soon' : 'valid';
}

/** Age in whole months of 30.4375 days, as the trust analysis ages evidence. */
export const ageMonths = (observedAt: string, asOf: string): number =>
  Math.max(0, Math.floor(daysBetween(observedAt, asOf) / 30.4375));
