import type { Insertable, Selectable } from 'kysely';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../paging.js';
import type { PolicyTable } from '../schema/database.js';
import type { Queryable } from '../store.js';

export type PolicyRow = Selectable<PolicyTable>;

/** `body` is JSON text. Throws `policy-version-exists` where the organisation has this version. */
export async function insertPolicy(db: Queryable, policy: Insertable<PolicyTable>): Promise<PolicyRow> {
  return db.insertInto('policy').values(policy).returningAll().executeTakeFirstOrThrow();
}

/** A policy of one of the organisations or shipped; undefined else. */
export async function policyById(
  db: Queryable,
  organisationIds: readonly string[],
  id: string,
): Promise<PolicyRow | undefined> {
  return usable(db, organisationIds).selectAll().where('id', '=', id).executeTakeFirst();
}

/** A policy whoever stored it: for a job, whose maker was asked whether it may use it. */
export async function storedPolicy(db: Queryable, id: string): Promise<PolicyRow | undefined> {
  return db.selectFrom('policy').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One version as an organisation (null: Cleanpath) stored it. */
export async function policyByVersion(
  db: Queryable,
  organisationId: string | null,
  policyId: string,
  version: string,
): Promise<PolicyRow | undefined> {
  return db
    .selectFrom('policy')
    .selectAll()
    .where('organisation_id', organisationId === null ? 'is' : '=', organisationId)
    .where('policy_id', '=', policyId)
    .where('policy_version', '=', version)
    .executeTakeFirst();
}

/** Shipped policies and those of the organisations, newest first, without their bodies. */
export async function listPolicies(
  db: Queryable,
  organisationIds: readonly string[],
  page: PageRequest,
): Promise<Page<Omit<PolicyRow, 'body'>>> {
  const after = decodeCursor(page.cursor, 'ds');
  let query = usable(db, organisationIds)
    .select(['id', 'organisation_id', 'policy_id', 'policy_version', 'title', 'authority', 'hash', 'created_at'])
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

function usable(db: Queryable, organisationIds: readonly string[]) {
  const own = [...organisationIds];
  return db
    .selectFrom('policy')
    .where((eb) =>
      eb.or([eb('organisation_id', 'is', null), ...(own.length === 0 ? [] : [eb('organisation_id', 'in', own)])]),
    );
}
