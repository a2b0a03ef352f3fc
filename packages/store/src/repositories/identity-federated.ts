import type { Queryable } from '../store.js';

export async function findFederatedPerson(q: Queryable, issuer: string, subject: string): Promise<string | undefined> {
  const row = await q
    .selectFrom('federated_identity')
    .select('person_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.person_id;
}

export function insertFederatedIdentity(
  q: Queryable,
  row: { issuer: string; subject: string; personId: string; now: Date },
): Promise<unknown> {
  return q
    .insertInto('federated_identity')
    .values({ issuer: row.issuer, subject: row.subject, person_id: row.personId, created_at: row.now })
    .execute();
}
