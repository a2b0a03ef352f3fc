import { BULK_ROWS, type BulkColumn } from './bulk-column.js';
import { storableText } from './storable-text.js';

/** Rows of an assessment, in the order to be shown: their rank is their position. */
export interface AssessmentRows {
  readonly demands: readonly {
    readonly id: string;
    readonly name: string;
    readonly service?: string | undefined;
    readonly verdict: string;
    readonly body: object;
  }[];
  readonly suppliers: readonly { readonly id: string; readonly name: string; readonly body: object }[];
  readonly decisions: readonly {
    readonly supplierId: string;
    readonly tier: string;
    readonly outcome: string;
    readonly lower: number;
    readonly upper: number;
    readonly coverage: number;
  }[];
}

export interface AssessmentRowPart {
  readonly table: 'assessment_demand' | 'assessment_supplier' | 'decision';
  readonly columns: readonly BulkColumn[];
}

/** The rows of an assessment as columns, one statement a part. Pure: a worker thread can make them. */
export function* assessmentRowParts(rows: AssessmentRows): Generator<AssessmentRowPart> {
  yield* chunked('assessment_demand', rows.demands, (chunk, from) => [
    { name: 'demand_id', type: 'text', values: chunk.map((d) => d.id) },
    { name: 'rank', type: 'integer', values: chunk.map((_, at) => from + at) },
    { name: 'name', type: 'text', values: chunk.map((d) => storableText(d.name)) },
    {
      name: 'service',
      type: 'text',
      values: chunk.map((d) => (d.service === undefined ? null : storableText(d.service))),
    },
    { name: 'verdict', type: 'text', values: chunk.map((d) => d.verdict) },
    { name: 'body', type: 'json', values: chunk.map((d) => JSON.stringify(d.body)) },
  ]);
  yield* chunked('assessment_supplier', rows.suppliers, (chunk, from) => [
    { name: 'supplier_id', type: 'text', values: chunk.map((s) => s.id) },
    { name: 'rank', type: 'integer', values: chunk.map((_, at) => from + at) },
    { name: 'name', type: 'text', values: chunk.map((s) => storableText(s.name)) },
    { name: 'body', type: 'json', values: chunk.map((s) => JSON.stringify(s.body)) },
  ]);
  yield* chunked('decision', rows.decisions, (chunk) => [
    { name: 'supplier_id', type: 'text', values: chunk.map((d) => d.supplierId) },
    { name: 'tier', type: 'text', values: chunk.map((d) => d.tier) },
    { name: 'outcome', type: 'text', values: chunk.map((d) => d.outcome) },
    { name: 'lower', type: 'double precision', values: chunk.map((d) => d.lower) },
    { name: 'upper', type: 'double precision', values: chunk.map((d) => d.upper) },
    { name: 'coverage', type: 'double precision', values: chunk.map((d) => d.coverage) },
  ]);
}

function* chunked<T>(
  table: AssessmentRowPart['table'],
  all: readonly T[],
  columns: (chunk: readonly T[], from: number) => BulkColumn[],
): Generator<AssessmentRowPart> {
  for (let from = 0; from < all.length; from += BULK_ROWS)
    yield { table, columns: columns(all.slice(from, from + BULK_ROWS), from) };
}
