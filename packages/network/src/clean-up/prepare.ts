import { byCodeUnits, numberValue, UNKNOWN, UNTRUSTED, VERDICTS } from '@cleanpath/model';
import { runOf } from '../evidence/run.js';
import { optimisticBit, pessimisticBit, scopeIndex } from '../trust/effective-trust.js';
import type { Network, VerdictTable } from '../types.js';
import { judgeLegs } from '../verdicts/verdicts.js';
import { blockersBetween } from './blockers.js';
import { demandNeeds, routedNeeds } from './demand-needs.js';
import { rootSets } from './root-sets.js';
import { buildInstance } from './build-instance.js';
import type { CleanUpInstance, CleanUpOptions, HopelessDemand } from './types.js';

/** The instance with what its numbers stand for. */
export interface PreparedCleanUp {
  readonly instance: CleanUpInstance;
  /** Element row of each cause. */
  readonly causeElement: Int32Array;
  /** Demands the instance serves. */
  readonly demands: readonly number[];
  readonly hopeless: readonly HopelessDemand[];
}

const CLEAN = VERDICTS.indexOf('clean');
const DISCONNECTED = VERDICTS.indexOf('disconnected');

/** Reads the clean-up problem out of a network; demands that no replacement can serve are set aside. */
export function prepareCleanUp(table: VerdictTable, options: CleanUpOptions = {}): PreparedCleanUp {
  const { view } = table;
  const { network } = view;
  const scope = scopeIndex(view, options.scope ?? 'overall');
  const level = options.unknownAsUntrusted === true ? UNKNOWN : UNTRUSTED;
  const bit = level === UNKNOWN ? pessimisticBit(scope) : optimisticBit(scope);
  const cost = elementCosts(network, options.costs);
  const roots = rootSets(view, scope, level);
  const fixed = cost.includes(Number.POSITIVE_INFINITY);
  const isHopeless = (e: number): boolean => fixed && roots(e).some((root) => cost[root] === Number.POSITIVE_INFINITY);
  const between = blockersBetween(network, fixed ? isHopeless : undefined);
  const wanted = chosenDemands(table, scope, options);
  const forced = new Set<number>();
  const pairs: (readonly [number, number])[] = [];
  const hopeless: HopelessDemand[] = [];
  const served: number[] = [];
  for (const demand of wanted.rows) {
    if (wanted.disconnected.has(demand)) {
      hopeless.push({ demand, blockers: [] });
      continue;
    }
    const need = options.meaning === 'routed' ? routedNeeds(table, demand) : demandNeeds(table, demand);
    let stuck = need.elements.filter(isHopeless);
    for (const [a, b] of need.pairs) if (stuck.length === 0) stuck = between(a, b);
    if (stuck.length > 0) {
      hopeless.push({ demand, blockers: sortedById(network, stuck) });
      continue;
    }
    served.push(demand);
    for (const e of need.elements) for (const root of roots(e)) forced.add(root);
    pairs.push(...need.pairs);
  }
  const run = runOf(view, scope, bit);
  const built = buildInstance(run, { roots, cost, isHopeless, forced: [...forced], pairs });
  return { ...built, demands: served, hopeless };
}

/** Stated or given costs; unknown ones are the lower median of the known, 1 where none is known. */
export function elementCosts(network: Network, given?: Float64Array): Float64Array {
  const column = network.elements.number.replacementCost;
  const costs = Float64Array.from({ length: network.count }, (_, e) =>
    given ? given[e]! : (numberValue(column, e) ?? Number.NaN),
  );
  const stated = costs.filter((cost) => Number.isFinite(cost)).sort();
  const typical = stated[(stated.length - 1) >> 1] ?? 1;
  return costs.map((cost) => (Number.isNaN(cost) ? typical : Math.max(0, cost)));
}

export function sortedById(network: Network, elements: Iterable<number>): number[] {
  const { ids } = network.elements;
  return [...new Set(elements)].sort((a, b) => byCodeUnits(ids[a]!, ids[b]!));
}

function chosenDemands(
  table: VerdictTable,
  scope: number,
  options: CleanUpOptions,
): { rows: readonly number[]; disconnected: ReadonlySet<number> } {
  const { demands, view } = table;
  const legs = Int32Array.from(demands.from, (_, leg) => leg);
  const legVerdict = scope === 0 ? table.legVerdict : judgeLegs(view, demands, scope, legs);
  const worst = new Uint8Array(demands.count);
  for (const leg of legs) worst[demands.legDemand[leg]!] = Math.max(worst[demands.legDemand[leg]!]!, legVerdict[leg]!);
  const rows =
    options.demands === undefined
      ? [...demands.demands.keys()].filter((d) => worst[d] !== CLEAN && worst[d] !== DISCONNECTED)
      : [...new Set(options.demands)];
  return { rows, disconnected: new Set(rows.filter((d) => worst[d] === DISCONNECTED)) };
}
