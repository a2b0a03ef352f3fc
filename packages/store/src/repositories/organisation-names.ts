import { sql, type SqlBool } from 'kysely';
import type { Queryable } from '../store.js';
import { prefixPattern, textMatches } from './like-pattern.js';

/** Organisations whose name begins with a text, in any case, by name. */
export async function organisationsByPrefix(
  db: Queryable,
  prefix: string,
  limit: number,
): Promise<{ id: string; name: string }[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where(sql<SqlBool>`lower(name collate "C") like ${prefixPattern(prefix)}`)
    .orderBy(sql`lower(name collate "C")`)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.filter(({ name }) => textMatches(name, prefix, 'prefix'));
}

/** The organisation that runs the installation; undefined before it is set up. */
export async function hostOrganisationId(db: Queryable): Promise<string | undefined> {
  const row = await db.selectFrom('organisation').select('id').where('host', '=', true).limit(1).executeTakeFirst();
  return row?.id;
}
