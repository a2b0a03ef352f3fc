import { fail } from '@cleanpath/model';
import { checkImpactInput } from './check-input.js';
import { connectedLegs } from './connected-legs.js';
import { NO_PAIRS } from './contraction.js';
import { DemandUnions } from './demand-unions.js';
import { orderParties } from './party-blocks.js';
import { forEachSetPair } from './set-legs.js';
import { visitExcess } from './visit-excess.js';
import { demandWeights } from './weight-sum.js';
import { disconnectedDemands, isOneWay, supplierImpact } from './supplier-impact.js';
import type {
  AnalysisControl,
  ImpactDemands,
  PairImpact,
  PartyPairLists,
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
  const weights = demandWeights(demands.weights);
  const unions = new DemandUnions(singles.parties, demands.count, weights);
  const more = moreDemands(demands, disconnectedDemands(demands, disconnected));
  const setPairs = pairsOfSets(input);
  const ranking = new PairRanking(options.limit ?? 100);
  const place = placeOf(active, partyCount);
  const seen = new Uint8Array(active.length * active.length);
  const finishPair = (x: number, y: number): void => {
    for (const leg of setPairs.get(x * partyCount + y) ?? []) addMore(more, demands.set!.demand[leg]!, true);
    const { broken, endpointLost, pathLost, excess } = unions.of(x, y, more.list, endsOf(more), more.count);
    forget(more);
    if (broken.count > 0) ranking.add({ first: x, second: y, broken, endpointLost, pathLost, excess });
  };
  visitExcess(
    { links, out, pairOut, partyCount, legs: demands.path, connected },
    () => undefined,
    (x, y, leaf) => {
      seen[place[x]! * active.length + place[y]!] = 1;
      for (let i = 0; i < leaf.count; i++) addMore(more, demands.path.demand[leaf.legs[i]!]!, leaf.endpoint[i] === 1);
      finishPair(x, y);
    },
    options,
  );
  // Most pairs break nothing but what each breaks alone.
  for (let i = 0; i < active.length; i++)
    for (let j = i + 1; j < active.length; j++)
      if (seen[i * active.length + j] === 0) finishPair(active[i]!, active[j]!);
  return { pairs: ranking.finish(), total: ranking.total };
}

/** Demands a pair breaks beyond what each party breaks alone; some may be broken by one alone as well. */
interface MoreDemands {
  readonly gone: Uint8Array;
  /** Per demand: 0 not among them, 1 path lost, 2 endpoint lost. */
  readonly harm: Uint8Array;
  readonly list: Int32Array;
  readonly ends: Uint8Array;
  count: number;
}

function moreDemands({ count }: ImpactDemands, gone: Uint8Array): MoreDemands {
  return { gone, harm: new Uint8Array(count), list: new Int32Array(count), ends: new Uint8Array(count), count: 0 };
}

function addMore(more: MoreDemands, demand: number, endpoint: boolean): void {
  if (more.gone[demand] === 1) return;
  if (more.harm[demand] === 0) more.list[more.count++] = demand;
  if (endpoint) more.harm[demand] = 2;
  else if (more.harm[demand] === 0) more.harm[demand] = 1;
}

function endsOf({ harm, list, ends, count }: MoreDemands): Uint8Array {
  for (let i = 0; i < count; i++) ends[i] = harm[list[i]!] === 2 ? 1 : 0;
  return ends;
}

function forget(more: MoreDemands): void {
  for (let i = 0; i < more.count; i++) more.harm[more.list[i]!] = 0;
  more.count = 0;
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
