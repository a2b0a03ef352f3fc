import { sql } from 'kysely';
import {
  dictValue,
  ELEMENT_KIND_NAMES,
  kindInfo,
  numberValue,
  type Demand,
  type DictColumn,
  type Dossier,
  type ElementTable,
  type Evidence,
  type NumberColumn,
  type Product,
  type Supplier,
} from '@cleanpath/model';
import type { Store } from '../store.js';
import { BULK_ROWS, bulkInsert, type BulkColumn } from './bulk-insert.js';
import { storableText } from './storable-text.js';

/** The parts of a dossier that have rows. Relations have none: the binary holds them. */
export type SnapshotFacts = Pick<Dossier, 'elements' | 'suppliers' | 'products' | 'demands' | 'evidence'>;

export interface SnapshotKey {
  readonly networkId: string;
  readonly snapshotId: string;
}

export interface WriteRowsOptions {
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops between two statements. */
  readonly signal?: AbortSignal;
}

/**
 * Writes the queryable rows of a snapshot that is not published yet, in statements of their own: nobody waits long for
 * the one connection of the embedded engine. Written again from the start it replaces what an interrupted try left.
 */
export async function writeSnapshotRows(
  store: Store,
  key: SnapshotKey,
  facts: SnapshotFacts,
  options: WriteRowsOptions = {},
): Promise<void> {
  const { elements, suppliers, products, demands, evidence } = facts;
  const total = elements.count + suppliers.length + products.length + demands.length + evidence.length;
  const constants = { network_id: key.networkId, snapshot_id: key.snapshotId };
  let done = 0;
  const step = async (rows: number, work: () => Promise<void>): Promise<void> => {
    options.signal?.throwIfAborted();
    await work();
    done += rows;
    options.onProgress?.(done, total);
  };
  await deleteRowsOf(store, key);
  for (let from = 0; from < elements.count; from += BULK_ROWS) {
    const to = Math.min(from + BULK_ROWS, elements.count);
    await step(to - from, () => bulkInsert(store.db, 'element_row', constants, elementColumns(elements, from, to)));
  }
  await step(0, () => writeSites(store, key));
  const inChunks = async <T>(
    table: 'supplier_row' | 'product_row' | 'demand_row' | 'evidence_row',
    rows: readonly T[],
    columns: (rows: readonly T[]) => BulkColumn[],
  ): Promise<void> => {
    for (let from = 0; from < rows.length; from += BULK_ROWS) {
      const chunk = rows.slice(from, from + BULK_ROWS);
      await step(chunk.length, () => bulkInsert(store.db, table, constants, columns(chunk)));
    }
  };
  await inChunks('supplier_row', suppliers, supplierColumns);
  await inChunks('product_row', products, productColumns);
  await inChunks('demand_row', demands, demandColumns);
  const supplierOf = evidenceSupplier(facts);
  await inChunks('evidence_row', evidence, (rows) => evidenceColumns(rows, supplierOf));
}

/** Removes the rows of all snapshots of a network but one, after that one was published. */
export async function deleteOlderRows(store: Store, key: SnapshotKey): Promise<void> {
  const others = new Set<string>();
  for (const table of ROW_TABLES) {
    const rows = await store.db
      .selectFrom(table)
      .select('snapshot_id')
      .distinct()
      .where('network_id', '=', key.networkId)
      .where('snapshot_id', '!=', key.snapshotId)
      .execute();
    for (const row of rows) others.add(row.snapshot_id);
  }
  for (const snapshotId of others) await deleteRowsOf(store, { networkId: key.networkId, snapshotId });
}

/** Removes the rows of one snapshot, the large table in bounded statements. */
export async function deleteRowsOf(store: Store, key: SnapshotKey): Promise<void> {
  for (;;) {
    const { numAffectedRows } = await sql`delete from element_row
      where network_id = ${key.networkId} and snapshot_id = ${key.snapshotId} and element_id in (
        select element_id from element_row where network_id = ${key.networkId} and snapshot_id = ${key.snapshotId}
        order by element_id limit ${BULK_ROWS})`.execute(store.db);
    if ((numAffectedRows ?? 0n) < BigInt(BULK_ROWS)) break;
  }
  for (const table of ROW_TABLES.slice(1))
    await store.db
      .deleteFrom(table)
      .where('network_id', '=', key.networkId)
      .where('snapshot_id', '=', key.snapshotId)
      .execute();
}

const ROW_TABLES = ['element_row', 'site_row', 'supplier_row', 'product_row', 'demand_row', 'evidence_row'] as const;

async function writeSites(store: Store, key: SnapshotKey): Promise<void> {
  await sql`insert into site_row (network_id, snapshot_id, site, region, elements)
    select ${key.networkId}, ${key.snapshotId}, site, min(region), count(*)::integer from element_row
    where network_id = ${key.networkId} and snapshot_id = ${key.snapshotId} and site is not null
    group by site`.execute(store.db);
}

