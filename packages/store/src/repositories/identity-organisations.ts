import type { Insertable, Selectable } from 'kysely';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../paging.js';
import type { OrganisationTable } from '../schema/database.js';
import type { Queryable } from '../store.js';

export type OrganisationRow = Selectable<OrganisationTable>;

/** Throws `name-taken` where there is one of that name, whatever its case. */
export function insertOrganisation(q: Queryable, row: Insertable<OrganisationTable>): Promise<unknown> {
  return q.insertInto('organisation').values(row).execute();
}

export function findOrganisation(q: Queryable, id: string): Promise<OrganisationRow | undefined> {
  return q.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Organisations by id, that is by when they came; one alone where `only` is given. */
export async function listOrganisations(
  q: Queryable,
  page: PageRequest,
  only?: string,
): Promise<Page<OrganisationRow>> {
  const after = decodeCursor(page.cursor, 's');
  let query = q.selectFrom('organisation').selectAll();
  if (only !== undefined) query = query.where('id', '=', only);
  if (after) query = query.where('id', '>', String(after[0]));
  const rows = await query
    .orderBy('id')
    .limit(page.limit + 1)
    .execute();
  return pageOf(
    rows,
    page.limit,
    (row) => [row.id],
    (row) => row,
  );
}

/** Holds the row until the end of the transaction, so that changes to the members of one organisation queue up. */
export function lockOrganisation(q: Queryable, id: string): Promise<OrganisationRow | undefined> {
  return q.selectFrom('organisation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Throws `name-taken`. Renames where the version is still the one seen; undefined where somebody was faster. */
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
