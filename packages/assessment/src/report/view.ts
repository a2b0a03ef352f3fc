import {
  byCodeUnits,
  type Assessment,
  type CitedElement,
  type DemandReport,
  type SupplierReport,
} from '@cleanpath/model';
import type { WitnessNames } from './charts/witness-diagram.js';
import { MAX_ELEMENT_ROWS, MAX_LADDER_ROWS } from './limits.js';
import { anchor } from './names.js';
import type { ReportMap } from './map/map-types.js';

/** An assessment with what the sections look up in it. */
export interface ReportView extends WitnessNames {
  readonly assessment: Assessment;
  readonly map: ReportMap;
  /** Worst and most important first. */
  readonly demands: readonly DemandReport[];
  /** The suppliers most depended on first. */
  readonly suppliers: readonly SupplierReport[];
  /** Elements in the appendix: those that are not trusted first. */
  readonly elementRows: readonly CitedElement[];
  readonly synthetic: boolean;
  readonly demandName: (id: string) => string;
}

export function reportView(assessment: Assessment, map: ReportMap): ReportView {
  const elements = new Map(assessment.elements.map((element) => [element.id, element]));
  const suppliers = new Map(assessment.suppliers.map((supplier) => [supplier.id, supplier]));
  const elementRows = [...assessment.elements].sort(worstElementFirst).slice(0, MAX_ELEMENT_ROWS);
  const demandNames = new Map(assessment.demands.map(({ id, name }) => [id, name]));
  const linked = new Set(elementRows.map(({ id }) => id));
  const ranked = [...assessment.suppliers].sort(mostDependedFirst);
  const listed = new Set(ranked.slice(0, MAX_LADDER_ROWS).map(({ id }) => id));
  return {
    assessment,
    map,
    demands: [...assessment.demands].sort(worstDemandFirst),
    suppliers: ranked,
    elementRows,
    synthetic: assessment.network.synthetic.length > 0 || assessment.suppliers.some(({ fictional }) => fictional),
    demandName: (id) => demandNames.get(id) ?? id,
    element: (id) => elements.get(id),
    supplier: (id) => suppliers.get(id)?.name ?? id,
    elementLink: (id) => (linked.has(id) ? `#${anchor('element', id)}` : undefined),
    supplierLink: (id) => (listed.has(id) ? `#${anchor('supplier', id)}` : undefined),
  };
}

const VERDICT_RANK: Readonly<Record<string, number>> = { blocked: 0, undetermined: 1, disconnected: 2, clean: 3 };
const CRITICALITY_RANK: Readonly<Record<string, number>> = { critical: 0, important: 1, normal: 2 };
const STATE_RANK: Readonly<Record<string, number>> = { untrusted: 0, unknown: 1, trusted: 2 };

function worstDemandFirst(a: DemandReport, b: DemandReport): number {
  return (
    VERDICT_RANK[a.verdict]! - VERDICT_RANK[b.verdict]! ||
    (CRITICALITY_RANK[a.criticality] ?? 3) - (CRITICALITY_RANK[b.criticality] ?? 3) ||
    b.weight - a.weight ||
    byCodeUnits(a.id, b.id)
  );
}

function mostDependedFirst(a: SupplierReport, b: SupplierReport): number {
  return (
    b.blocks - a.blocks ||
    b.exposedDemands - a.exposedDemands ||
    b.brokenDemands - a.brokenDemands ||
    b.elements - a.elements ||
    byCodeUnits(a.id, b.id)
  );
}

function worstElementFirst(a: CitedElement, b: CitedElement): number {
  return (
    STATE_RANK[a.own]! - STATE_RANK[b.own]! ||
    STATE_RANK[a.effective]! - STATE_RANK[b.effective]! ||
    byCodeUnits(a.id, b.id)
  );
}
