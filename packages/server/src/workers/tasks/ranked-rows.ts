import { byCodeUnits, type Assessment, type DemandReport, type SupplierReport, type Verdict } from '@cleanpath/model';
import type { AssessmentRows } from '@cleanpath/store/rows';

/** The rows of an assessment in the order pages show: services worst first and by weight, suppliers by exposure. */
export function rankedRows(assessment: Assessment): AssessmentRows {
  const suppliers = rankedSuppliers(assessment);
  return {
    demands: rankedDemands(assessment).map(({ legs: _legs, ...body }) => ({
      id: body.id,
      name: body.name,
      service: body.service,
      verdict: body.verdict,
      body,
    })),
    suppliers: suppliers.map((body) => ({ id: body.id, name: body.name, body })),
    decisions: suppliers.flatMap(({ id, decisions }) =>
      decisions.map(({ tier, outcome, lower, upper, coverage }) => ({
        supplierId: id,
        tier,
        outcome,
        lower,
        upper,
        coverage,
      })),
    ),
  };
}

/** Suppliers by the demands exposed to them, then by how many elements they have, then by id. */
export function rankedSuppliers({ suppliers }: Assessment): SupplierReport[] {
  return suppliers.toSorted(
    (a, b) => b.exposedDemands - a.exposedDemands || b.elements - a.elements || byCodeUnits(a.id, b.id),
  );
}

/** Worst verdict first: what has no clean path or no connection is what people look for. */
const WORST_FIRST: readonly Verdict[] = ['blocked', 'disconnected', 'undetermined', 'clean'];

function rankedDemands({ demands }: Assessment): DemandReport[] {
  const badness = (report: DemandReport): number => WORST_FIRST.indexOf(report.verdict);
  return demands.toSorted((a, b) => badness(a) - badness(b) || b.weight - a.weight || byCodeUnits(a.id, b.id));
}
