import { byCodeUnits, elementKind } from '@cleanpath/model';
import type { SupplierAssessment } from '@cleanpath/trust';
import { elementSuppliers } from '../citations.js';
import { tierOfElement, type Study } from '../study.js';

/** Evidence items named under one hop. */
const ITEMS = 5;

/**
 * Evidence behind the state of elements: that on the criterion which decides about their supplier at their tier, else
 * what weighs most. The suppliers that make a root unclean count first; a clean element rests on its prime supplier.
 * Supplier by evidence id, in order of weight.
 */
export function evidenceBehind(study: Study, rows: readonly number[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const row of rows) {
    for (const supplier of decidingSuppliers(study, row)) {
      const assessment = study.assessmentOf.get(supplier);
      if (!assessment) continue;
      const tier = tierOfElement(study, elementKind(study.dossier.elements, row), row);
      for (const id of decidingItems(assessment, assessment.tiers[tier].bindingNode)) {
        if (!ids.has(id)) ids.set(id, supplier);
        if (ids.size >= ITEMS) return ids;
      }
    }
  }
  return ids;
}

function decidingSuppliers({ network, own, ...study }: Study, row: number): string[] {
  const { parties, suppliers } = network;
  const state = own.state[row]!;
  const found: string[] = [];
  for (let i = parties.off[row]!; i < parties.off[row + 1]!; i++)
    if (own.partyState[i] === state) found.push(suppliers[parties.supplier[i]!]!);
  const prime = elementSuppliers({ network, own, ...study }, row)[0];
  return state === 0 ? (prime === undefined ? [] : [prime]) : found;
}

/** Items that carry weight at the node or below it, heaviest first; of the whole supplier where the node has none. */
function decidingItems(assessment: SupplierAssessment, node: string): string[] {
  const below = criteriaBelow(assessment, node);
  const weighty = assessment.evidence
    .filter((item) => item.dropped === undefined && item.effectiveWeight > 0)
    .sort((a, b) => b.effectiveWeight - a.effectiveWeight || byCodeUnits(a.id, b.id));
  const deciding = weighty.filter(({ criteria }) => criteria.some((criterion) => below.has(criterion)));
  return (deciding.length > 0 ? deciding : weighty).map(({ id }) => id);
}

function criteriaBelow({ nodes }: SupplierAssessment, top: string): ReadonlySet<string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Set<string>();
  const open = [top];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(byId.get(id)?.children ?? []));
  }
  return found;
}
