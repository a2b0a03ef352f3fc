import type { VERDICTS } from '@cleanpath/model';
import {
  ASSESSMENT_FORMAT,
  trustCode,
  TRUST_STATES,
  type Assessment,
  type DemandReport,
  type Dossier,
  type Policy,
  type Problem,
  type TrustState,
  type VerdictCounts,
} from '@cleanpath/model';
import { effectiveState, verdictCounts, type TrustView } from '@cleanpath/network';
import type { Catalogs } from '@cleanpath/trust';
import { causeFindings } from './causes.js';
import { citations } from './citations.js';
import { completeness } from './completeness.js';
import { concentrationReports } from './concentration-reports.js';
import { contentHash, valueHash } from './content-hash.js';
import { demandFindings } from './demand-reports.js';
import { ENGINE_VERSION } from './engine-version.js';
import { headline } from './headline.js';
import { study, type Study } from './study.js';
import { supplierLists } from './supplier-dependence.js';
import { supplierReports } from './supplier-reports.js';
import { unknownReports } from './unknowns.js';

export interface AssessOptions {
  readonly catalogs: Catalogs;
  readonly policy: Policy;
  /** Date the assessment is made for, YYYY-MM-DD. Analyses read no clock. */
  readonly asOf: string;
  /** Hash of the facts, from `snapshotHash`. */
  readonly snapshotHash: string;
  /** Evidence recorded later is not used; default asOf. */
  readonly knownAt?: string;
  /** Seed of the weight sampling; default 1. */
  readonly seed?: number;
  /** Warnings of the load, counted in the assessment. */
  readonly problems?: readonly Problem[];
}

export interface AssessResult {
  readonly assessment: Assessment;
  readonly dossier: Dossier;
  /** Trust code per element with everything it depends on: 0 trusted, 1 unknown, 2 untrusted. */
  readonly effective: Uint8Array;
  /** What the analyses found, for questions the document does not answer. */
  readonly study: Study;
}

const DEFAULT_SEED = 1;

/**
 * The main job: from facts, evidence and policy to verdicts with their reasons. Pure: the same inputs give the same
 * document, byte for byte, on any machine.
 */
export function assess(dossier: Dossier, options: AssessOptions): AssessResult {
  const { policy, catalogs, asOf } = options;
  const found = study(dossier, { seed: DEFAULT_SEED, ...options });
  const cite = citations(found);
  const demands = demandFindings(found, cite);
  const { causes, actions } = causeFindings(found, cite, demands.evidence);
  const unknowns = unknownReports(found, cite);
  const totals = verdictCounts(found.table);
  const exposure = supplierLists(found.network, 'exposure');
  const concentration = concentrationReports(found, exposure);
  const effective = effectiveStates(found.view);
  const document: Omit<Assessment, 'contentHash'> = {
    assessment: ASSESSMENT_FORMAT,
    engine: ENGINE_VERSION,
    asOf,
    network: networkFacts(dossier, options.snapshotHash),
    policy: {
      id: policy.id,
      version: policy.version,
      hash: valueHash(policy),
      title: policy.title,
      authority: policy.authority,
      planes: policy.network.planes,
    },
    catalogs: catalogFacts(catalogs, policy),
    headline: headline(found, totals, causes, unknowns, (id) => cite.title(dossier.elements.indexOf.get(id)!)),
    totals: { ...totals, ...shares(totals) },
    planes: policy.network.planes.map((plane) => ({ plane, ...verdictCounts(found.table, plane) })),
    services: byService(demands.reports),
    elementStates: { own: tally(found.own.state), effective: tally(effective) },
    completeness: completeness(found),
    causes,
    unknowns,
    actions,
    demands: [...demands.reports],
    suppliers: supplierReports(found, demands.evidence, exposure),
    concentration: concentration.reports,
    ...(concentration.thresholds === undefined ? {} : { concentrationThresholds: concentration.thresholds }),
    elements: cite.elements(),
    problems: problemCounts(options.problems ?? []),
    limits: limits(demands.unwitnessed, concentration.omitted),
    provenance: cite.provenance(),
  };
  return { assessment: { ...document, contentHash: contentHash(document) }, dossier, effective, study: found };
}

function effectiveStates(view: TrustView): Uint8Array {
  return Uint8Array.from({ length: view.network.count }, (_, row) => trustCode(effectiveState(view, row)));
}

function networkFacts(dossier: Dossier, snapshotHash: string): Assessment['network'] {
  const { manifest } = dossier;
  return {
    id: manifest.id,
    name: manifest.name,
    ...(manifest.description === undefined ? {} : { description: manifest.description }),
    ...(manifest.currency === undefined ? {} : { currency: manifest.currency }),
    synthetic: manifest.synthetic ?? [],
    elements: dossier.elements.count,
    relations: dossier.relations.count,
    suppliers: dossier.suppliers.length,
    demands: dossier.demands.length,
    evidence: dossier.evidence.length,
    snapshotHash,
  };
}

/** The catalogs this assessment rests on. */
function catalogFacts(catalogs: Catalogs, policy: Policy): Assessment['catalogs'] {
  const criteria = catalogs.criteria.get(policy.criteriaCatalog);
  return [
    ...(criteria ? [criteria] : []),
    catalogs.evidenceTypes,
    catalogs.trustParameters,
    catalogs.assetSensitivity,
    catalogs.concentrationThresholds,
  ].map((catalog) => ({ id: catalog.id, version: catalog.version, hash: valueHash(catalog) }));
}

function shares(totals: VerdictCounts): Pick<Assessment['totals'], 'provenShare' | 'possibleShare'> {
  const connected = totals.clean + totals.undetermined + totals.blocked;
  if (connected === 0) return { provenShare: null, possibleShare: null };
  const share = (n: number): number => Math.round((1e6 * n) / connected) / 1e6;
  return { provenShare: share(totals.clean), possibleShare: share(totals.clean + totals.undetermined) };
}

function byService(reports: readonly DemandReport[]): Assessment['services'] {
  const counts = new Map<string, Record<(typeof VERDICTS)[number], number>>();
  for (const report of reports) {
    const service = report.service ?? 'other';
    const row = counts.get(service) ?? { clean: 0, undetermined: 0, blocked: 0, disconnected: 0 };
    row[report.verdict]++;
    counts.set(service, row);
  }
  return [...counts].map(([service, row]) => ({ service, ...row })).sort((a, b) => (a.service < b.service ? -1 : 1));
}

function tally(states: Uint8Array): Record<TrustState, number> {
  const counts = { trusted: 0, unknown: 0, untrusted: 0 };
  for (const code of states) counts[TRUST_STATES[code]!]++;
  return counts;
}

function problemCounts(problems: readonly Problem[]): Assessment['problems'] {
  const byCode = new Map<string, { count: number; message: string }>();
  for (const item of problems) {
    const entry = byCode.get(item.code);
    if (entry) entry.count++;
    else byCode.set(item.code, { count: 1, message: item.message });
  }
  return [...byCode].map(([code, entry]) => ({ code, ...entry })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

function limits(unwitnessed: number, omittedCells: number): string[] {
  return [
    'A clean path is one that exists; whether routing uses it is not judged here.',
    'Exposure spreads along dependencies however redundant they are; failure follows redundancy groups. The two are never mixed.',
    'Declared facts are taken as declared; nothing here observes the running network.',
    ...(unwitnessed > 0
      ? [`${unwitnessed} services carry a verdict without a drawn witness; ask for one with “cleanpath explain”.`]
      : []),
    ...(omittedCells > 0 ? [`${omittedCells} smaller concentration cells are left out.`] : []),
  ];
}
