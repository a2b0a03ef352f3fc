import type { Demand, Element, Product, Relation, Supplier } from '@cleanpath/model';
import { idPart } from '../field-values.js';
import type { ImportDraft } from '../import-draft.js';
import { isObject, own, withinDepth } from '../input/parse-json.js';
import type { DataValue } from './graph-document.js';

/** Prefix of the data keys that carry our own fields in an export. */
export const OWN_PREFIX = 'cleanpath.';

/** Fields whose value is JSON text because GraphML has no lists or objects. */
export const JSON_FIELDS = ['parties', 'riskGroups', 'attributes'] as const;

/** Key of the fields whose text XML cannot hold (control characters, lone surrogates), together as a JSON object. */
export const REST_FIELD = 'json';

/** Graph data with the records of a dossier that are no elements or relations. */
export const RECORD_FIELDS = ['suppliers', 'products', 'demands'] as const;

/** The element an own export wrote; the draft checks its values. */
export function ownElement(id: string, data: ReadonlyMap<string, DataValue>): Element {
  return { ...ownFields(data), id } as Element;
}

export function ownId(nodeId: string, data: ReadonlyMap<string, DataValue>): string | undefined {
  return idPart(own(parsedJson(data.get(OWN_PREFIX + REST_FIELD)), 'id') ?? nodeId);
}

/** The relation an own export wrote. */
export function ownRelation(from: string, to: string, data: ReadonlyMap<string, DataValue>): Relation {
  return { type: 'link', ...ownFields(data), from, to };
}

/** Suppliers, products and demands, which elements refer to. */
export function ownRecords(data: ReadonlyMap<string, DataValue>, file: string, draft: ImportDraft): void {
  const place = { file };
  const records = (field: (typeof RECORD_FIELDS)[number]): unknown[] => {
    const list = parsedJson(data.get(OWN_PREFIX + field));
    return Array.isArray(list) ? list.filter(isObject) : [];
  };
  // The draft checks each record against its schema.
  for (const record of records('suppliers')) draft.supplier(record as Supplier, place);
  for (const record of records('products')) draft.product(record as Product, place);
  for (const record of records('demands')) draft.demand(record as Demand, place);
}

function ownFields(data: ReadonlyMap<string, DataValue>): Record<string, unknown> {
  const fields: [string, unknown][] = [];
  for (const [key, value] of data) {
    const field = key.slice(OWN_PREFIX.length);
    if (!key.startsWith(OWN_PREFIX) || field === '__proto__') continue;
    const parsed =
      (JSON_FIELDS as readonly string[]).includes(field) || field === REST_FIELD ? parsedJson(value) : value;
    if (field === REST_FIELD) fields.push(...(isObject(parsed) ? Object.entries(parsed) : []));
    else if (parsed !== undefined) fields.push([field, parsed]);
  }
  return Object.fromEntries(fields);
}

function parsedJson(value: DataValue | undefined): unknown {
  if (value === undefined) return undefined;
  try {
    return withinDepth(String(value)) ? (JSON.parse(String(value)) as unknown) : undefined;
  } catch {
    return undefined;
  }
}
