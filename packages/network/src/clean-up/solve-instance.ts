import { fail } from '@cleanpath/model';
import { choiceProblem, type ChoiceProblem } from './choices.js';
import { cutModel, type CutModel, type Relaxation } from './cut-model.js';
import { costOfSet, greedySet, unserved, type FoundSet } from './heuristic.js';
import { newKernel, type Kernel } from './kernel.js';
import { reduce } from './reduce.js';
import { separator } from './separate.js';
import type { Highs } from './solver.js';
import type { CleanUpControl, CleanUpInstance, CleanUpProgress, CleanUpSolution } from './types.js';

/** Cuts behind the first that one pair may give in one round: fewer rounds at the price of more cuts. */
const NESTED = 3;
/** Share of the choices that has to be settled by reduced costs for the kernel to be reduced anew. */
const WORTH_REDUCING = 0.05;
/** Greedy searches with shaken weights per round of cuts, and at the end of the rounds. */
const SHAKES = 4;
const FINAL_SHAKES = 24;
/** Costs are compared with this much room for rounding. */
const ROUNDING = 1e-6;

/**
 * The cheapest set of causes whose choice gives every pair a clean path. Reductions first, then a linear program over
 * cuts found as they are violated, greedy sets guided by it for an upper bound, choices settled by reduced costs, and
 * integer programs over the cuts until their answer serves every pair. The lower bound holds at every moment.
 */
export function solveInstance(instance: CleanUpInstance, highs: Highs, control: CleanUpControl = {}): CleanUpSolution {
  const search = newSearch(instance, control);
  const kernel = newKernel(instance);
  search.report('prepare', 0);
  let possible = reduce(kernel);
  search.effort.forced = count(kernel.chosen);
  while (possible && kernel.pairs.length > 0 && !search.isDone()) {
    const problem = choiceProblem(kernel);
    if (search.effort.places === 0) {
      search.effort.places = problem.places;
      search.effort.choices = problem.choices;
    }
    const settled = decide(search, kernel, problem, highs);
    if (settled === undefined) break;
    possible = reduce(kernel);
  }
  if (kernel.pairs.length === 0 && possible) search.offer(kernel, []);
  // Nothing better is left once the kernel is decided or contradicts itself.
  if (!possible || kernel.pairs.length === 0) search.raise(search.cost);
  return search.finish();
}

/**
 * Works on one kernel until the answer is proved, the time is over (both undefined), or so many choices are settled
 * that reducing the kernel anew pays.
 */
function decide(search: Search, kernel: Kernel, problem: ChoiceProblem, highs: Highs): true | undefined {
  const model = cutModel(highs, problem);
  const base = chosenCost(kernel);
  const cutsBefore = search.effort.cuts;
  try {
    const separate = separator(problem);
    const pairs = [...problem.from.keys()];
    shake(search, kernel, problem, undefined, SHAKES);
    let last: Relaxation | undefined;
    for (let round = 0; ; round++) {
      search.checkSignal();
      last = model.relax();
      if (!last) {
        search.raise(search.cost);
        return undefined;
      }
      search.raise(base + last.objective);
      search.effort.cuts = cutsBefore + model.cuts;
      search.report('relax', search.effort.cuts);
      if (search.isDone()) return undefined;
      let added = 0;
      for (const pair of pairs) for (const cut of separate(last.value, pair, NESTED)) if (model.add(cut)) added++;
      if (added === 0) break;
      if (round % 4 === 3) shake(search, kernel, problem, last.value, 1);
      if (search.isLate()) return undefined;
    }
    shake(search, kernel, problem, last.value, FINAL_SHAKES);
    if (search.isDone()) return undefined;
    const settled = settleByReducedCost(search, kernel, problem, model, base, last);
    if (settled >= Math.max(1, WORTH_REDUCING * problem.choices)) return true;
    branch(search, kernel, problem, model, base, separate);
    return;
  } finally {
    search.effort.cuts = cutsBefore + model.cuts;
    model.dispose();
  }
}

