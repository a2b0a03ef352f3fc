import { roundResult, type SupplierReport } from '@cleanpath/model';
import {
  elementsPerParty,
  forEachSupplierBlock,
  impactDemands,
  linkList,
  PartyListBuilder,
  supplierImpact,
  type Network,
  type PartyLists,
} from '@cleanpath/network';
import type { Study } from './study.js';

export type SupplierDependence = Pick<
  SupplierReport,
  'elements' | 'elementShare' | 'exposedElements' | 'exposedDemands' | 'brokenDemands' | 'brokenPeople'
>;

/** How much of the network and of its services depends on each supplier, in dossier order; `exposure` from supplierLists. */
export function supplierDependence(study: Study, exposure: PartyLists): SupplierDependence[] {
  const { network, table, dossier } = study;
  const partyCount = network.suppliers.length;
  const links = linkList(network.count, dossier.relations, network.links.out);
  const demands = impactDemands(table.demands);
  const own = elementsPerParty({ offsets: network.parties.off, parties: network.parties.supplier }, partyCount);
  const exposed = elementsPerParty(exposure, partyCount);
  const avoid = supplierImpact({ links, out: exposure, partyCount, demands });
  const removal = supplierImpact({ links, out: supplierLists(network, 'failure'), partyCount, demands });
  const people = dossier.demands.map((demand) => demand.people);
  return network.suppliers.map((_, row) => {
    const broken = removal.parties[row]!;
    const brokenPeople = [...broken.demands].reduce((sum, demand) => sum + (people[demand] ?? 0), 0);
    return {
      elements: own[row]!,
      elementShare: network.count === 0 ? 0 : roundResult(own[row]! / network.count),
      exposedElements: exposed[row]!,
      exposedDemands: avoid.parties[row]!.broken.count,
      brokenDemands: broken.broken.count,
      ...(people.some((value) => value !== undefined) ? { brokenPeople } : {}),
    };
  });
}

/** Suppliers each element is exposed to, or whose removal fails it, as lists. */
export function supplierLists(network: Network, kind: 'exposure' | 'failure'): PartyLists {
  const builder = new PartyListBuilder(network.count);
  forEachSupplierBlock(network, kind, (block) => builder.add(block));
  return builder.finish();
}
