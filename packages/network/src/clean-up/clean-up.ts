import { fail, numberValue, VERDICTS } from '@cleanpath/model';
import { effectiveTrust } from '../trust/effective-trust.js';
import { judgeMeaning } from '../meanings/judge-meaning.js';
import { scopeIndex } from '../trust/effective-trust.js';
import type { VerdictTable } from '../types.js';
import { prepareCleanUp, sortedById, type PreparedCleanUp } from './prepare.js';
import { solveInstance } from './solve-instance.js';
import type { Highs } from './solver.js';
import type { CleanUpOptions, CleanUpResult, CleanUpSolution } from './types.js';

/**
 * Which elements to replace so that the demands get a clean path, at the least cost, with a proof or the gap. Replaced
 * elements count as trusted. `highs` comes from `loadSolver`. Long: run it in a worker; throws `cancelled` when the
 * signal says so. The answer is the same every time unless the time limit ends the search.
 */
export function cleanUp(table: VerdictTable, highs: Highs, options: CleanUpOptions = {}): CleanUpResult {
  const prepared = prepareCleanUp(table, options);
  return describeCleanUp(table, prepared, solveInstance(prepared.instance, highs, options), options);
}

/** Puts a solution, found here or in a worker, into elements and demands, verified by computing the verdicts anew. */
export function describeCleanUp(
  table: VerdictTable,
  { causeElement, demands, hopeless }: PreparedCleanUp,
  solution: CleanUpSolution,
  options: CleanUpOptions = {},
): CleanUpResult {
  const { network } = table.view;
  const chosen = sortedById(
    network,
    Array.from(solution.chosen, (c) => causeElement[c]!),
  );
  const after = verdictsAfter(table, chosen, options);
  const good = options.unknownAsUntrusted === true ? CLEAN : UNDETERMINED;
  const failed = demands.find((d) => after[d]! > good);
  if (failed !== undefined)
    throw fail('internal-error', {
      message: `The clean-up set does not serve the demand ${table.demands.demands[failed]!.id}`,
    });
  const { replacementCost } = network.elements.number;
  return {
    status: solution.status,
    chosen,
    cost: solution.cost,
    lowerBound: solution.lowerBound,
    gap: solution.cost > 0 ? (solution.cost - solution.lowerBound) / solution.cost : 0,
    costUnknown: chosen.filter((e) =>
      options.costs ? Number.isNaN(options.costs[e]!) : numberValue(replacementCost, e) === undefined,
    ).length,
    served: demands,
    undetermined: demands.filter((d) => after[d] === UNDETERMINED),
    hopeless,
    effort: solution.effort,
  };
}

const CLEAN = VERDICTS.indexOf('clean');
const UNDETERMINED = VERDICTS.indexOf('undetermined');

/** Verdict per demand with the elements replaced. */
function verdictsAfter(
  { view, demands }: VerdictTable,
  chosen: readonly number[],
  options: CleanUpOptions,
): Uint8Array {
  const root = view.own.root.slice();
  const state = view.own.state.slice();
  for (const e of chosen) root[e] = state[e] = 0;
  const replaced = effectiveTrust(view.network, { ...view.own, root, state });
  const legs = judgeMeaning(
    replaced,
    demands,
    { kind: options.meaning ?? 'exists' },
    scopeIndex(view, options.scope ?? 'overall'),
  );
  const verdict = new Uint8Array(demands.count);
  legs.forEach((code, leg) => {
    const d = demands.legDemand[leg]!;
    verdict[d] = Math.max(verdict[d]!, code);
  });
  return verdict;
}
