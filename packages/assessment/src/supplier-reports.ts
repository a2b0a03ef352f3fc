import { byCodeUnits, roundResult, TIERS, type SupplierReport, type Tier } from '@cleanpath/model';
import type { DemandEvidence, ElementFinding, PartyLists } from '@cleanpath/network';
import type { EvidenceAssessment, SupplierAssessment } from '@cleanpath/trust';
import { supplierDependence } from './supplier-dependence.js';
import type { Study } from './study.js';
import { figure } from './words.js';

/** Everything about each supplier: decisions and evidence from trust, dependence from the network. By supplier id. */
export function supplierReports(
  study: Study,
  evidence: readonly DemandEvidence[],
  exposure: PartyLists,
): SupplierReport[] {
  const dependence = supplierDependence(study, exposure);
  const roots = rootDemands(study, evidence);
  return study.dossier.suppliers
    .map((supplier, row): SupplierReport => {
      const assessment = study.assessmentOf.get(supplier.id);
      return {
        id: supplier.id,
        name: supplier.name,
        fictional: supplier.fictional ?? false,
        jurisdictions: supplier.jurisdictions ?? [],
        group: controllingGroup(study, supplier.id),
        decisions: assessment ? decisions(assessment) : [],
        criteria: assessment ? criteria(assessment) : [],
        evidence: assessment ? evidenceRows(study, assessment) : [],
        next: assessment?.suggestions.map((suggestion) => suggestion.text) ?? [],
        ...dependence[row]!,
        blocks: roots.blocked[row]!,
        leavesOpen: roots.undetermined[row]!,
      };
    })
    .sort((a, b) => byCodeUnits(a.id, b.id));
}

function decisions(assessment: SupplierAssessment): SupplierReport['decisions'] {
  return TIERS.map((tier) => {
    const decision = assessment.tiers[tier];
    return {
      tier,
      outcome: decision.outcome,
      sentence: decision.sentence,
      lower: roundResult(decision.lower),
      upper: roundResult(decision.upper),
      coverage: roundResult(decision.coverage),
      accept: decision.required.acceptLower,
      exclude: decision.required.excludeUpper,
      minimumCoverage: decision.required.minCoverage,
      binding: decision.bindingNode,
      fragile: fragility(assessment, tier),
    };
  });
}

/** Single changes that change the outcome at the tier, and whether it hangs on the weights of the catalog. */
function fragility({ sensitivity }: SupplierAssessment, tier: Tier): string[] {
  const flips = (sensitivity?.flips ?? [])
    .filter((flip) => flip.tier === tier)
    .map((flip) => `${FLIP_WORDS[flip.cause]} ${flip.id}: ${flip.from} → ${flip.to}`);
  const smaa = sensitivity?.smaa;
  if (!smaa?.weightSensitive.includes(tier)) return flips;
  return [...flips, `Other weights of the criteria: another outcome in some of ${figure(smaa.draws)} weightings`];
}

const FLIP_WORDS = {
  'without-item': 'Without item',
  'without-source': 'Without source',
  'source-one-grade-lower': 'One grade lower for source',
  'source-one-grade-higher': 'One grade higher for source',
} as const;

function criteria(assessment: SupplierAssessment): SupplierReport['criteria'] {
  return assessment.nodes.map((node) => ({
    id: node.id,
    ...(node.parent === undefined ? {} : { parent: node.parent }),
    title: node.title,
    belief: roundResult(node.opinion.b),
    disbelief: roundResult(node.opinion.d),
    uncertainty: roundResult(node.opinion.u),
    mean: roundResult(node.mean),
    lower: roundResult(node.lower),
    upper: roundResult(node.upper),
    contested: node.contested,
    leaf: node.children.length === 0,
  }));
}

function evidenceRows(study: Study, assessment: SupplierAssessment): SupplierReport['evidence'] {
  const recordOf = new Map(study.dossier.evidence.map((item) => [item.id, item]));
  return assessment.evidence.flatMap((item) => {
    const record = recordOf.get(item.id);
    if (!record) return [];
    return [
      {
        id: item.id,
        criterion: record.criterion,
        type: record.type,
        source: record.source,
        grade: `${item.grade}${record.credibility}`,
        observedAt: record.observedAt,
        ...(record.expiresAt === undefined ? {} : { expiresAt: record.expiresAt }),
        support: record.support ?? (record.direction === 'refutes' ? 0 : 1),
        weight: roundResult(item.effectiveWeight),
        effect: roundResult(item.effect?.deltaMean ?? 0),
        ...noteOf(item),
        marking: record.marking ?? 'TLP:AMBER',
        ...(record.excerpt === undefined ? {} : { excerpt: record.excerpt }),
      },
    ];
  });
}

function noteOf(item: EvidenceAssessment): { note?: string } {
  if (item.dropped !== undefined) return { note: item.dropped.replaceAll('-', ' ') };
  if (item.inheritedFrom !== undefined) return { note: `reaches it through ${item.inheritedFrom}` };
  return item.affiliated ? { note: 'from the supplier or its affiliates' } : {};
}

/** Whom the supplier counts for at owner depth: its ultimate controller, or itself. */
export function controllingGroup(study: Study, supplier: string): string {
  return study.assessmentOf.get(supplier)?.ownership.group ?? supplier;
}

/** Blocked and undetermined demands whose reasons rest on an element of the supplier. */
function rootDemands(
  study: Study,
  evidence: readonly DemandEvidence[],
): { blocked: Int32Array; undetermined: Int32Array } {
  const size = study.dossier.suppliers.length;
  const result = { blocked: new Int32Array(size), undetermined: new Int32Array(size) };
  for (const item of evidence) {
    if (item.verdict !== 'blocked' && item.verdict !== 'undetermined') continue;
    const findings = item.legs
      .filter((leg) => leg.verdict === item.verdict)
      .flatMap((leg): readonly ElementFinding[] => [
        ...(leg.cut?.members ?? []),
        ...(leg.offenders ?? []),
        ...(leg.unknown ?? []),
      ]);
    for (const supplier of new Set(findings.flatMap((finding) => finding.suppliers))) result[item.verdict][supplier]!++;
  }
  return result;
}