function elementColumns(elements: ElementTable, from: number, to: number): BulkColumn[] {
  const rows = (value: (row: number) => string | null): (string | null)[] => {
    const values = new Array<string | null>(to - from);
    for (let row = from; row < to; row++) values[row - from] = value(row);
    return values;
  };
  const text = (name: string, column: DictColumn): BulkColumn => {
    const storable = storableOf(column);
    return { name, type: 'text', values: rows((row) => storable[column.codes[row] ?? -1] ?? null) };
  };
  const number = (name: string, column: NumberColumn): BulkColumn => {
    const values = new Array<number | null>(to - from);
    for (let row = from; row < to; row++) values[row - from] = numberValue(column, row) ?? null;
    return { name, type: 'double precision', values };
  };
  const kindOf = (row: number) => ELEMENT_KIND_NAMES[elements.kind[row]!]!;
  const { text: texts, number: numbers } = elements;
  return [
    { name: 'element_id', type: 'text', values: elements.ids.slice(from, to) },
    text('name', texts.name),
    { name: 'kind', type: 'text', values: rows(kindOf) },
    {
      name: 'plane',
      type: 'text',
      // The table holds the default where the source states none.
      values: rows((row) => dictValue(texts.plane, row) ?? kindInfo(kindOf(row)).plane),
    },
    text('tier', texts.tier),
    text('supplier_id', texts.supplier),
    text('product_id', texts.product),
    text('operator_id', texts.operator),
    text('site', texts.site),
    text('region', texts.region),
    number('lat', numbers.lat),
    number('lon', numbers.lon),
  ];
}

/** The distinct values of a column made storable once, not once a row. */
const storableColumns = new WeakMap<DictColumn, readonly string[]>();
function storableOf(column: DictColumn): readonly string[] {
  let values = storableColumns.get(column);
  if (!values) {
    values = column.values.map(storableText);
    storableColumns.set(column, values);
  }
  return values;
}

function supplierColumns(suppliers: readonly Supplier[]): BulkColumn[] {
  return [
    { name: 'supplier_id', type: 'text', values: suppliers.map((s) => s.id) },
    { name: 'name', type: 'text', values: suppliers.map((s) => storableText(s.name)) },
    { name: 'body', type: 'json', values: suppliers.map((s) => JSON.stringify(s)) },
  ];
}

function productColumns(products: readonly Product[]): BulkColumn[] {
  return [
    { name: 'product_id', type: 'text', values: products.map((p) => p.id) },
    { name: 'supplier_id', type: 'text', values: products.map((p) => p.supplier ?? null) },
    { name: 'name', type: 'text', values: products.map((p) => storableText(p.name)) },
    { name: 'body', type: 'json', values: products.map((p) => JSON.stringify(p)) },
  ];
}

function demandColumns(demands: readonly Demand[]): BulkColumn[] {
  return [
    { name: 'demand_id', type: 'text', values: demands.map((d) => d.id) },
    { name: 'name', type: 'text', values: demands.map((d) => storableText(d.name ?? d.id)) },
    {
      name: 'service',
      type: 'text',
      values: demands.map((d) => (d.service === undefined ? null : storableText(d.service))),
    },
    { name: 'body', type: 'json', values: demands.map((d) => JSON.stringify(d)) },
  ];
}

function evidenceColumns(evidence: readonly Evidence[], supplierOf: (item: Evidence) => string | null): BulkColumn[] {
  return [
    { name: 'evidence_id', type: 'text', values: evidence.map((e) => e.id) },
    { name: 'supplier_id', type: 'text', values: evidence.map(supplierOf) },
    { name: 'criterion', type: 'text', values: evidence.map((e) => storableText(e.criterion)) },
    { name: 'type', type: 'text', values: evidence.map((e) => e.type) },
    { name: 'observed_at', type: 'text', values: evidence.map((e) => e.observedAt) },
    { name: 'expires_at', type: 'text', values: evidence.map((e) => e.expiresAt ?? null) },
    { name: 'marking', type: 'text', values: evidence.map((e) => e.marking ?? 'TLP:AMBER') },
    { name: 'body', type: 'json', values: evidence.map((e) => JSON.stringify(e)) },
  ];
}

/** The supplier an item is about: itself, or that of its product or element; null for sites and the unknown. */
function evidenceSupplier(facts: SnapshotFacts): (item: Evidence) => string | null {
  const ofProduct = new Map(facts.products.map((product) => [product.id, product.supplier ?? null]));
  return ({ subject }) => {
    if (subject.kind === 'supplier') return subject.id;
    if (subject.kind === 'product') return ofProduct.get(subject.id) ?? null;
    // A version is named `<product>@<version>`.
    if (subject.kind === 'version') return ofProduct.get(subject.id.slice(0, subject.id.lastIndexOf('@'))) ?? null;
    if (subject.kind === 'site') return null;
    const row = facts.elements.indexOf.get(subject.id);
    return row === undefined ? null : (dictValue(facts.elements.text.supplier, row) ?? null);
  };
}
