import type { Insertable, Selectable } from 'kysely';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../paging.js';
import type { NetworkTable } from '../schema/database.js';
import type { Queryable } from '../store.js';

export type NetworkRow = Selectable<NetworkTable>;
export type NewNetwork = Pick<
  Insertable<NetworkTable>,
  'id' | 'organisation_id' | 'name' | 'description' | 'created_at'
>;

/** What an organisation may do with a network: its own, or by a grant. */
export interface NetworkAccess {
  readonly network: NetworkRow;
  readonly ownerName: string;
  readonly access: 'owner' | 'edit' | 'read' | 'supplier-file';
  /** With `supplier-file`: the supplier the organisation is. */
  readonly supplierId: string | null;
}

/** Throws `name-taken` where the organisation has one of that name. */
export async function insertNetwork(db: Queryable, network: NewNetwork): Promise<NetworkRow> {
  return db.insertInto('network').values(network).returningAll().executeTakeFirstOrThrow();
}

/** Undefined where there is none or it is deleted. */
export async function networkById(db: Queryable, id: string): Promise<NetworkRow | undefined> {
  return db.selectFrom('network').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst();
}

/** Undefined where the organisation has no access of any kind: to it, the network does not exist. */
export async function networkAccess(
  db: Queryable,
  id: string,
  organisationId: string,
): Promise<NetworkAccess | undefined> {
  const row = await readable(db, organisationId).where('network.id', '=', id).executeTakeFirst();
  return row && accessOf(row, organisationId);
}

/** Networks an organisation owns or has a grant for, newest first. */
export async function listReadableNetworks(
  db: Queryable,
  organisationId: string,
  page: PageRequest,
): Promise<Page<NetworkAccess>> {
  const after = decodeCursor(page.cursor, 'ds');
  let query = readable(db, organisationId)
    .orderBy('network.created_at', 'desc')
    .orderBy('network.id', 'desc')
    .limit(page.limit + 1);
  if (after)
    query = query.where((eb) =>
      eb(
        eb.refTuple('network.created_at', 'network.id'),
        '<',
        eb.tuple(new Date(after[0] as string), String(after[1])),
      ),
    );
  return pageOf(
    await query.execute(),
    page.limit,
    (row) => [row.created_at.toISOString(), row.id],
    (row) => accessOf(row, organisationId),
  );
}

/** Ids of the networks an organisation may see as a whole: not those where it only sees its own supplier file. */
export async function readableNetworkIds(db: Queryable, organisationId: string): Promise<string[]> {
  const rows = await readable(db, organisationId)
    .where((eb) =>
      eb.or([eb('network.organisation_id', '=', organisationId), eb('network_grant.access', '!=', 'supplier-file')]),
    )
    .execute();
  return rows.map((row) => row.id);
}

/** Renames or describes a network at the version read; undefined where it changed meanwhile. */
export async function updateNetwork(
  db: Queryable,
  id: string,
  version: number,
  change: { readonly name?: string | undefined; readonly description?: string | undefined },
): Promise<NetworkRow | undefined> {
  return db
    .updateTable('network')
    .set((eb) => ({
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.description === undefined ? {} : { description: change.description }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** Holds the row of a network until the transaction ends, so that changes of one network follow each other. */
export async function lockNetwork(tx: Queryable, id: string): Promise<NetworkRow | undefined> {
  return tx
    .selectFrom('network')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** Marks a network deleted; false where it is already. Its rows go by `purgeNetwork` afterwards. */
export async function markNetworkDeleted(db: Queryable, id: string, at: Date): Promise<boolean> {
  const result = await db
    .updateTable('network')
    .set({ deleted_at: at })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Networks marked deleted whose rows are not gone yet. */
export async function deletedNetworkIds(db: Queryable): Promise<string[]> {
  const rows = await db.selectFrom('network').select('id').where('deleted_at', 'is not', null).orderBy('id').execute();
  return rows.map((row) => row.id);
}

function readable(db: Queryable, organisationId: string) {
  return db
    .selectFrom('network')
    .leftJoin('network_grant', (join) =>
      join
        .onRef('network_grant.network_id', '=', 'network.id')
        .on('network_grant.organisation_id', '=', organisationId),
    )
    .leftJoin('organisation', 'organisation.id', 'network.organisation_id')
    .selectAll('network')
    .select([
      'organisation.name as owner_name',
      'network_grant.access as granted',
      'network_grant.supplier_id as supplier_id',
    ])
    .where('network.deleted_at', 'is', null)
    .where((eb) =>
      eb.or([eb('network.organisation_id', '=', organisationId), eb('network_grant.organisation_id', 'is not', null)]),
    );
}

function accessOf(
  row: NetworkRow & { owner_name: string | null; granted: string | null; supplier_id: string | null },
  organisationId: string,
): NetworkAccess {
  const { owner_name, granted, supplier_id, ...network } = row;
  const owner = network.organisation_id === organisationId;
  return {
    network,
    ownerName: owner_name ?? '',
    access: owner ? 'owner' : (granted as NetworkAccess['access']),
    supplierId: owner ? null : supplier_id,
  };
}
