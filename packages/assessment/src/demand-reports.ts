import {
  byCodeUnits,
  PLANES,
  roundResult,
  VERDICTS,
  type DemandReport,
  type LegReport,
  type Plane,
  type Verdict,
} from '@cleanpath/model';
import { demandEvidence, type DemandEvidence, type ElementFinding, type LegEvidence } from '@cleanpath/network';
import type { Citations } from './citations.js';
import { effortFor } from './effort.js';
import { legSentence } from './sentences/leg.js';
import type { Study } from './study.js';
import { counted } from './words.js';

/** Roots and cut members named per finding; totals stay exact. */
const ROOT_LIMIT = 8;
const CUT_LIMIT = 24;

export interface DemandFindings {
  readonly reports: readonly DemandReport[];
  readonly evidence: readonly DemandEvidence[];
  /** Demands left without witness. */
  readonly unwitnessed: number;
}

/** Verdict, witness and words for every demand, by id. */
export function demandFindings(study: Study, cite: Citations): DemandFindings {
  const { table } = study;
  const chosen = witnessed(study);
  const evidence = demandEvidence(table, chosen, { rootLimit: ROOT_LIMIT, cutLimit: CUT_LIMIT });
  const evidenceOf = new Map(evidence.map((item) => [item.demand, item]));
  const reports = study.dossier.demands.map((_, row) => demandReport(study, cite, row, evidenceOf.get(row)));
  reports.sort((a, b) => byCodeUnits(a.id, b.id));
  return { reports, evidence, unwitnessed: reports.length - chosen.length };
}

/** One demand with its witness, as `demandFindings` gives it, also where that leaves demands without one. */
export function demandFinding(
  study: Study,
  cite: Citations,
  row: number,
): { readonly report: DemandReport; readonly evidence: DemandEvidence } {
  const [evidence] = demandEvidence(study.table, [row], { rootLimit: ROOT_LIMIT, cutLimit: CUT_LIMIT });
  return { report: demandReport(study, cite, row, evidence), evidence: evidence! };
}

/** Demands that get a witness, worst verdict and heaviest first: a hundred thousand of them are read by nobody. */
function witnessed(study: Study): number[] {
  const { verdict, demands } = study.table;
  const idOf = (row: number): string => demands.demands[row]!.id;
  const most = effortFor(study.network.count).witnesses;
  const rows = Array.from({ length: demands.count }, (_, row) => row);
  if (rows.length <= most) return rows;
  rows.sort(
    (a, b) =>
      severity(verdict[b]!) - severity(verdict[a]!) ||
      demands.weight[b]! - demands.weight[a]! ||
      byCodeUnits(idOf(a), idOf(b)),
  );
  return rows.slice(0, most).sort((a, b) => a - b);
}

/** Blocked matters most to a reader, then undetermined, disconnected, clean. */
function severity(verdict: number): number {
  return ['clean', 'disconnected', 'undetermined', 'blocked'].indexOf(VERDICTS[verdict]!);
}

function demandReport(study: Study, cite: Citations, row: number, evidence: DemandEvidence | undefined): DemandReport {
  const demand = study.dossier.demands[row]!;
  const verdict = VERDICTS[study.table.verdict[row]!]!;
  const legs = evidence ? evidence.legs.map((leg) => legReport(study, cite, row, leg)) : [];
  return {
    id: demand.id,
    name: demand.name ?? demand.id,
    ...(demand.service === undefined ? {} : { service: demand.service }),
    ...(demand.slice === undefined ? {} : { slice: demand.slice }),
    criticality: demand.criticality ?? 'normal',
    weight: demand.weight ?? 1,
    ...(demand.people === undefined ? {} : { people: demand.people }),
    verdict,
    planes: planeVerdicts(study, row),
    sentence: demandSentence(verdict, legs),
    legs,
  };
}