/** Integer programs over the cuts; each answer that leaves a pair unserved brings new cuts. */
function branch(
  search: Search,
  kernel: Kernel,
  problem: ChoiceProblem,
  model: CutModel,
  base: number,
  separate: ReturnType<typeof separator>,
): undefined {
  for (;;) {
    search.checkSignal();
    if (search.isDone() || search.isLate()) return undefined;
    search.effort.branchings++;
    const result = model.branch(search.startFor(problem), search.secondsLeft(), () => search.isAborted());
    search.checkSignal();
    search.raise(base + result.bound);
    search.report('branch', search.effort.cuts);
    if (search.isDone()) return undefined;
    if (!result.value) {
      if (result.proved) search.raise(search.cost);
      return undefined;
    }
    const taken = Uint8Array.from({ length: problem.choices }, (_, c) => (result.value![c]! > 0.5 ? 1 : 0));
    const open = unserved(problem, taken);
    if (open.length === 0) {
      search.offerSet(kernel, problem, { taken, cost: costOfSet(problem, taken) });
      return undefined;
    }
    const repaired = greedySet(problem, problem.cost, open, taken);
    if (repaired) search.offerSet(kernel, problem, repaired);
    const point = Float64Array.from({ length: problem.variables }, (_, v) =>
      problem.parts[v]!.every((c) => taken[c] === 1) ? 1 : 0,
    );
    for (const pair of open) for (const cut of separate(point, pair, 2 * NESTED)) model.add(cut);
    if (!result.proved) return undefined;
  }
}

/** Choices that no better set can hold, or do without, by what leaving their bound would cost; how many there are. */
function settleByReducedCost(
  search: Search,
  kernel: Kernel,
  problem: ChoiceProblem,
  model: CutModel,
  base: number,
  { objective, value, reduced }: Relaxation,
): number {
  const room = search.cost - search.grid + ROUNDING - base - objective;
  let settled = 0;
  for (let choice = 0; choice < problem.choices; choice++) {
    const loss = Math.abs(reduced[choice]!);
    if (loss <= room) continue;
    const up = value[choice]! > 0.5;
    if (value[choice]! > ROUNDING && value[choice]! < 1 - ROUNDING) continue;
    for (const cause of problem.causes[choice]!) (up ? kernel.chosen : kernel.banned)[cause] = 1;
    model.fix(choice, up ? 1 : 0);
    settled++;
  }
  return settled;
}

/** Greedy sets under weights that the relaxation steers and a fixed sequence shakes. */
function shake(
  search: Search,
  kernel: Kernel,
  problem: ChoiceProblem,
  value: Float64Array | undefined,
  times: number,
): void {
  const pairs = [...problem.from.keys()];
  for (let i = 0; i < times; i++) {
    const weight = problem.cost.map((cost, c) => {
      const steered = value ? cost * (1 - 0.95 * value[c]!) : cost;
      return i === 0 ? steered : steered * (0.6 + 0.8 * search.random()) + ROUNDING;
    });
    const order = i === 0 ? pairs : shuffled(pairs, search.random);
    const found = greedySet(problem, weight, order);
    if (found) search.offerSet(kernel, problem, found);
    if (search.isLate()) return;
  }
}

interface Search {
  readonly cost: number;
  /** Smallest step between two costs: bounds may be raised to the next multiple. 0 where costs are arbitrary. */
  readonly grid: number;
  readonly effort: { forced: number; places: number; choices: number; cuts: number; branchings: number };
  readonly random: () => number;
  raise(bound: number): void;
  offer(kernel: Kernel, causes: readonly number[]): void;
  offerSet(kernel: Kernel, problem: ChoiceProblem, found: FoundSet): void;
  startFor(problem: ChoiceProblem): Uint8Array;
  isDone(): boolean;
  isLate(): boolean;
  isAborted(): boolean;
  checkSignal(): void;
  secondsLeft(): number | undefined;
  report(phase: CleanUpProgress['phase'], cuts: number): void;
  finish(): CleanUpSolution;
}

