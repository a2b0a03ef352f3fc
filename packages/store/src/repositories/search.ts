import { sql, type RawBuilder } from 'kysely';
import type { Queryable } from '../store.js';
import { containsPattern, prefixPattern, textMatches } from './like-pattern.js';

export type SearchType = 'network' | 'supplier' | 'site' | 'demand' | 'product' | 'element';

export interface SearchRow {
  readonly type: SearchType;
  readonly networkId: string;
  readonly id: string;
  readonly name: string;
  /** Element: kind and site or region; demand: service; site: region. */
  readonly detail: string;
}

/** Shortest text for which parts of words are looked for: shorter ones are in everything. In characters. */
const SHORTEST_PART = 3;
/** Rows fetched for one shown: a pattern can take more than fits, see `like-pattern.ts`. */
const MARGIN = 2;

interface Source {
  readonly type: SearchType;
  readonly table: string;
  readonly id: string;
  readonly name: RawBuilder<unknown>;
  readonly detail: RawBuilder<unknown>;
  /** What the pattern is held against; the first part of each is an index. */
  readonly columns: readonly RawBuilder<unknown>[];
}

const SOURCES: readonly Source[] = [
  {
    type: 'supplier',
    table: 'supplier_row',
    id: 'supplier_id',
    name: sql`row.name`,
    detail: sql`''`,
    columns: [sql`lower(row.supplier_id)`, sql`lower(row.name collate "C")`],
  },
  {
    type: 'site',
    table: 'site_row',
    id: 'site',
    name: sql`row.site`,
    detail: sql`coalesce(row.region, '')`,
    columns: [sql`lower(row.site)`],
  },
  {
    type: 'demand',
    table: 'demand_row',
    id: 'demand_id',
    name: sql`row.name`,
    detail: sql`coalesce(row.service, '')`,
    columns: [sql`lower(row.demand_id)`, sql`lower(row.name collate "C")`],
  },
  {
    type: 'product',
    table: 'product_row',
    id: 'product_id',
    name: sql`row.name`,
    detail: sql`coalesce(row.supplier_id, '')`,
    columns: [sql`lower(row.product_id)`, sql`lower(row.name collate "C")`],
  },
  {
    type: 'element',
    table: 'element_row',
    id: 'element_id',
    name: sql`coalesce(row.name, row.element_id)`,
    detail: sql`row.kind || coalesce(' · ' || coalesce(row.site, row.region), '')`,
    columns: [sql`lower(row.element_id)`, sql`lower(left(row.name, 60)) collate "C"`],
  },
];

/**
 * Networks, suppliers, sites, demands, products and elements of the current snapshots of the networks given, whose id or
 * name begins with the text, then those that hold it anywhere; at most `limit`. The beginning is found by index; parts
 * are looked for network by network only while the limit is not reached.
 */
export async function searchRows(
  db: Queryable,
  query: { readonly networkIds: readonly string[]; readonly text: string; readonly limit: number },
): Promise<SearchRow[]> {
  const text = query.text.trim();
  if (text === '' || query.networkIds.length === 0 || query.limit < 1) return [];
  const networks = await db
    .selectFrom('network')
    .select(['id', 'name', 'current_snapshot_id'])
    .where('id', 'in', [...query.networkIds])
    .where('deleted_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  const found = new Map<string, SearchRow>();
  const add = (row: SearchRow): void => {
    const key = JSON.stringify([row.type, row.networkId, row.id]);
    if (found.size < query.limit && !found.has(key)) found.set(key, row);
  };
  const length = Array.from(text).length;
  for (const where of ['prefix', 'part'] as const) {
    if (where === 'part' && length < SHORTEST_PART) break;
    for (const { id, name } of networks)
      if (textMatches(name, text, where)) add({ type: 'network', networkId: id, id, name, detail: '' });
    for (const source of SOURCES)
      for (const network of networks) {
        if (found.size >= query.limit) return [...found.values()];
        if (network.current_snapshot_id === null) continue;
        const rows = await search(db, source, network.id, network.current_snapshot_id, text, where, query.limit);
        rows.forEach(add);
      }
  }
  return [...found.values()];
}

async function search(
  db: Queryable,
  source: Source,
  networkId: string,
  snapshotId: string,
  text: string,
  where: 'prefix' | 'part',
  limit: number,
): Promise<SearchRow[]> {
  const pattern = where === 'prefix' ? prefixPattern(text) : containsPattern(text);
  const rows = new Map<string, SearchRow>();
  // A statement for each column: joined by OR the planner would give up the indexes.
  for (const column of source.columns) {
    const result = await sql<{ id: string; name: string; detail: string }>`
      select ${sql.ref(`row.${source.id}`)} as id, ${source.name} as name, ${source.detail} as detail
      from ${sql.table(source.table)} as row
      where row.network_id = ${networkId} and row.snapshot_id = ${snapshotId}
        and ${column} like ${pattern} and ${range(column, text, where)}
      order by ${column}, ${sql.ref(`row.${source.id}`)} limit ${limit * MARGIN}`.execute(db);
    for (const row of result.rows)
      if (textMatches(row.id, text, where) || textMatches(row.name, text, where))
        rows.set(row.id, { type: source.type, networkId, ...row });
  }
  return [...rows.values()].slice(0, limit);
}

/**
 * The range of an index that can hold the prefix, stated by hand: planners derive it from LIKE only for a pattern they
 * see as a constant.
 */
function range(column: RawBuilder<unknown>, text: string, where: 'prefix' | 'part'): RawBuilder<unknown> {
  // Up to the first letter beyond ASCII: how the column folds those is not known here.
  const sure = /^[ -~]*/.exec(text)![0].toLowerCase();
  if (where === 'part' || sure === '') return sql`true`;
  const last = sure.charCodeAt(sure.length - 1);
  const end = sure.slice(0, -1) + String.fromCharCode(last + 1);
  return sql`${column} >= ${sure} and ${column} < ${end}`;
}
