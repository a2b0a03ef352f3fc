import { fail } from '@cleanpath/model';
import type { ChoiceProblem } from './choices.js';
import type { Cut } from './separate.js';
import type { Highs } from './solver.js';

export interface Relaxation {
  readonly objective: number;
  readonly value: Float64Array;
  /** What the objective grows by at least when a choice at a bound leaves it. */
  readonly reduced: Float64Array;
}

export interface BranchResult {
  /** No set that meets the cuts costs less; Infinity where no set better than the known one does. */
  readonly bound: number;
  /** Values of the best integer answer found, if any. */
  readonly value?: Float64Array;
  readonly proved: boolean;
}

/** A growing set of cuts as a linear program that is kept in the solver and started from its last basis. */
export interface CutModel {
  readonly cuts: number;
  /** Adds a cut unless it is known; whether it was new. */
  add(cut: Cut): boolean;
  /** Undefined where the choices settled contradict the cuts. */
  relax(): Relaxation | undefined;
  /** Best integer answer to the cuts gathered; `start` is a known answer, `stop` is asked while the solver works. */
  branch(start: Uint8Array, seconds: number | undefined, stop: () => boolean): BranchResult;
  /** Settles a choice for good. */
  fix(choice: number, value: 0 | 1): void;
  dispose(): void;
}

/** Seconds; the solver takes finite numbers only. */
const NO_LIMIT = 1e9;

/** What the model needs to know of a problem. */
export type CutVariables = Pick<ChoiceProblem, 'choices' | 'variables' | 'cost' | 'parts'>;

export function cutModel(highs: Highs, problem: CutVariables): CutModel {
  const { choices, variables, cost, parts } = problem;
  const { infinity, constants } = highs;
  const model = highs.createModel({
    numCols: variables,
    numRows: 0,
    colCost: Float64Array.from({ length: variables }, (_, v) => cost[v] ?? 0),
    colLower: new Float64Array(variables),
    colUpper: new Float64Array(variables).fill(1),
    rowLower: [],
    rowUpper: [],
    matrix: { format: 'csr', numRows: 0, numCols: variables, starts: [0], indices: [], values: [] },
  });
  model.options.set({ output_flag: false, random_seed: 0 });
  for (let v = choices; v < variables; v++)
    for (const choice of parts[v]!) model.addRow(-infinity, 0, { indices: [v, choice], values: [1, -1] });
  const known = new Set<string>();
  const all = Int32Array.from({ length: choices }, (_, c) => c);
  const setTypes = (type: number): void => {
    for (const c of all) model.changeColIntegrality(c, type as 0 | 1);
  };
  return {
    get cuts() {
      return known.size;
    },
    add(cut) {
      const key = cut.join();
      if (known.has(key)) return false;
      known.add(key);
      model.addRow(1, infinity, { indices: [...cut], values: cut.map(() => 1) });
      return true;
    },
    relax() {
      const { modelStatus } = model.run();
      if (modelStatus === constants.modelStatus.infeasible) return undefined;
      if (modelStatus !== constants.modelStatus.optimal)
        throw fail('internal-error', { message: `The solver ended a relaxation with status ${modelStatus}` });
      const { colValue, colDual } = model.getSolution();
      return { objective: model.getObjectiveValue(), value: colValue, reduced: colDual };
    },
    branch(start, seconds, stop) {
      setTypes(constants.variableType.integer);
      model.options.set({ time_limit: seconds ?? NO_LIMIT, mip_rel_gap: 0, mip_abs_gap: 1e-6 });
      model.zeroAllClocks();
      model.setSolution({ colValue: startValues(problem, start) });
      const { modelStatus } = model.run({
        [constants.callbackType.mipInterrupt]: (event: { interrupt(): void }) => {
          if (stop()) event.interrupt();
        },
      } as never);
      if (modelStatus === constants.modelStatus.infeasible) {
        setTypes(constants.variableType.continuous);
        return { bound: Number.POSITIVE_INFINITY, proved: true };
      }
      const proved = modelStatus === constants.modelStatus.optimal;
      const bound = proved ? model.getObjectiveValue() : Number(model.info.get('mip_dual_bound'));
      const solved = Number(model.info.get('primal_solution_status')) === 2;
      const value = solved ? model.getSolution().colValue : undefined;
      setTypes(constants.variableType.continuous);
      return { bound, proved, ...(value ? { value } : {}) };
    },
    fix(choice, value) {
      model.changeColBounds(choice, value, value);
    },
    dispose() {
      model.dispose();
    },
  };
}

function startValues({ variables, parts }: CutVariables, taken: Uint8Array): Float64Array {
  return Float64Array.from({ length: variables }, (_, v) => (parts[v]!.every((c) => taken[c] === 1) ? 1 : 0));
}
