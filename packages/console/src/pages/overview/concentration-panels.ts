import { PLANES, TIERS, type ConcentrationReport } from '@cleanpath/model';

export const DEPTHS = ['prime', 'owner', 'closure'] as const;
export const MEASURES = ['count', 'capacity', 'population', 'replacementCost'] as const;

/** Which of the concentrations to draw. */
export interface ConcentrationChoice {
  readonly measure: ConcentrationReport['measure'];
  readonly depth: ConcentrationReport['depth'];
  readonly region: string;
}

export interface ConcentrationGrid {
  /** Tiers with any figure, all together first, then the strictest. */
  readonly tiers: readonly string[];
  readonly rows: readonly {
    readonly plane: string;
    /** By position of the tier; undefined where there is nothing of that tier in the plane. */
    readonly cells: readonly (ConcentrationReport | undefined)[];
  }[];
}

/** Values that stand for the whole network, all planes or all tiers. */
export const isWhole = (value: string): boolean => value === '' || value === '*' || value === 'all';

/** Planes down, tiers across. */
export function concentrationGrid(
  list: readonly ConcentrationReport[],
  { measure, depth, region }: ConcentrationChoice,
): ConcentrationGrid {
  const chosen = list.filter((row) => row.measure === measure && row.depth === depth && row.region === region);
  const tiers = [...new Set(chosen.map(({ tier }) => tier))].sort((a, b) => strictness(b) - strictness(a));
  const planes = [...new Set(chosen.map(({ plane }) => plane))].sort(
    (a, b) => PLANE_ORDER.indexOf(a) - PLANE_ORDER.indexOf(b),
  );
  return {
    tiers,
    rows: planes.map((plane) => ({
      plane,
      cells: tiers.map((tier) => chosen.find((row) => row.plane === plane && row.tier === tier)),
    })),
  };
}

/** Regions with rows for the measure: the whole first, then the largest market. */
export function concentrationRegions(
  list: readonly ConcentrationReport[],
  measure: ConcentrationReport['measure'],
): readonly string[] {
  const sizes = new Map<string, number>();
  for (const row of list) {
    if (row.measure === measure) sizes.set(row.region, Math.max(sizes.get(row.region) ?? 0, row.total));
  }
  return [...sizes.keys()].sort(
    (a, b) => Number(isWhole(b)) - Number(isWhole(a)) || sizes.get(b)! - sizes.get(a)! || (a < b ? -1 : 1),
  );
}

const PLANE_ORDER: readonly string[] = ['all', '*', '', ...PLANES];

const strictness = (tier: string): number =>
  isWhole(tier) ? TIERS.length : (TIERS as readonly string[]).indexOf(tier);
