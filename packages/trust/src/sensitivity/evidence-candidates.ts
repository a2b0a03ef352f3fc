import type { EvidenceType, EvidenceTypes } from '@cleanpath/model';
import type { Study } from '../case/study.js';
import type { Grade } from '../evidence/source-voices.js';

/** Reliability assumed of a source that is yet to be asked: "usually reliable". */
export const ASSUMED_GRADE: Grade = 'B';

export interface Candidate {
  readonly leaf: number;
  readonly node: string;
  readonly title: string;
  readonly type: EvidenceType;
  readonly strength: number;
  readonly trust: number;
}

/** The strongest candidate of each criterion (and product), the first of equal ones. */
export function strongestCandidates(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<number, Candidate>();
  for (const candidate of candidates) {
    const before = best.get(candidate.leaf);
    if (before === undefined || candidate.strength > before.strength) best.set(candidate.leaf, candidate);
  }
  return [...best.values()];
}

/** Evidence that could be asked for: per criterion (and product) the types that usually speak to it. */
export function evidenceCandidates({ theCase }: Study, catalog: EvidenceTypes): Candidate[] {
  const trust = theCase.parameters.sourceTrust[ASSUMED_GRADE];
  return theCase.nodes
    .filter((node) => node.children.length === 0)
    .flatMap((node) => {
      const criterion = node.criterion ?? theCase.nodes[node.parent]!.criterion!;
      const usual = catalog.types.filter(
        (type) =>
          // What a supplier says about itself never counts as an independent source.
          type.statementOfSubject !== true &&
          (criterion.evidenceTypes?.includes(type.id) ?? type.subjects.includes(criterion.subject)),
      );
      return usual.map((type) => ({
        leaf: node.index,
        node: node.id,
        title: node.title,
        type,
        strength: type.strength,
        trust,
      }));
    });
}
