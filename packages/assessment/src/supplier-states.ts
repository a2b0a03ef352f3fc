import {
  ELEMENT_KIND_NAMES,
  mapRecord,
  TIERS,
  trustCode,
  type ElementKind,
  type Policy,
  type Supplier,
  type Tier,
} from '@cleanpath/model';
import type { OwnStateInput } from '@cleanpath/network';
import type { Catalogs, SupplierAssessment } from '@cleanpath/trust';

/**
 * What the decisions about suppliers mean for the network: one trust code per supplier (in dossier order) and tier,
 * by the outcome table of the policy. A supplier without an assessment is unknown.
 */
export function ownStateInput(
  suppliers: readonly Supplier[],
  assessments: readonly SupplierAssessment[],
  policy: Policy,
  catalogs: Catalogs,
): OwnStateInput {
  const byId = new Map(assessments.map((assessment) => [assessment.supplier, assessment]));
  const supplierStates = new Uint8Array(suppliers.length * TIERS.length).fill(trustCode('unknown'));
  suppliers.forEach((supplier, row) => {
    const assessment = byId.get(supplier.id);
    if (!assessment) return;
    TIERS.forEach((tier, code) => {
      supplierStates[row * TIERS.length + code] = trustCode(policy.outcomeStates[assessment.tiers[tier].outcome]);
    });
  });
  return { supplierStates, tierOfKind: tierOfKind(policy, catalogs) };
}

/** Tier of each kind: the override of the policy, else the asset catalog. */
function tierOfKind(policy: Policy, catalogs: Catalogs): Record<ElementKind, Tier> {
  return mapRecord(ELEMENT_KIND_NAMES, (kind) => policy.tiers?.[kind] ?? catalogs.assetSensitivity.kinds[kind].tier);
}
