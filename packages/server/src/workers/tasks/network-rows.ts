import {
  ABSENT,
  elementKind,
  elementPlane,
  numberValue,
  type DictColumn,
  type Dossier,
  type Evidence,
} from '@cleanpath/model';

/** Elements in columns of equal length: they cross the thread and reach the database without a object per row. */
export interface ElementColumns {
  readonly element_id: readonly string[];
  readonly name: readonly (string | null)[];
  readonly kind: readonly string[];
  readonly plane: readonly string[];
  readonly tier: readonly (string | null)[];
  readonly supplier_id: readonly (string | null)[];
  readonly product_id: readonly (string | null)[];
  readonly operator_id: readonly (string | null)[];
  readonly site: readonly (string | null)[];
  readonly region: readonly (string | null)[];
  readonly lat: readonly (number | null)[];
  readonly lon: readonly (number | null)[];
}

export interface SupplierRecordRow {
  readonly supplier_id: string;
  readonly name: string;
  readonly body: object;
}
export interface ProductRecordRow {
  readonly product_id: string;
  readonly supplier_id: string | null;
  readonly name: string;
  readonly body: object;
}
export interface DemandRecordRow {
  readonly demand_id: string;
  readonly name: string;
  readonly service: string | null;
  readonly body: object;
}
export interface EvidenceRecordRow {
  readonly evidence_id: string;
  readonly supplier_id: string | null;
  readonly criterion: string;
  readonly type: string;
  readonly observed_at: string;
  readonly expires_at: string | null;
  readonly marking: string;
  readonly body: object;
}

/** A part of the queryable rows of a network. */
export type NetworkRows =
  | { readonly kind: 'elements'; readonly columns: ElementColumns }
  | { readonly kind: 'suppliers'; readonly rows: readonly SupplierRecordRow[] }
  | { readonly kind: 'products'; readonly rows: readonly ProductRecordRow[] }
  | { readonly kind: 'demands'; readonly rows: readonly DemandRecordRow[] }
  | { readonly kind: 'evidence'; readonly rows: readonly EvidenceRecordRow[] };

/** Rows of one part: a statement of some tens of milliseconds, so that others get their turn at the one connection. */
const ELEMENTS_A_PART = 10_000;
const RECORDS_A_PART = 1000;

/** The rows of a network for search and questions across networks, in parts. */
export function* networkRows(dossier: Dossier): Generator<NetworkRows> {
  for (let from = 0; from < dossier.elements.count; from += ELEMENTS_A_PART) {
    const to = Math.min(from + ELEMENTS_A_PART, dossier.elements.count);
    yield { kind: 'elements', columns: elementColumns(dossier, from, to) };
  }
  for (const records of pieces(dossier.suppliers))
    yield { kind: 'suppliers', rows: records.map((body) => ({ supplier_id: body.id, name: plain(body.name), body })) };
  for (const records of pieces(dossier.products))
    yield {
      kind: 'products',
      rows: records.map((body) => ({
        product_id: body.id,
        supplier_id: body.supplier ?? null,
        name: plain(body.name),
        body,
      })),
    };
  for (const records of pieces(dossier.demands))
    yield {
      kind: 'demands',
      rows: records.map((body) => ({
        demand_id: body.id,
        name: plain(body.name ?? body.id),
        service: body.service === undefined ? null : plain(body.service),
        body,
      })),
    };
  for (const records of pieces(dossier.evidence))
    yield { kind: 'evidence', rows: records.map((body) => evidenceRow(dossier, body)) };
}

function elementColumns(dossier: Dossier, from: number, to: number): ElementColumns {
  const { elements } = dossier;
  const rows = Array.from({ length: to - from }, (_, i) => from + i);
  const column = (values: DictColumn): (string | null)[] => {
    const texts = values.values.map(plain);
    return rows.map((row) => {
      const code = values.codes[row] ?? ABSENT;
      return code === ABSENT ? null : texts[code]!;
    });
  };
  const { text, number } = elements;
  const product = column(text.product);
  const stated = column(text.supplier);
  const supplierOf = new Map(dossier.products.map(({ id, supplier }) => [id, supplier]));
  return {
    element_id: rows.map((row) => elements.ids[row]!),
    name: column(text.name),
    kind: rows.map((row) => elementKind(elements, row)),
    plane: rows.map((row) => elementPlane(elements, row)),
    tier: column(text.tier),
    // The supplier of the product where the element names none.
    supplier_id: stated.map((id, i) => id ?? (product[i] == null ? null : (supplierOf.get(product[i]) ?? null))),
    product_id: product,
    operator_id: column(text.operator),
    site: column(text.site),
    region: column(text.region),
    lat: rows.map((row) => numberValue(number.lat, row) ?? null),
    lon: rows.map((row) => numberValue(number.lon, row) ?? null),
  };
}

const DEFAULT_MARKING = 'TLP:AMBER';

function evidenceRow(dossier: Dossier, body: Evidence): EvidenceRecordRow {
  const { subject } = body;
  const supplier =
    subject.kind === 'supplier'
      ? subject.id
      : subject.kind === 'product'
        ? dossier.products.find(({ id }) => id === subject.id)?.supplier
        : undefined;
  return {
    evidence_id: body.id,
    supplier_id: supplier ?? null,
    criterion: plain(body.criterion),
    type: body.type,
    observed_at: body.observedAt,
    expires_at: body.expiresAt ?? null,
    marking: body.marking ?? DEFAULT_MARKING,
    body,
  };
}

/** PostgreSQL texts hold everything but U+0000. */
export function plain(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text;
}

function* pieces<T>(records: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < records.length; from += RECORDS_A_PART) yield records.slice(from, from + RECORDS_A_PART);
}