/** The sentence of the first leg with the worst verdict, and how many other legs share it. */
function demandSentence(verdict: Verdict, legs: readonly LegReport[]): string {
  const deciding = legs.filter((leg) => leg.verdict === verdict);
  const [first, ...others] = deciding;
  if (!first) return PLAIN_SENTENCES[verdict];
  if (others.length === 0) return first.sentence;
  if (verdict === 'clean')
    return `${first.sentence} So ${others.length === 1 ? 'is the other leg' : `are the other ${others.length} legs`}.`;
  return `${first.sentence} ${counted(others.length, 'other leg')} of the service ${others.length === 1 ? 'is' : 'are'} ${verdict} too.`;
}

const PLAIN_SENTENCES: Readonly<Record<Verdict, string>> = {
  clean: 'A clean path is proven.',
  undetermined: 'Not proven: the answer depends on unknown elements or suppliers.',
  blocked: 'No clean path exists.',
  disconnected: 'The ends are not connected at all.',
};

function planeVerdicts(study: Study, row: number): Partial<Record<Plane, Verdict>> {
  const { planes } = study.policy.network;
  const result: Partial<Record<Plane, Verdict>> = {};
  for (const plane of PLANES) {
    const position = planes.indexOf(plane);
    if (position >= 0) result[plane] = VERDICTS[study.table.planeVerdict[row * planes.length + position]!]!;
  }
  return result;
}

function legReport(study: Study, cite: Citations, row: number, evidence: LegEvidence): LegReport {
  const leg = study.dossier.demands[row]!.legs[evidence.leg]!;
  const route = evidence.path ?? evidence.route;
  const findings = [...(evidence.cut?.members ?? []), ...(evidence.offenders ?? []), ...(evidence.unknown ?? [])];
  const culprits = distinct(findings).map((finding) => culprit(cite, finding));
  const ends = leg.elements === undefined ? [leg.from, leg.to] : leg.elements;
  for (const id of ends) if (id !== undefined) cite.cite(study.dossier.elements.indexOf.get(id)!);
  return {
    plane: evidence.plane,
    kind: leg.elements === undefined ? 'path' : 'set',
    ...(leg.from === undefined ? {} : { from: leg.from }),
    ...(leg.to === undefined ? {} : { to: leg.to }),
    ...(leg.elements === undefined ? {} : { elements: leg.elements }),
    verdict: evidence.verdict,
    reason: reasonOf(evidence, leg.elements !== undefined),
    sentence: legSentence(study, cite, leg, evidence),
    ...(route === undefined ? {} : { route: route.elements.map((element) => cite.cite(element)) }),
    ...(culprits.length === 0 ? {} : { culprits }),
    ...(evidence.route === undefined ? {} : { cleaningCost: roundResult(evidence.route.cost) }),
  };
}

function reasonOf(evidence: LegEvidence, isSet: boolean): LegReport['reason'] {
  switch (evidence.verdict) {
    case 'clean':
      return isSet ? 'all-clean' : 'clean-path';
    case 'undetermined':
      return isSet ? 'unknown-member' : 'unknown-on-path';
    case 'disconnected':
      return 'no-path';
    case 'blocked':
      return evidence.reason === 'none' ? 'cut' : evidence.reason;
  }
}

function culprit(cite: Citations, finding: ElementFinding): NonNullable<LegReport['culprits']>[number] {
  return {
    element: cite.cite(finding.element),
    roots: finding.roots.roots.map((root) => cite.cite(root)),
    rootCount: finding.roots.total,
    chain: finding.chain.steps.map((step) => ({
      element: cite.cite(step.element),
      ...(step.type === undefined ? {} : { relation: step.type }),
    })),
    ...(finding.replacementCost > 0 ? { cost: roundResult(finding.replacementCost) } : {}),
  };
}

function distinct(findings: readonly ElementFinding[]): ElementFinding[] {
  return [...new Map(findings.map((finding) => [finding.element, finding])).values()];
}
