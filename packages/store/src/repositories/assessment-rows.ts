import type { Selectable, SqlBool } from 'kysely';
import { sql } from 'kysely';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../paging.js';
import type { AssessmentDemandTable, AssessmentSupplierTable, DecisionTable } from '../schema/database.js';
import type { Queryable, Store } from '../store.js';
import { assessmentRowParts, type AssessmentRowPart, type AssessmentRows } from './assessment-row-parts.js';
import { bulkInsert } from './bulk-insert.js';
import { containsPattern, textMatches } from './like-pattern.js';
import { storableText } from './storable-text.js';

export type AssessmentDemandRow = Selectable<AssessmentDemandTable>;
export type AssessmentSupplierRow = Selectable<AssessmentSupplierTable>;
export type DecisionRow = Selectable<DecisionTable>;

export interface AssessmentKey {
  readonly networkId: string;
  readonly assessmentId: string;
}

/**
 * Writes the rows of an assessment nobody sees yet: `insertAssessment` publishes it. Written again from the start it
 * replaces what an interrupted try left.
 */
export async function writeAssessmentRows(
  store: Store,
  key: AssessmentKey,
  rows: AssessmentRows,
  signal?: AbortSignal,
): Promise<void> {
  await deleteAssessmentRows(store.db, key);
  for (const part of assessmentRowParts(rows)) {
    signal?.throwIfAborted();
    await writeAssessmentRowPart(store, key, part);
  }
}

/** Writes one part of the rows of an assessment nobody sees yet; `deleteAssessmentRows` before the first. */
export async function writeAssessmentRowPart(store: Store, key: AssessmentKey, part: AssessmentRowPart): Promise<void> {
  const constants = { network_id: key.networkId, assessment_id: key.assessmentId };
  await bulkInsert(store.db, part.table, constants, part.columns);
}

export async function deleteAssessmentRows(db: Queryable, key: AssessmentKey): Promise<void> {
  for (const table of ['assessment_demand', 'assessment_supplier', 'decision'] as const)
    await db
      .deleteFrom(table)
      .where('network_id', '=', key.networkId)
      .where('assessment_id', '=', key.assessmentId)
      .execute();
}

export interface DemandFilter {
  readonly verdict?: string | undefined;
  readonly service?: string | undefined;
  /** Part of the name or id, in any case. */
  readonly text?: string | undefined;
}

/** Demands by rank. */
export async function listAssessmentDemands(
  db: Queryable,
  key: AssessmentKey,
  filter: DemandFilter,
  page: PageRequest,
): Promise<Page<AssessmentDemandRow>> {
  const after = decodeCursor(page.cursor, 'n');
  let query = db
    .selectFrom('assessment_demand')
    .selectAll()
    .where('network_id', '=', key.networkId)
    .where('assessment_id', '=', key.assessmentId)
    .orderBy('rank')
    .limit(page.limit + 1);
  if (after) query = query.where('rank', '>', Number(after[0]));
  if (filter.verdict !== undefined) query = query.where('verdict', '=', filter.verdict);
  if (filter.service !== undefined) query = query.where('service', '=', storableText(filter.service));
  if (filter.text !== undefined) query = query.where(matches(sql.ref('demand_id'), filter.text));
  return matching(await query.execute(), page.limit, filter.text, (row) => row.demand_id);
}

export async function assessmentDemand(
  db: Queryable,
  key: AssessmentKey,
  demandId: string,
): Promise<AssessmentDemandRow | undefined> {
  return db
    .selectFrom('assessment_demand')
    .selectAll()
    .where('network_id', '=', key.networkId)
    .where('assessment_id', '=', key.assessmentId)
    .where('demand_id', '=', demandId)
    .executeTakeFirst();
}

/** Demands per verdict and service, for filters. */
export async function countAssessmentDemands(
  db: Queryable,
  key: AssessmentKey,
): Promise<{ verdict: string; service: string | null; demands: number }[]> {
  return db
    .selectFrom('assessment_demand')
    .select((eb) => ['verdict', 'service', eb.fn.countAll<number>().as('demands')])
    .where('network_id', '=', key.networkId)
    .where('assessment_id', '=', key.assessmentId)
    .groupBy(['verdict', 'service'])
    .orderBy('verdict')
    .orderBy('service')
    .execute();
}

/** Suppliers by rank. */
export async function listAssessmentSuppliers(
  db: Queryable,
  key: AssessmentKey,
  filter: { readonly text?: string | undefined },
  page: PageRequest,
): Promise<Page<AssessmentSupplierRow>> {
  const after = decodeCursor(page.cursor, 'n');
  let query = db
    .selectFrom('assessment_supplier')
    .selectAll()
    .where('network_id', '=', key.networkId)
    .where('assessment_id', '=', key.assessmentId)
    .orderBy('rank')
    .limit(page.limit + 1);
  if (after) query = query.where('rank', '>', Number(after[0]));
  if (filter.text !== undefined) query = query.where(matches(sql.ref('supplier_id'), filter.text));
  return matching(await query.execute(), page.limit, filter.text, (row) => row.supplier_id);
}

export async function assessmentSupplier(
  db: Queryable,
  key: AssessmentKey,
  supplierId: string,
): Promise<AssessmentSupplierRow | undefined> {
  return db
    .selectFrom('assessment_supplier')
    .selectAll()
    .where('network_id', '=', key.networkId)
    .where('assessment_id', '=', key.assessmentId)
    .where('supplier_id', '=', supplierId)
    .executeTakeFirst();
}

/** Decisions of an assessment, or of one supplier in it. */
export async function listDecisions(db: Queryable, key: AssessmentKey, supplierId?: string): Promise<DecisionRow[]> {
  let query = db
    .selectFrom('decision')
    .selectAll()
    .where('network_id', '=', key.networkId)
    .where('assessment_id', '=', key.assessmentId)
    .orderBy('supplier_id')
    .orderBy('tier');
  if (supplierId !== undefined) query = query.where('supplier_id', '=', supplierId);
  return query.execute();
}

/** The page of these rows; those the pattern took by its wildcard for letters it cannot fold are left out of it. */
function matching<R extends { rank: number; name: string }>(
  rows: readonly R[],
  limit: number,
  text: string | undefined,
  idOf: (row: R) => string,
): Page<R> {
  const page = pageOf(
    rows,
    limit,
    (row) => [row.rank],
    (row) => row,
  );
  if (text === undefined) return page;
  const fits = (row: R): boolean => textMatches(row.name, text, 'part') || textMatches(idOf(row), text, 'part');
  return { ...page, items: page.items.filter(fits) };
}

function matches(id: ReturnType<typeof sql.ref>, text: string) {
  const pattern = containsPattern(text);
  return sql<SqlBool>`(lower(${id}) like ${pattern} or lower(name collate "C") like ${pattern})`;
}
