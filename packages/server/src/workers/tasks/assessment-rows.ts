import { byCodeUnits, VERDICTS, type Assessment, type DemandReport } from '@cleanpath/model';
import { rankedSuppliers } from './assessment-summary.js';
import { plain } from './network-rows.js';

export interface AssessedDemandRow {
  readonly demand_id: string;
  readonly rank: number;
  readonly name: string;
  readonly service: string | null;
  readonly verdict: string;
  readonly body: object;
}
export interface AssessedSupplierRow {
  readonly supplier_id: string;
  readonly rank: number;
  readonly name: string;
  readonly body: object;
}
export interface DecisionRow {
  readonly supplier_id: string;
  readonly tier: string;
  readonly outcome: string;
  readonly lower: number;
  readonly upper: number;
  readonly coverage: number;
}

/** A part of the queryable rows of an assessment. */
export type AssessmentRows =
  | { readonly kind: 'assessed-demands'; readonly rows: readonly AssessedDemandRow[] }
  | { readonly kind: 'assessed-suppliers'; readonly rows: readonly AssessedSupplierRow[] }
  | { readonly kind: 'decisions'; readonly rows: readonly DecisionRow[] };

const ROWS_A_PART = 1000;
/** A supplier row carries all its evidence: some tens of kilobytes. */
const SUPPLIERS_A_PART = 50;

/** Ranks give the order pages show: services worst first and by weight, suppliers by exposure. */
export function* assessmentRows(assessment: Assessment): Generator<AssessmentRows> {
  const demands = rankedDemands(assessment).map(({ legs: _legs, ...body }, rank) => ({
    demand_id: body.id,
    rank,
    name: plain(body.name),
    service: body.service === undefined ? null : plain(body.service),
    verdict: body.verdict,
    body,
  }));
  for (const rows of pieces(demands, ROWS_A_PART)) yield { kind: 'assessed-demands', rows };
  const suppliers = rankedSuppliers(assessment);
  const supplierRows = suppliers.map((body, rank) => ({ supplier_id: body.id, rank, name: plain(body.name), body }));
  for (const rows of pieces(supplierRows, SUPPLIERS_A_PART)) yield { kind: 'assessed-suppliers', rows };
  const decisions = suppliers.flatMap(({ id, decisions: tiers }) =>
    tiers.map(({ tier, outcome, lower, upper, coverage }) => ({
      supplier_id: id,
      tier,
      outcome,
      lower,
      upper,
      coverage,
    })),
  );
  for (const rows of pieces(decisions, ROWS_A_PART)) yield { kind: 'decisions', rows };
}

/** Worst verdict first: what has no connection or no clean path is what people look for. */
const WORST_FIRST: readonly (typeof VERDICTS)[number][] = ['blocked', 'disconnected', 'undetermined', 'clean'];

function rankedDemands({ demands }: Assessment): DemandReport[] {
  const badness = (report: DemandReport): number => WORST_FIRST.indexOf(report.verdict);
  return demands.toSorted((a, b) => badness(a) - badness(b) || b.weight - a.weight || byCodeUnits(a.id, b.id));
}

function* pieces<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}
