import { fail } from '@cleanpath/model';
import { checkImpactInput } from './check-input.js';
import { connectedLegs } from './connected-legs.js';
import { NO_PAIRS } from './contraction.js';
import { orderParties } from './party-blocks.js';
import { forEachSetPair, setLegImpact } from './set-legs.js';
import { visitPairs } from './solve-pairs.js';
import { WeightSum, type DemandWeights } from './weight-sum.js';
import {
  addDemand,
  addLegs,
  demandTally,
  disconnectedDemands,
  finishTally,
  isOneWay,
  supplierImpact,
} from './supplier-impact.js';
import type {
  AnalysisControl,
  CountAndWeight,
  PairImpact,
  PartyPairLists,
  SupplierImpact,
  SupplierImpactInput,
  SupplierImpactResult,
} from './types.js';

/** Pairs above which the analysis asks for consent: 1,000 parties; time and results grow with the pairs. */
export const MAX_PAIRS = 500_000;

export interface SupplierPairsInput extends SupplierImpactInput {
  /** Elements only both parties together take out; without it redundancy across two parties is not seen. */
  readonly pairOut?: PartyPairLists;
}

export interface SupplierPairsOptions extends AnalysisControl {
  /** Most pairs returned, the largest excess first; default 100. */
  readonly limit?: number;
  /** Default MAX_PAIRS. */
  readonly maxPairs?: number;
  /** Result of `supplierImpact` on the same input, where it is at hand. */
  readonly singles?: SupplierImpactResult;
}

/**
 * Which demands break when two parties are gone together, for every pair that breaks any; ranked by excess: the
 * demands that neither breaks alone. Exact; links must work both ways. A party that takes out nothing is in no pair.
 */
export function supplierPairs(
  input: SupplierPairsInput,
  options: SupplierPairsOptions = {},
): { pairs: PairImpact[]; total: number } {
  checkImpactInput(input);
  const { links, out, partyCount, demands, pairOut } = input;
  const active = orderParties({ out, pairs: pairOut ?? NO_PAIRS }, partyCount).parties.sort();
  refuse(input, (active.length * (active.length - 1)) / 2, options.maxPairs ?? MAX_PAIRS);
  const singles = options.singles ?? supplierImpact(input, options);
  const { connected, disconnected } = connectedLegs(links, demands.path);
  const tally = demandTally(demands, disconnectedDemands(demands, disconnected));
  const set = demands.set ? setLegImpact(demands.set, out, partyCount) : undefined;
  const setPairs = pairsOfSets(input);
  const ranking = new PairRanking(options.limit ?? 100);
  const place = placeOf(active, partyCount);
  const seen = new Uint8Array(active.length * active.length);
  const alone = new Uint8Array(demands.count);

  const finishPair = (x: number, y: number): void => {
    if (set) addLegs(tally, set, demands.set!.demand, x);
    if (set) addLegs(tally, set, demands.set!.demand, y);
    for (const leg of setPairs.get(x * partyCount + y) ?? []) addDemand(tally, demands.set!.demand[leg]!, true);
    const { broken, endpointLost, pathLost, demands: list } = finishTally(tally);
    if (broken.count === 0) return;
    const excess = excessOf(list, singles.parties[x]!, singles.parties[y]!, alone, tally.weights);
    ranking.add({ first: x, second: y, broken, endpointLost, pathLost, excess });
  };
  visitPairs(
    links,
    out,
    pairOut,
    partyCount,
    demands.path,
    connected,
    (x, y, leaf) => {
      seen[place[x]! * active.length + place[y]!] = 1;
      for (let i = 0; i < leaf.count; i++)
        addDemand(tally, demands.path.demand[leaf.legs[i]!]!, leaf.endpoint[i] === 1);
      finishPair(x, y);
    },
    options,
  );
  // Pairs that break no path leg can still break set legs.
  if (set)
    for (let i = 0; i < active.length; i++)
      for (let j = i + 1; j < active.length; j++)
        if (seen[i * active.length + j] === 0) finishPair(active[i]!, active[j]!);
  return { pairs: ranking.finish(), total: ranking.total };
}

function refuse(input: SupplierImpactInput, pairs: number, maxPairs: number): void {
  if (isOneWay(input))
    throw fail('limit-exceeded', {
      message: 'Pairs of suppliers are computed for links that work both ways only',
      remedy: 'Ask about single suppliers, or describe the links as working both ways.',
    });
  if (pairs > maxPairs)
    throw fail('limit-exceeded', {
      message: `${pairs} pairs of suppliers, more than ${maxPairs}`,
      remedy: 'Raise maxPairs, or group the suppliers by owner.',
      value: pairs,
    });
}

/** Position of each party among the active ones. */
function placeOf(active: Int32Array, partyCount: number): Int32Array {
  const place = new Int32Array(partyCount);
  for (const [i, party] of active.entries()) place[party] = i;
  return place;
}

function pairsOfSets({ demands, pairOut, partyCount }: SupplierPairsInput): Map<number, number[]> {
  const result = new Map<number, number[]>();
  if (!demands.set || !pairOut) return result;
  forEachSetPair(demands.set, pairOut, (a, b, leg) => {
    const key = Math.min(a, b) * partyCount + Math.max(a, b);
    const legs = result.get(key);
    if (legs) legs.push(leg);
    else result.set(key, [leg]);
  });
  return result;
}

/** `alone` is zero between calls. */
function excessOf(
  together: Int32Array,
  x: SupplierImpact,
  y: SupplierImpact,
  alone: Uint8Array,
  weights: DemandWeights,
): CountAndWeight {
  for (const demand of x.demands) alone[demand] = 1;
  for (const demand of y.demands) alone[demand] = 1;
  const excess = new WeightSum(weights);
  for (const demand of together) if (alone[demand] === 0) excess.add(demand);
  for (const demand of x.demands) alone[demand] = 0;
  for (const demand of y.demands) alone[demand] = 0;
  return excess.value;
}

/** Keeps the pairs with the largest excess. */
class PairRanking {
  readonly #limit: number;
  #pairs: PairImpact[] = [];
  total = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(pair: PairImpact): void {
    this.total++;
    this.#pairs.push(pair);
    if (this.#pairs.length > 2 * this.#limit + 1000) this.#pairs = this.finish();
  }

  finish(): PairImpact[] {
    return this.#pairs.sort(byExcess).slice(0, this.#limit);
  }
}

function byExcess(a: PairImpact, b: PairImpact): number {
  return (
    b.excess.weight - a.excess.weight ||
    b.excess.count - a.excess.count ||
    b.broken.weight - a.broken.weight ||
    b.broken.count - a.broken.count ||
    a.first - b.first ||
    a.second - b.second
  );
}
