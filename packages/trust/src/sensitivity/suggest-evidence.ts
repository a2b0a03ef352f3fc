import type { EvidenceTypes } from '@cleanpath/model';
import type { Study } from '../case/study.js';
import type { EvidenceSuggestion } from '../supplier-assessment.js';

export function suggestEvidence(_base: Study, _types: EvidenceTypes): EvidenceSuggestion[] {
  return [];
}
