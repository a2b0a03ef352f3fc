import type { Insertable, Selectable } from 'kysely';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../paging.js';
import type { AssessmentTable } from '../schema/database.js';
import type { Queryable } from '../store.js';

export type AssessmentRow = Selectable<AssessmentTable>;
/** What lists and headers show: all but the two documents. */
export type AssessmentHead = Omit<AssessmentRow, 'policy'>;

/** `policy` and `summary` are JSON texts. */
export type NewAssessment = Insertable<AssessmentTable>;

const HEAD = [
  'network_id',
  'id',
  'snapshot_id',
  'snapshot_seq',
  'content_hash',
  'policy_id',
  'policy_version',
  'policy_title',
  'policy_hash',
  'as_of',
  'summary',
  'previous_id',
  'document_bytes',
  'created_by',
  'created_at',
] as const;

/**
 * Publishes an assessment whose rows (`writeAssessmentRows`) and binaries are stored: from here it exists, as the newest
 * one of its network. Give the transaction.
 */
export async function insertAssessment(tx: Queryable, row: NewAssessment): Promise<void> {
  await tx.insertInto('assessment').values(row).execute();
  await tx
    .updateTable('network')
    .set((eb) => ({ newest_assessment_id: row.id, version: eb('version', '+', 1) }))
    .where('id', '=', row.network_id)
    .execute();
}

export async function assessmentById(
  db: Queryable,
  networkId: string,
  id: string,
): Promise<AssessmentHead | undefined> {
  return db
    .selectFrom('assessment')
    .select(HEAD)
    .where('network_id', '=', networkId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The policy it was made under, whole. */
export async function assessmentPolicy(db: Queryable, networkId: string, id: string): Promise<object | undefined> {
  const row = await db
    .selectFrom('assessment')
    .select('policy')
    .where('network_id', '=', networkId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.policy;
}

/** The newest assessment of each of these ids that exists, for lists of networks. */
export async function assessmentsByIds(
  db: Queryable,
  networkIds: readonly string[],
  ids: readonly string[],
): Promise<AssessmentHead[]> {
  if (ids.length === 0 || networkIds.length === 0) return [];
  return db
    .selectFrom('assessment')
    .select(HEAD)
    .where('network_id', 'in', [...networkIds])
    .where('id', 'in', [...ids])
    .execute();
}

/** Newest first. */
export async function listAssessments(
  db: Queryable,
  networkId: string,
  page: PageRequest,
): Promise<Page<AssessmentHead>> {
  const after = decodeCursor(page.cursor, 'ds');
  let query = db
    .selectFrom('assessment')
    .select(HEAD)
    .where('network_id', '=', networkId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(new Date(after[0] as string), String(after[1]))),
    );
  return pageOf(
    await query.execute(),
    page.limit,
    (row) => [row.created_at.toISOString(), row.id],
    (row) => row,
  );
}
