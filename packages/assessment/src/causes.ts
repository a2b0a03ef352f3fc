import { byCodeUnits, type Assessment, type CauseReport } from '@cleanpath/model';
import { causes, type CauseReport as CauseAnalysis, type CauseStep, type DemandEvidence } from '@cleanpath/network';
import { effortFor } from './effort.js';
import { elementSuppliers, type Citations } from './citations.js';
import { ownReasonSentence } from './sentences/own-reason.js';
import type { Study } from './study.js';
import { unblocked, verdictsIfTrusted } from './what-if.js';
import { counted, listed, sentenceCase } from './words.js';

/** Causes listed, and actions proposed: what a reader can hold in mind, with room to scroll. */
const CAUSE_LIMIT = 12;
const ACTION_LIMIT = 6;
const CAUSE_DEMANDS = 12;

export interface CauseFindings {
  readonly causes: CauseReport[];
  readonly actions: Assessment['actions'];
}

/** The elements that keep demands from a clean path, most demands first, and the order in which mending them pays. */
export function causeFindings(study: Study, cite: Citations, evidence: readonly DemandEvidence[]): CauseFindings {
  const effort = effortFor(study.network.count);
  const analysis = causes(study.table, study.input, {
    limit: Math.min(CAUSE_LIMIT, effort.recomputations),
    steps: ACTION_LIMIT,
    demandLimit: effort.causeDemands,
  });
  const demandsOf = demandsByRoot(study, evidence);
  return {
    causes: analysis.elements
      .filter((cause) => cause.state === 'untrusted')
      .map((cause) => {
        const supplier = elementSuppliers(study, cause.row)[0];
        const gain = unblocked(study.table, verdictsIfTrusted(study, [cause.row]));
        return {
          element: cite.cite(cause.row),
          ...(supplier === undefined ? {} : { supplier }),
          blocks: cause.demands,
          gain,
          sentence: causeSentence(study, cite, cause.row, cause.demands, gain),
          demands: [...(demandsOf.get(cause.row) ?? [])].sort(byCodeUnits).slice(0, CAUSE_DEMANDS),
        };
      }),
    actions: actions(study, cite, analysis),
  };
}

function causeSentence(study: Study, cite: Citations, row: number, blocks: number, gain: number): string {
  const alone =
    gain === 0
      ? 'Mending it alone frees none of them'
      : `Mending it alone frees ${gain === blocks ? 'all of them' : gain}`;
  return `${cite.title(row)} stands in the way of ${counted(blocks, 'blocked service')}. ${ownReasonSentence(study, row)} ${alone}.`;
}

function actions(study: Study, cite: Citations, analysis: CauseAnalysis): Assessment['actions'] {
  const steps = analysis.elementSteps.filter((step) => step.demandsFreed > 0);
  return steps
    .slice(0, ACTION_LIMIT)
    .map((step, i) => ({ sentence: actionSentence(study, cite, step, i), gain: step.demandsFreed }));
}

function actionSentence(study: Study, cite: Citations, step: CauseStep, position: number): string {
  const fixes = step.fix.map((fix) =>
    fix.kind === 'element'
      ? cite.title(fix.row)
      : `everything of ${study.dossier.suppliers[fix.row]?.name ?? study.network.suppliers[fix.row]!}`,
  );
  for (const fix of step.fix) if (fix.kind === 'element') cite.cite(fix.row);
  const verb = position === 0 ? 'replace or re-home' : 'then replace or re-home';
  const rest = step.demandsClean < step.demandsFreed ? `, of which ${step.demandsClean} with a proven clean path` : '';
  return sentenceCase(
    `${verb} ${listed(fixes)}: ${counted(step.demandsFreed, 'service')} ${step.demandsFreed === 1 ? 'is' : 'are'} no longer blocked${rest}.`,
  );
}

function demandsByRoot(study: Study, evidence: readonly DemandEvidence[]): Map<number, string[]> {
  const result = new Map<number, string[]>();
  for (const item of evidence) {
    if (item.verdict !== 'blocked') continue;
    const roots = new Set(
      item.legs
        .filter((leg) => leg.verdict === 'blocked')
        .flatMap((leg) => [...(leg.cut?.members ?? []), ...(leg.offenders ?? [])])
        .flatMap((finding) => finding.roots.roots),
    );
    for (const root of roots) {
      const list = result.get(root) ?? [];
      list.push(study.dossier.demands[item.demand]!.id);
      result.set(root, list);
    }
  }
  return result;
}
