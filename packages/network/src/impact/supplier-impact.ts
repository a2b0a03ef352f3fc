import { checkImpactInput } from './check-input.js';
import { setLegImpact } from './set-legs.js';
import { solveAll } from './solve-all.js';
import { solveForward, type ForwardOptions } from './solve-forward.js';
import { demandWeights, WeightSum, type DemandWeights } from './weight-sum.js';
import type {
  BrokenLegs,
  CountAndWeight,
  ImpactDemands,
  PartyLists,
  SupplierImpact,
  SupplierImpactInput,
  SupplierImpactResult,
} from './types.js';

/**
 * Which demands break when one party is removed, for every party. With `out` = parties whose loss fails the element
 * this is removal; with `out` = parties the element is exposed to it tells which demands cannot be served without
 * exposure to the party. Exact; a demand breaks when any of its legs does.
 * Throws `limit-exceeded` where one-way links make it too long, `cancelled` when the signal says so.
 */
export function supplierImpact(input: SupplierImpactInput, options: ForwardOptions = {}): SupplierImpactResult {
  checkImpactInput(input);
  const { links, out, partyCount, demands } = input;
  const path = isOneWay(input)
    ? solveForward(links, out, partyCount, demands.path, options)
    : solveAll(links, out, partyCount, demands.path, options);
  const set = demands.set ? setLegImpact(demands.set, out, partyCount) : undefined;
  const gone = disconnectedDemands(demands, path.disconnected);
  const tally = demandTally(demands, gone);
  const parties: SupplierImpact[] = [];
  for (let party = 0; party < partyCount; party++) {
    addLegs(tally, path, demands.path.demand, party);
    if (set) addLegs(tally, set, demands.set!.demand, party);
    parties.push({ party, ...finishTally(tally) });
  }
  return {
    parties,
    disconnected: Int32Array.from(gone.keys()).filter((demand) => gone[demand] === 1),
    considered: considered(tally),
  };
}

/** How many elements each party takes out (or, with exposure lists, reaches). */
export function elementsPerParty({ parties }: PartyLists, partyCount: number): Int32Array {
  const counts = new Int32Array(partyCount);
  for (let i = 0; i < parties.length; i++) counts[parties[i]!]!++;
  return counts;
}

export function isOneWay({ links }: SupplierImpactInput): boolean {
  return links.forward?.includes(1) ?? false;
}

/** 1 per demand with a leg that nothing connects. */
export function disconnectedDemands(demands: ImpactDemands, legs: Int32Array): Uint8Array {
  const gone = new Uint8Array(demands.count);
  for (const leg of legs) gone[demands.path.demand[leg]!] = 1;
  return gone;
}

/** Gathers the broken demands of one party at a time. */
export interface DemandTally {
  readonly weights: DemandWeights;
  readonly gone: Uint8Array;
  /** Per demand: 0 intact, 1 path lost, 2 endpoint lost. */
  readonly harm: Uint8Array;
  readonly list: Int32Array;
  count: number;
}

export function demandTally(demands: ImpactDemands, gone: Uint8Array): DemandTally {
  return {
    weights: demandWeights(demands.weights),
    gone,
    harm: new Uint8Array(demands.count),
    list: new Int32Array(demands.count),
    count: 0,
  };
}

export function addDemand(tally: DemandTally, demand: number, endpoint: boolean): void {
  if (tally.gone[demand] === 1) return;
  if (tally.harm[demand] === 0) tally.list[tally.count++] = demand;
  if (endpoint) tally.harm[demand] = 2;
  else if (tally.harm[demand] === 0) tally.harm[demand] = 1;
}

export function addLegs(tally: DemandTally, broken: BrokenLegs, demandOfLeg: Int32Array, party: number): void {
  for (let i = broken.offsets[party]!; i < broken.offsets[party + 1]!; i++)
    addDemand(tally, demandOfLeg[broken.legs[i]!]!, broken.endpoint[i] === 1);
}

/** The demands gathered, in ascending order, and an empty tally for the next party. */
export function finishTally(tally: DemandTally): Omit<SupplierImpact, 'party'> {
  const { harm, weights } = tally;
  const demands = tally.list.slice(0, tally.count).sort();
  const endpoint = new Uint8Array(demands.length);
  const broken = new WeightSum(weights);
  const endpointLost = new WeightSum(weights);
  const pathLost = new WeightSum(weights);
  for (let i = 0; i < demands.length; i++) {
    const demand = demands[i]!;
    endpoint[i] = harm[demand] === 2 ? 1 : 0;
    harm[demand] = 0;
    broken.add(demand);
    (endpoint[i] === 1 ? endpointLost : pathLost).add(demand);
  }
  tally.count = 0;
  return { broken: broken.value, endpointLost: endpointLost.value, pathLost: pathLost.value, demands, endpoint };
}

function considered({ weights, gone }: DemandTally): CountAndWeight {
  const sum = new WeightSum(weights);
  for (let demand = 0; demand < gone.length; demand++) if (gone[demand] === 0) sum.add(demand);
  return sum.value;
}
