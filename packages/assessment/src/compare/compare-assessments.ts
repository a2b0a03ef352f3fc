import { fail, type Assessment, type Dossier } from '@cleanpath/model';
import type { AssessmentComparison } from './comparison.js';

/**
 * Which services changed verdict and why. With both dossiers the facts are compared in full; without them only the
 * elements both assessments name.
 */
export function compareAssessments(
  earlier: Assessment,
  later: Assessment,
  earlierDossier?: Dossier,
  laterDossier?: Dossier,
): AssessmentComparison {
  throw fail('unavailable', { value: [earlier.asOf, later.asOf, earlierDossier, laterDossier] });
}
