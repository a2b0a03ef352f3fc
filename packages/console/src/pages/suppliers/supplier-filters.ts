import type { SupplierRow } from '@cleanpath/api';
import { OUTCOMES, TIERS, type Outcome, type Tier } from '@cleanpath/model';

export const EFFECTS = ['blocks', 'leavesOpen', 'exposed', 'present'] as const;
export type Effect = (typeof EFFECTS)[number];

export interface SupplierFilter {
  readonly q?: string | undefined;
  readonly outcome?: string | undefined;
  readonly tier?: string | undefined;
  readonly effect?: string | undefined;
}

const HAS: Readonly<Record<Effect, (row: SupplierRow) => boolean>> = {
  blocks: (row) => row.blocks > 0,
  leavesOpen: (row) => row.leavesOpen > 0,
  exposed: (row) => row.exposedDemands > 0,
  present: (row) => row.elements > 0,
};

const known = <T extends string>(values: readonly T[], value: string | undefined): T | undefined =>
  values.find((each) => each === value);

/** Rows that pass; values an address invents filter nothing. */
export function filteredSuppliers(rows: readonly SupplierRow[], filter: SupplierFilter): SupplierRow[] {
  const q = filter.q?.trim().toLowerCase() ?? '';
  const outcome = known<Outcome>(OUTCOMES, filter.outcome);
  const tier = known<Tier>(TIERS, filter.tier);
  const effect = known<Effect>(EFFECTS, filter.effect);
  return rows.filter(
    (row) =>
      (q === '' || row.name.toLowerCase().includes(q) || row.id.toLowerCase().includes(q)) &&
      (outcome === undefined ||
        row.decisions.some((each) => each.outcome === outcome && (tier === undefined || each.tier === tier))) &&
      (effect === undefined || HAS[effect](row)),
  );
}

export interface SupplierCounts {
  readonly total: number;
  /** Trusted at every tier the policy names. */
  readonly trusted: number;
  /** Excluded at one tier or more. */
  readonly excluded: number;
  /** Without enough evidence at every tier. */
  readonly unknown: number;
}

export function supplierCounts(rows: readonly Pick<SupplierRow, 'decisions'>[]): SupplierCounts {
  const all = (outcome: Outcome) =>
    rows.filter(({ decisions }) => decisions.length > 0 && decisions.every((each) => each.outcome === outcome)).length;
  return {
    total: rows.length,
    trusted: all('trusted'),
    excluded: rows.filter(({ decisions }) => decisions.some(({ outcome }) => outcome === 'excluded')).length,
    unknown: all('insufficient-evidence'),
  };
}

/** How good the decisions are as a whole, for sorting: the stricter the tier, the more it counts. */
export function decisionRank(row: Pick<SupplierRow, 'decisions'>, tier?: Tier): number {
  const worth: Readonly<Record<Outcome, number>> = {
    trusted: 3,
    'insufficient-evidence': 2,
    restricted: 1,
    excluded: 0,
  };
  return row.decisions.reduce(
    (sum, each) =>
      tier === undefined || each.tier === tier ? sum + worth[each.outcome] * 4 ** TIERS.indexOf(each.tier) : sum,
    0,
  );
}