function newSearch(instance: CleanUpInstance, control: CleanUpControl): Search {
  const { cost: costs } = instance;
  const grid = costGrid(costs);
  const started = control.clock?.() ?? 0;
  const effort = { forced: 0, places: 0, choices: 0, cuts: 0, branchings: 0 };
  let best: Uint8Array | undefined;
  let cost = Number.POSITIVE_INFINITY;
  let lower = 0;
  const left = (): number =>
    control.clock && control.timeLimitMs !== undefined
      ? control.timeLimitMs - (control.clock() - started)
      : Number.POSITIVE_INFINITY;
  const search: Search = {
    get cost() {
      return cost;
    },
    grid,
    effort,
    random: sequence(),
    raise(bound) {
      const rounded = grid > 0 && Number.isFinite(bound) ? Math.ceil(bound / grid - ROUNDING) * grid : bound;
      lower = Math.min(cost, Math.max(lower, rounded));
    },
    offer(kernel, causes) {
      const chosen = kernel.chosen.slice();
      for (const c of causes) chosen[c] = 1;
      const total = chosen.reduce((sum, taken, c) => sum + (taken === 1 ? costs[c]! : 0), 0);
      if (best && total >= cost) return;
      best = chosen;
      cost = total;
      lower = Math.min(lower, cost);
    },
    offerSet(kernel, problem, { taken }) {
      search.offer(
        kernel,
        problem.causes.flatMap((causes, choice) => (taken[choice] === 1 ? causes : [])),
      );
    },
    startFor: (problem) => Uint8Array.from(problem.causes, (causes) => (causes.every((c) => best?.[c] === 1) ? 1 : 0)),
    isDone: () =>
      lower >= cost - ROUNDING || (Number.isFinite(cost) && cost - lower <= (control.targetGap ?? 0) * cost),
    isLate: () => left() <= 0,
    isAborted: () => control.signal?.aborted ?? false,
    checkSignal() {
      if (control.signal?.aborted) throw fail('cancelled');
    },
    secondsLeft: () => (Number.isFinite(left()) ? Math.max(0, left() / 1000) : undefined),
    report: (phase, cuts) => control.onProgress?.({ phase, cost, lowerBound: lower, cuts }),
    finish() {
      const chosen = Int32Array.from(best?.keys() ?? []).filter((c) => best![c] === 1);
      const status = lower >= cost - ROUNDING ? 'optimal' : 'bounded';
      return { status, chosen, cost, lowerBound: status === 'optimal' ? cost : lower, effort };
    },
  };
  return search;
}

/** Finest decimal place looked at: costs in thousandths of the unit are still whole numbers of it. */
const DECIMALS = [1, 10, 100, 1000];

/** Largest step that every cost is a multiple of; 0 where there is none among the decimals. */
function costGrid(costs: Float64Array): number {
  for (const scale of DECIMALS) {
    const whole = costs.map((cost) => Math.round(cost * scale));
    if (whole.some((n, c) => Math.abs(n / scale - costs[c]!) > 1e-12 || n > 2 ** 40)) continue;
    const step = whole.reduce(greatestDivisor, 0);
    return step / scale;
  }
  return 0;
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

const count = (flags: Uint8Array): number => flags.reduce((sum, flag) => sum + flag, 0);

const chosenCost = ({ chosen, cost }: Kernel): number =>
  chosen.reduce((sum, taken, c) => sum + (taken === 1 ? cost[c]! : 0), 0);

/** A fixed sequence of numbers in [0, 1): the same answer every time (xorshift32, Marsaglia 2003). */
function sequence(): () => number {
  let x = 0x9e3779b9 | 0;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 2 ** 32;
  };
}

function shuffled(list: readonly number[], random: () => number): number[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
