import type { Insertable, Selectable, Updateable } from 'kysely';
import type { PersonTable } from '../schema/database.js';
import type { Queryable } from '../store.js';

export type PersonRow = Selectable<PersonTable>;

export function insertPerson(q: Queryable, row: Insertable<PersonTable>): Promise<unknown> {
  return q.insertInto('person').values(row).execute();
}

export function findPerson(q: Queryable, id: string): Promise<PersonRow | undefined> {
  return q.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
}

/** `email` in lower case. */
export function findPersonByEmail(q: Queryable, email: string): Promise<PersonRow | undefined> {
  return q.selectFrom('person').selectAll().where('email', '=', email).executeTakeFirst();
}

export function updatePersonRow(
  q: Queryable,
  id: string,
  set: Pick<Updateable<PersonTable>, 'name' | 'locale' | 'theme' | 'password_hash'>,
): Promise<unknown> {
  return q.updateTable('person').set(set).where('id', '=', id).execute();
}

export async function personExists(q: Queryable): Promise<boolean> {
  return (await q.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined;
}
