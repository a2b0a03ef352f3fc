import type { Insertable, Selectable } from 'kysely';
import type { NetworkGrantTable } from '../schema/database.js';
import type { Queryable } from '../store.js';

export type GrantRow = Selectable<NetworkGrantTable>;

/** Grants of a network with the name of the organisation each goes to, by name. */
export async function listGrants(
  db: Queryable,
  networkId: string,
): Promise<(GrantRow & { organisation_name: string })[]> {
  return db
    .selectFrom('network_grant')
    .innerJoin('organisation', 'organisation.id', 'network_grant.organisation_id')
    .selectAll('network_grant')
    .select('organisation.name as organisation_name')
    .where('network_id', '=', networkId)
    .orderBy('organisation.name')
    .orderBy('organisation.id')
    .execute();
}

/** Gives or changes a grant; the moment of the first one stays. */
export async function putGrant(db: Queryable, grant: Insertable<NetworkGrantTable>): Promise<GrantRow> {
  return db
    .insertInto('network_grant')
    .values(grant)
    .onConflict((conflict) =>
      conflict
        .columns(['network_id', 'organisation_id'])
        .doUpdateSet({ access: grant.access, supplier_id: grant.supplier_id }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** False where there was none. */
export async function deleteGrant(db: Queryable, networkId: string, organisationId: string): Promise<boolean> {
  const result = await db
    .deleteFrom('network_grant')
    .where('network_id', '=', networkId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
