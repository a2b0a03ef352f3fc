/**
 * How much is worked out for a network of a given size, so that a nation is assessed in a minute and not in an hour.
 * A function of the size alone: the same network always gets the same effort, whatever the machine.
 */
export interface Effort {
  /** Demands that get a route, cut and chain each. */
  readonly witnesses: number;
  /** Blocked and undetermined demands examined for causes. */
  readonly causeDemands: number;
  /** What-if recomputations of all verdicts, for causes and for unknown suppliers each. */
  readonly recomputations: number;
}

/** Element visits spent on witnesses, on causes and on recomputations; each figure is about ten seconds of one core. */
const WITNESS_VISITS = 1.5e8;
const CAUSE_VISITS = 1e9;
const RECOMPUTED_ELEMENTS = 1.2e7;

export function effortFor(elements: number): Effort {
  return {
    witnesses: within(WITNESS_VISITS / elements, 100, 2000),
    causeDemands: within(CAUSE_VISITS / elements, 1000, 10_000),
    recomputations: within(RECOMPUTED_ELEMENTS / elements, 6, 16),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, Math.floor(value)));
}
