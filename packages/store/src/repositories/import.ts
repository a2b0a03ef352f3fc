import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../paging.js';
import type { ImportProblemTable, ImportTable } from '../schema/database.js';
import type { Queryable } from '../store.js';

export type ImportRow = Selectable<ImportTable>;
export type ImportProblemRow = Selectable<ImportProblemTable>;
/** `files`, `upload_ids`, `counts`, `change` are JSON texts. */
export type NewImport = Insertable<ImportTable>;

export async function insertImport(db: Queryable, row: NewImport): Promise<ImportRow> {
  return db.insertInto('import').values(row).returningAll().executeTakeFirstOrThrow();
}

export async function importById(db: Queryable, networkId: string, id: string): Promise<ImportRow | undefined> {
  return db
    .selectFrom('import')
    .selectAll()
    .where('network_id', '=', networkId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Newest first. */
export async function listImports(db: Queryable, networkId: string, page: PageRequest): Promise<Page<ImportRow>> {
  const after = decodeCursor(page.cursor, 'ds');
  let query = db
    .selectFrom('import')
    .selectAll()
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

/**
 * Changes an import, only from one of the states given; undefined where it is in another or gone. This is what keeps
 * an import from being applied twice.
 */
export async function updateImport(
  db: Queryable,
  key: { readonly networkId: string; readonly id: string; readonly from?: readonly string[] },
  change: Omit<Updateable<ImportTable>, 'network_id' | 'id'>,
): Promise<ImportRow | undefined> {
  let query = db.updateTable('import').set(change).where('network_id', '=', key.networkId).where('id', '=', key.id);
  if (key.from) query = query.where('state', 'in', [...key.from]);
  return query.returningAll().executeTakeFirst();
}

/** Problems of one import, in the order to be shown. `body` is the problem. */
export interface NewImportProblem {
  readonly severity: string;
  readonly code: string;
  readonly body: object;
}

/** Appends problems from rank `firstRank` on; give them in chunks of some ten thousand. */
export async function insertImportProblems(
  db: Queryable,
  key: { readonly networkId: string; readonly importId: string },
  firstRank: number,
  problems: readonly NewImportProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  await sql`insert into import_problem (network_id, import_id, rank, severity, code, body)
    select ${key.networkId}, ${key.importId}, ${firstRank}::int + (u.at - 1)::int, u.severity, u.code, u.body::json
    from unnest(${problems.map((p) => p.severity)}::text[], ${problems.map((p) => p.code)}::text[],
      ${problems.map((p) => JSON.stringify(p.body))}::text[]) with ordinality as u (severity, code, body, at)`.execute(
    db,
  );
}

export interface ImportProblemFilter {
  readonly severity?: string | undefined;
  readonly code?: string | undefined;
}

/** Problems in order of rank: errors first. */
export async function listImportProblems(
  db: Queryable,
  key: { readonly networkId: string; readonly importId: string },
  filter: ImportProblemFilter,
  page: PageRequest,
): Promise<Page<ImportProblemRow>> {
  const after = decodeCursor(page.cursor, 'n');
  let query = db
    .selectFrom('import_problem')
    .selectAll()
    .where('network_id', '=', key.networkId)
    .where('import_id', '=', key.importId)
    .orderBy('rank')
    .limit(page.limit + 1);
  if (after) query = query.where('rank', '>', Number(after[0]));
  if (filter.severity !== undefined) query = query.where('severity', '=', filter.severity);
  if (filter.code !== undefined) query = query.where('code', '=', filter.code);
  return pageOf(
    await query.execute(),
    page.limit,
    (row) => [row.rank],
    (row) => row,
  );
}

export async function deleteImportProblems(db: Queryable, networkId: string, importId: string): Promise<void> {
  await db.deleteFrom('import_problem').where('network_id', '=', networkId).where('import_id', '=', importId).execute();
}
