import type { Scope } from '../types.js';

/** How far the search is, told between its steps. */
export interface CleanUpProgress {
  readonly phase: 'prepare' | 'relax' | 'branch' | 'verify';
  /** Cost of the cheapest set found so far; Infinity before the first. */
  readonly cost: number;
  /** No set that serves the same demands costs less. */
  readonly lowerBound: number;
  /** Cuts gathered so far. */
  readonly cuts: number;
}

export interface CleanUpControl {
  /** Asked between steps and while the solver branches; `aborted` ends the search with the problem `cancelled`. */
  readonly signal?: { readonly aborted: boolean };
  readonly onProgress?: (progress: CleanUpProgress) => void;
  /** Milliseconds of a clock that only goes forward; needed for a time limit, since analyses read no clock. */
  readonly clock?: () => number;
  /** Milliseconds after which the best set found so far is returned; counts only with a clock. */
  readonly timeLimitMs?: number;
  /** Relative gap at which the search may stop, 0 to 1; default 0, which asks for a proof. */
  readonly targetGap?: number;
}

export interface CleanUpOptions extends CleanUpControl {
  /** Demand rows to serve; default every demand that is not clean and is connected. */
  readonly demands?: Iterable<number>;
  /** Default `overall`. */
  readonly scope?: Scope;
  /**
   * Whether unknown elements have to be cleaned as well. By default they count as trusted here, and the demands that
   * stay undetermined are listed.
   */
  readonly unknownAsUntrusted?: boolean;
  /**
   * `exists` (default): each demand needs some clean path. `routed`: every shortest path it may use has to be clean,
   * which leaves nothing to choose.
   */
  readonly meaning?: 'exists' | 'routed';
  /**
   * Cost per element, same unit as the answer; Infinity where it cannot be replaced, NaN for the median of the others.
   * Default: the replacement costs stated in the network.
   */
  readonly costs?: Float64Array;
}

/**
 * `optimal`: no cheaper set exists, proved. `bounded`: stopped before the proof; the gap says how far the cost can be
 * from the optimum at most.
 */
export type CleanUpStatus = 'optimal' | 'bounded';

/** A demand that no set of replaceable elements can serve, and what stands in the way. */
export interface HopelessDemand {
  readonly demand: number;
  /** Ends, members or cut elements with an irreplaceable root, by id. Empty where nothing connects the demand at all. */
  readonly blockers: readonly number[];
}

export interface CleanUpResult {
  readonly status: CleanUpStatus;
  /** Element rows to replace, by id. */
  readonly chosen: readonly number[];
  readonly cost: number;
  readonly lowerBound: number;
  /** (cost − lowerBound) / cost; 0 where nothing costs anything. */
  readonly gap: number;
  /** Chosen elements without a stated cost; they count as the median of the stated ones. */
  readonly costUnknown: number;
  /** Demand rows served by the set; verified by computing the verdicts anew. */
  readonly served: readonly number[];
  /** Of those, the ones that still meet unknown elements and stay undetermined. */
  readonly undetermined: readonly number[];
  readonly hopeless: readonly HopelessDemand[];
  /** Size of what was left to decide after the reductions, and the work done on it. */
  readonly effort: CleanUpEffort;
}

export interface CleanUpEffort {
  /** Elements whose replacement is certain before any search. */
  readonly forced: number;
  /** Places and choices of the kernel that the search decided on. */
  readonly places: number;
  readonly choices: number;
  readonly cuts: number;
  /** Integer problems solved. */
  readonly branchings: number;
}

/**
 * The bare problem: typed arrays only, so that it can be sent to a worker. A place is an element that is not clean or
 * a whole clean neighbourhood. It is clean once every cause of it is chosen.
 */
export interface CleanUpInstance {
  readonly places: number;
  /** Neighbours of place p: `adj[off[p]] … adj[off[p + 1] - 1]`, in the direction of traffic. */
  readonly off: Int32Array;
  readonly adj: Int32Array;
  readonly directed: boolean;
  /** Causes of place p: `cause[causeOff[p]] … cause[causeOff[p + 1] - 1]`, ascending; none for a clean place. */
  readonly causeOff: Int32Array;
  readonly cause: Int32Array;
  /** Cost of choosing each cause, finite and not negative. */
  readonly cost: Float64Array;
  /** Pairs of places that need a clean path. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Causes chosen in any case. */
  readonly forced: Int32Array;
}

export interface CleanUpSolution {
  readonly status: CleanUpStatus;
  /** Causes, ascending, the forced ones included. */
  readonly chosen: Int32Array;
  readonly cost: number;
  readonly lowerBound: number;
  readonly effort: CleanUpEffort;
}
