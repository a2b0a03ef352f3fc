import type { Dossier } from '@cleanpath/model';

/** How much a network holds; the members of `counts` of snapshots and imports. */
export interface NetworkCounts {
  readonly elements: number;
  readonly relations: number;
  readonly suppliers: number;
  readonly products: number;
  readonly demands: number;
  readonly evidence: number;
}

export function networkCounts(dossier: Dossier): NetworkCounts {
  return {
    elements: dossier.elements.count,
    relations: dossier.relations.count,
    suppliers: dossier.suppliers.length,
    products: dossier.products.length,
    demands: dossier.demands.length,
    evidence: dossier.evidence.length,
  };
}
