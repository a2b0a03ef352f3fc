import { byCodeUnits } from '@cleanpath/model';
import {
  groupImpact,
  groupPairs,
  groupSuppliers,
  singleSuppliers,
  type AnalysisControl,
  type CountAndWeight,
  type PartyGroups,
} from '@cleanpath/network';
import type { Study } from '../study.js';
import { controllingGroup } from '../supplier-reports.js';

/** Suppliers one by one, by who controls them in the end, or by jurisdiction of seat and control. */
export type Grouping = 'supplier' | 'owner' | 'jurisdiction';

export interface GroupView {
  readonly name: string;
  readonly suppliers: readonly string[];
  /** Services that break when the group is gone as a whole. */
  readonly broken: CountAndWeight;
  readonly endpointLost: CountAndWeight;
  readonly pathLost: CountAndWeight;
  /** Services that cannot be had without exposure to the group. */
  readonly unavoidable: CountAndWeight;
  readonly demands: readonly string[];
}

export interface GroupPairView {
  readonly first: string;
  readonly second: string;
  readonly broken: CountAndWeight;
  /** Services that neither breaks alone. */
  readonly excess: CountAndWeight;
}

export interface GroupOptions extends AnalysisControl {
  /** Pairs listed, the largest excess first (default 100); 0 for none. */
  readonly pairs?: number;
}

export interface GroupReport {
  readonly grouping: Grouping;
  /** Most broken services first. */
  readonly groups: readonly GroupView[];
  readonly pairs: readonly GroupPairView[];
  readonly pairTotal: number;
}

/** What depends on suppliers taken together, exact, redundancy between suppliers of one group included. */
export function groupView(study: Study, grouping: Grouping, options: GroupOptions = {}): GroupReport {
  const { network, table, dossier } = study;
  const groups = partyGroups(study, grouping);
  const { removal, avoid } = groupImpact(network, table.demands, groups, options);
  const views = groups.names.map((name, g): GroupView => {
    const { broken, endpointLost, pathLost, demands } = removal.parties[g]!;
    return {
      name,
      suppliers: network.suppliers.filter((_, s) =>
        groups.group.subarray(groups.off[s], groups.off[s + 1]).includes(g),
      ),
      broken,
      endpointLost,
      pathLost,
      unavoidable: avoid.parties[g]!.broken,
      demands: Array.from(demands, (d) => dossier.demands[d]!.id),
    };
  });
  views.sort(
    (a, b) => b.broken.weight - a.broken.weight || b.broken.count - a.broken.count || byCodeUnits(a.name, b.name),
  );
  const limit = options.pairs ?? 100;
  const found =
    limit === 0 ? { pairs: [], total: 0 } : groupPairs(network, table.demands, groups, { ...options, limit });
  return {
    grouping,
    groups: views,
    pairs: found.pairs.map(({ first, second, broken, excess }) => ({
      first: groups.names[first]!,
      second: groups.names[second]!,
      broken,
      excess,
    })),
    pairTotal: found.total,
  };
}

function partyGroups(study: Study, grouping: Grouping): PartyGroups {
  const { network, dossier } = study;
  if (grouping === 'supplier') return singleSuppliers(network);
  if (grouping === 'owner') return groupSuppliers(network, (id) => [controllingGroup(study, id)]);
  const jurisdictions = new Map(dossier.suppliers.map(({ id, jurisdictions: list }) => [id, list ?? []]));
  return groupSuppliers(network, (id) => jurisdictions.get(id) ?? []);
}
