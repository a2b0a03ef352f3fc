import { impactDemands } from '../impact/impact-demands.js';
import { linkList } from '../impact/link-list.js';
import { supplierImpact } from '../impact/supplier-impact.js';
import { supplierPairs, type SupplierPairsOptions } from '../impact/supplier-pairs.js';
import type { AnalysisControl, PairImpact, SupplierImpactResult } from '../impact/types.js';
import type { DemandTable, Network } from '../types.js';
import { groupFailurePairs } from './group-failure-pairs.js';
import { groupExposure, groupFailure } from './group-lists.js';
import type { PartyGroups } from './types.js';

export interface GroupImpact {
  readonly groups: PartyGroups;
  /** Demands that break when a group is gone as a whole. */
  readonly removal: SupplierImpactResult;
  /** Demands that cannot be served without exposure to a group. */
  readonly avoid: SupplierImpactResult;
}

/** What depends on each group of suppliers, exact, redundancy within a group included. */
export function groupImpact(
  network: Network,
  demands: DemandTable,
  groups: PartyGroups,
  control: AnalysisControl = {},
): GroupImpact {
  const links = linkList(network.count, network.relations, network.links.out);
  const input = { links, partyCount: groups.names.length, demands: impactDemands(demands) };
  return {
    groups,
    removal: supplierImpact({ ...input, out: groupFailure(network, groups) }, control),
    avoid: supplierImpact({ ...input, out: groupExposure(network, groups) }, control),
  };
}

/**
 * What breaks when two groups are gone together, ranked by what neither breaks alone. Exact, k of n across the two
 * included. Links must work both ways (`limit-exceeded` otherwise).
 */
export function groupPairs(
  network: Network,
  demands: DemandTable,
  groups: PartyGroups,
  options: SupplierPairsOptions = {},
): { readonly pairs: readonly PairImpact[]; readonly total: number } {
  const links = linkList(network.count, network.relations, network.links.out);
  const out = groupFailure(network, groups);
  const pairOut = groupFailurePairs(network, groups, out, options);
  return supplierPairs(
    { links, out, pairOut, partyCount: groups.names.length, demands: impactDemands(demands) },
    options,
  );
}
