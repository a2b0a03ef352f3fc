import { canonicalJson, type Assessment, type Dossier } from '@cleanpath/model';
import type { ChangedInput } from './comparison.js';

export interface DossierPair {
  readonly earlier: Dossier;
  readonly later: Dossier;
}

/** What differs between the inputs of two assessments; without dossiers evidence is told from facts by the reports. */
export function changedInputs(
  earlier: Assessment,
  later: Assessment,
  dossiers: DossierPair | undefined,
  elementsChanged: boolean,
): ChangedInput[] {
  const facts = changedFacts(earlier, later, dossiers, elementsChanged);
  const changed: Record<ChangedInput, boolean> = {
    ...facts,
    policy: earlier.policy.hash !== later.policy.hash,
    date: earlier.asOf !== later.asOf,
    catalogs: differ(earlier.catalogs, later.catalogs),
    engine: earlier.engine !== later.engine,
  };
  return (['facts', 'policy', 'evidence', 'date', 'catalogs', 'engine'] as const).filter((input) => changed[input]);
}

function changedFacts(
  earlier: Assessment,
  later: Assessment,
  dossiers: DossierPair | undefined,
  elementsChanged: boolean,
): { facts: boolean; evidence: boolean } {
  if (earlier.network.snapshotHash === later.network.snapshotHash) return { facts: false, evidence: false };
  if (dossiers) {
    const evidence = differ(evidenceOf(dossiers.earlier), evidenceOf(dossiers.later));
    const facts = elementsChanged || differ(smallTables(dossiers.earlier), smallTables(dossiers.later));
    return { evidence, facts: facts || !evidence };
  }
  const evidence = differ(reportedEvidence(earlier), reportedEvidence(later));
  const counts = ({ network }: Assessment): unknown => [
    network.elements,
    network.relations,
    network.suppliers,
    network.demands,
  ];
  return { evidence, facts: !evidence || differ(counts(earlier), counts(later)) };
}

function evidenceOf({ evidence, sources }: Dossier): unknown {
  return [byId(evidence), byId(sources)];
}

/** The small tables other than evidence, whatever their order. */
function smallTables({ manifest, suppliers, products, demands, slices, policy }: Dossier): unknown {
  return [manifest, policy ?? null, byId(suppliers), byId(products), byId(demands), byId(slices)];
}

function byId<T extends { readonly id: string }>(records: readonly T[]): T[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function reportedEvidence({ suppliers }: Assessment): unknown {
  return suppliers.map(({ id, evidence }) => [
    id,
    evidence.map((item) => [
      item.id,
      item.criterion,
      item.type,
      item.source,
      item.observedAt,
      item.expiresAt ?? null,
      item.support,
    ]),
  ]);
}

const differ = (a: unknown, b: unknown): boolean => canonicalJson(a) !== canonicalJson(b);
