import { sql, type Insertable, type Selectable } from 'kysely';
import type { OrganisationTable } from '../schema/database.js';
import type { Queryable } from '../store.js';

export type OrganisationRow = Selectable<OrganisationTable>;

export function insertOrganisation(q: Queryable, row: Insertable<OrganisationTable>): Promise<unknown> {
  return q.insertInto('organisation').values(row).execute();
}

export function findOrganisation(q: Queryable, id: string): Promise<OrganisationRow | undefined> {
  return q.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirst();
}

export function listOrganisations(
  q: Queryable,
  page: { after?: string | undefined; limit: number },
): Promise<OrganisationRow[]> {
  let query = q.selectFrom('organisation').selectAll();
  if (page.after !== undefined) query = query.where('id', '>', page.after);
  return query.orderBy('id').limit(page.limit).execute();
}

/** Holds the row until the end of the transaction, so that changes to the members of one organisation queue up. */
export function lockOrganisation(q: Queryable, id: string): Promise<OrganisationRow | undefined> {
  return q.selectFrom('organisation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Holds the organisation that runs the installation: names are given out one after the other. */
export function lockHost(q: Queryable): Promise<OrganisationRow | undefined> {
  return q.selectFrom('organisation').selectAll().where('host', '=', true).forUpdate().executeTakeFirst();
}

/** Names are compared without regard to case. */
export async function organisationNameTaken(q: Queryable, name: string, except?: string): Promise<boolean> {
  let query = q
    .selectFrom('organisation')
    .select('id')
    .where(sql`lower(name)`, '=', name.toLowerCase());
  if (except !== undefined) query = query.where('id', '<>', except);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

/** Renames where the version is still the one seen; undefined where somebody was faster. */
export function renameOrganisation(
  q: Queryable,
  id: string,
  name: string,
  version: number,
): Promise<OrganisationRow | undefined> {
  return q
    .updateTable('organisation')
    .set({ name, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
}
