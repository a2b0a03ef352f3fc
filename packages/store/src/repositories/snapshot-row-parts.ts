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
import { BULK_ROWS, type BulkColumn } from './bulk-column.js';
import { storableText } from './storable-text.js';

/** The parts of a dossier that have rows. Relations have none: the binary holds them. */
export type SnapshotFacts = Pick<Dossier, 'elements' | 'suppliers' | 'products' | 'demands' | 'evidence'>;

export interface SnapshotRowPart {
  readonly table: 'element_row' | 'supplier_row' | 'product_row' | 'demand_row' | 'evidence_row';
  readonly columns: readonly BulkColumn[];
  readonly rows: number;
}

/** Rows of all parts together. */
export function snapshotRowCount({ elements, suppliers, products, demands, evidence }: SnapshotFacts): number {
  return elements.count + suppliers.length + products.length + demands.length + evidence.length;
}

/** The queryable rows of a network as columns, one statement a part. Pure: a worker thread can make them. */
export function* snapshotRowParts(facts: SnapshotFacts): Generator<SnapshotRowPart> {
  const { elements, suppliers, products, demands, evidence } = facts;
  const supplierOf = productSuppliers(products);
  for (let from = 0; from < elements.count; from += BULK_ROWS) {
    const to = Math.min(from + BULK_ROWS, elements.count);
    yield { table: 'element_row', rows: to - from, columns: elementColumns(elements, from, to, supplierOf) };
  }
  yield* chunked('supplier_row', suppliers, supplierColumns);
  yield* chunked('product_row', products, productColumns);
  yield* chunked('demand_row', demands, demandColumns);
  const subjectSupplier = evidenceSupplier(facts, supplierOf);
  yield* chunked('evidence_row', evidence, (rows) => evidenceColumns(rows, subjectSupplier));
}

function* chunked<T>(
  table: SnapshotRowPart['table'],
  records: readonly T[],
  columns: (records: readonly T[]) => BulkColumn[],
): Generator<SnapshotRowPart> {
  for (let from = 0; from < records.length; from += BULK_ROWS) {
    const chunk = records.slice(from, from + BULK_ROWS);
    yield { table, rows: chunk.length, columns: columns(chunk) };
  }
}

type ProductSuppliers = ReadonlyMap<string, string | null>;

function productSuppliers(products: readonly Product[]): ProductSuppliers {
  return new Map(products.map((product) => [product.id, product.supplier ?? null]));
}

function elementColumns(elements: ElementTable, from: number, to: number, supplierOf: ProductSuppliers): BulkColumn[] {
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
    {
      name: 'supplier_id',
      type: 'text',
      // That of the product where the element names none.
      values: rows(
        (row) => dictValue(texts.supplier, row) ?? supplierOf.get(dictValue(texts.product, row) ?? '') ?? null,
      ),
    },
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
function evidenceSupplier(facts: SnapshotFacts, ofProduct: ProductSuppliers): (item: Evidence) => string | null {
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
