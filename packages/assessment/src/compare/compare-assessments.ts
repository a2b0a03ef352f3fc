import type { Assessment, Dossier } from '@cleanpath/model';
import { counted, figure, sentenceCase } from '../words.js';
import { causeGroups } from './cause-groups.js';
import { changedInputs } from './changed-inputs.js';
import { citedChanges } from './cited-changes.js';
import type { AssessmentComparison } from './comparison.js';
import { elementChanges } from './element-changes.js';
import { supplierChanges } from './supplier-changes.js';
import { demandPairs, improvement, verdictFlow, type DemandPair } from './verdict-changes.js';

/**
 * Which services changed verdict and why. With both dossiers the facts are compared in full; without them only the
 * elements both assessments name. Deterministic; the other way round it gives the same groups with better and worse
 * exchanged.
 */
export function compareAssessments(
  earlier: Assessment,
  later: Assessment,
  earlierDossier?: Dossier,
  laterDossier?: Dossier,
): AssessmentComparison {
  const dossiers = earlierDossier && laterDossier ? { earlier: earlierDossier, later: laterDossier } : undefined;
  const elements = dossiers ? elementChanges(dossiers.earlier, dossiers.later) : citedChanges(earlier, later);
  const { added, removed, changed } = elements.summary;
  const inputs = changedInputs(earlier, later, dossiers, added + removed + changed > 0);
  const pairs = demandPairs(earlier, later);
  const decisions = supplierChanges(earlier, later);
  return {
    sentence: comparisonSentence(pairs, earlier, later),
    changedInputs: inputs,
    flow: verdictFlow(pairs),
    groups: causeGroups(pairs, { earlier, later, inputs, decisions, elements, dossiers }),
    demands: pairs
      .filter(({ from, to }) => from !== to)
      .map(({ id, name, from, to, before, after }) => ({
        id,
        name,
        from,
        to,
        ...(before === undefined ? {} : { before: before.sentence }),
        ...(after === undefined ? {} : { after: after.sentence }),
      })),
    suppliers: decisions,
    elements: elements.summary,
  };
}

/** "Of 44 services, 5 changed their verdict: 3 for the better and 2 for the worse. 31 have …, before 30." */
function comparisonSentence(pairs: readonly DemandPair[], earlier: Assessment, later: Assessment): string {
  const count = (holds: (pair: DemandPair) => boolean): number => pairs.filter(holds).length;
  const better = count((pair) => improvement(pair) > 0);
  const worse = count((pair) => improvement(pair) < 0);
  const came = count(({ before }) => before === undefined);
  const went = count(({ after }) => after === undefined);
  const both = pairs.length - came - went;
  const moved = better + worse;
  const changes =
    moved === 0
      ? `None of ${counted(both, 'service')} changed its verdict`
      : `Of ${counted(both, 'service')}, ${figure(moved)} changed ${moved === 1 ? 'its' : 'their'} verdict: ${figure(better)} for the better and ${figure(worse)} for the worse`;
  const others = [
    ...(came === 0 ? [] : [`${figure(came)} ${came === 1 ? 'is' : 'are'} new`]),
    ...(went === 0 ? [] : [`${figure(went)} ${went === 1 ? 'is' : 'are'} gone`]),
  ];
  const proven = later.totals.clean;
  const before = earlier.totals.clean;
  const than = proven === before ? 'as before' : `before ${figure(before)}`;
  const clean = `${figure(proven)} of ${figure(later.demands.length)} ${proven === 1 ? 'has' : 'have'} a proven clean path, ${than}.`;
  return `${changes}${others.length === 0 ? '' : `; ${others.join(', ')}`}. ${sentenceCase(clean)}`;
}
