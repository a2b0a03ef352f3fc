import type { Assessment } from '@cleanpath/model';
import type { AssessmentSummary } from '@cleanpath/api';
import { rankedSuppliers } from './ranked-rows.js';

/** The summary without what only the row knows. */
export type StoredSummary = Omit<
  AssessmentSummary,
  'id' | 'networkId' | 'snapshotId' | 'snapshotSeq' | 'createdAt' | 'previousId'
>;

/** Suppliers on the ladder: more than fit on any page, few enough for one answer. */
const LADDER = 200;

/** What the overview shows: the assessment without its long lists, and the names of what it mentions. */
export function assessmentSummary(assessment: Assessment): StoredSummary {
  const { demands: _demands, suppliers, elements, provenance: _provenance, ...rest } = assessment;
  const ladder = rankedSuppliers(assessment).slice(0, LADDER);
  const mentioned = new Set<string>();
  for (const cause of rest.causes) {
    mentioned.add(cause.element);
    if (cause.supplier !== undefined) mentioned.add(cause.supplier);
  }
  for (const unknown of rest.unknowns) mentioned.add(unknown.id);
  for (const cell of rest.concentration) for (const { supplier } of cell.top) mentioned.add(supplier);
  for (const { group } of ladder) mentioned.add(group);
  const names: Record<string, string> = {};
  for (const { id, name } of [...suppliers, ...elements]) if (mentioned.has(id)) names[id] = name;
  return {
    ...rest,
    ladder: ladder.map((supplier) => ({
      id: supplier.id,
      name: supplier.name,
      fictional: supplier.fictional,
      group: supplier.group,
      decisions: supplier.decisions,
      elements: supplier.elements,
      elementShare: supplier.elementShare,
      exposedDemands: supplier.exposedDemands,
      brokenDemands: supplier.brokenDemands,
      blocks: supplier.blocks,
      leavesOpen: supplier.leavesOpen,
    })),
    names,
  };
}
