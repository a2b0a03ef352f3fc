import type {
  ConcentrationBounds,
  ConcentrationThresholds,
  MarketBounds,
  ThresholdFinding,
  ThresholdJudgement,
} from './types.js';

/** Rounding of an index must not lift it over a threshold it meets exactly; far below any real difference. */
const TOLERANCE = 1e-9;

/** Judges a cell by a threshold set. `suppliers` is the number of known holders, `unknown` the part without one. */
export function judgeConcentration(
  set: ConcentrationThresholds,
  bounds: ConcentrationBounds,
  suppliers: number,
  unknown: number,
): ThresholdJudgement {
  const { maxSingleShare, minIndependentSuppliers } = set;
  return {
    set: set.id,
    band: { lower: bandOf(set, bounds.hhi.lower), upper: bandOf(set, bounds.hhi.upper) },
    ...(maxSingleShare === undefined ? {} : { maxSingleShare: atMost(bounds.cr1, maxSingleShare / 100) }),
    ...(minIndependentSuppliers === undefined
      ? {}
      : { minIndependentSuppliers: atLeast(suppliers, minIndependentSuppliers, unknown) }),
  };
}

/** Label of the band that holds an HHI: the first whose upper end it does not exceed. */
export function bandOf({ bands }: ConcentrationThresholds, hhi: number): string {
  const band = bands.find(({ upTo }) => hhi <= upTo * (1 + TOLERANCE)) ?? bands.at(-1);
  return band?.label ?? '';
}

function atMost(share: MarketBounds, limit: number): ThresholdFinding {
  if (share.lower > limit + TOLERANCE) return 'missed';
  return share.upper <= limit + TOLERANCE ? 'kept' : 'open';
}

function atLeast(suppliers: number, limit: number, unknown: number): ThresholdFinding {
  if (suppliers >= limit) return 'kept';
  return unknown > 0 ? 'open' : 'missed';
}
